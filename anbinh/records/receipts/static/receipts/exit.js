// Quick exit: forgets what this device kept, closes the report, and replaces this page in the history.
const leave = (event) => {
  const link = document.querySelector("[data-exit]");
  if (!link) return;
  event.preventDefault();
  document.documentElement.dataset.left = ""; // a save that is under way must not write behind us
  try { localStorage.removeItem("anbinh-report"); } catch { /* no storage: nothing was kept */ }
  navigator.sendBeacon?.("/tra-cuu/dong/");
  document.documentElement.hidden = true;
  location.replace(link.href);
};
document.addEventListener("click", (event) => { if (event.target.closest?.("[data-exit]")) leave(event); });
