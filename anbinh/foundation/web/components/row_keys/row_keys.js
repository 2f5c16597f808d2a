// Walks through rows with j and k, opens one with Enter, and does what its button says with the button's letter.
// Rows are [data-row]; in each, [data-open] is the link that opens it and [data-key] the links that act.
// Letters never act while something is typed, nor together with Ctrl, Alt or the system's key.
export function start(box) {
  const rows = [...box.querySelectorAll("[data-row]")];
  const dialog = box.querySelector("[data-keys]");
  const hint = box.querySelector("[data-keys-hint]");
  let at = -1;

  const choose = (index) => {
    if (!rows.length) return;
    rows[at]?.classList.remove("chosen");
    at = Math.max(0, Math.min(index, rows.length - 1));
    rows[at].classList.add("chosen");
    rows[at].querySelector("[data-open]")?.focus({ preventScroll: true });
    rows[at].scrollIntoView({ block: "nearest" });
  };
  const typing = (element) => element.matches("input, select, textarea, [contenteditable]");
  const find = () => (document.querySelector("[data-find], input[type=search]") ?? document.querySelector("a[data-find]"));

  rows.forEach((row, index) => row.addEventListener("focusin", () => {
    if (index === at) return;
    rows[at]?.classList.remove("chosen");
    at = index;
    row.classList.add("chosen");
  }));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target) || dialog?.open) return;
    if (event.key === "j") choose(at + 1);
    else if (event.key === "k") choose(at - 1);
    else if (event.key === "?" && dialog) dialog.showModal();
    else if (event.key === "/") {
      const target = find();
      if (!target) return;
      if (target.matches("a")) target.click();
      else target.focus();
    } else if (event.key === "Enter" && at >= 0 && !event.target.closest("a, button, summary")) rows[at].querySelector("[data-open]")?.click();
    else if (/^[a-z]$/.test(event.key) && at >= 0) {
      const act = rows[at].querySelector(`[data-key="${event.key}"]`);
      if (!act) return;
      act.click();
    } else return;
    if (event.key !== "Enter") event.preventDefault();
  });
  if (dialog && hint) {
    hint.hidden = false;
    hint.querySelector("[data-keys-show]").addEventListener("click", () => dialog.showModal());
  }
}
