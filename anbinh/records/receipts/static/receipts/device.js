// What this device keeps of a report that is being written: the closed answers and the page's own fields, for a day.
const NAME = "anbinh-report";
const A_DAY = 24 * 3600 * 1000;
let silent = false;

export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(NAME) ?? "null");
    if (found && Date.now() - found.at < A_DAY) return found;
    localStorage.removeItem(NAME);
  } catch { /* private windows may refuse storage */ }
  return null;
}

export function forget({ forNow = false } = {}) {
  silent = forNow;
  try { localStorage.removeItem(NAME); } catch { /* nothing was kept */ }
}

export function keep(form) {
  if (silent) return;
  const data = new FormData(form);
  const fields = [...data].filter(([name, value]) => typeof value === "string" && !["state", "step", "go", "challenge", "answer", "ticket"].includes(name));
  const found = { at: Date.now(), state: data.get("state"), step: data.get("step"), fields };
  if ("left" in document.documentElement.dataset) return;
  try { localStorage.setItem(NAME, JSON.stringify(found)); } catch { /* full or refused: the page itself still holds it */ }
}
