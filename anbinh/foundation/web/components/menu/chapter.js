// Remembers on this device which chapters of the menu are folded; the chapter of the page itself always stays open.
const KEY = "anbinh-menu";

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) || {};
  } catch {
    return {};
  }
}

export function start(details) {
  const chapter = details.dataset.chapter;
  const chosen = kept()[chapter];
  if (chosen !== undefined && !details.querySelector("[aria-current]")) details.open = chosen;
  details.querySelector("summary").addEventListener("click", () => {
    try {
      localStorage.setItem(KEY, JSON.stringify({ ...kept(), [chapter]: !details.open }));
    } catch {
      // Where nothing may be kept, the menu simply forgets.
    }
  });
}
