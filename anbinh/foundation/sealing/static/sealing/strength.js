// Beside a new passphrase: how long it is and whether that is enough. Nothing leaves the page; without script the hint remains.
const field = document.querySelector("[data-strength] input[name=passphrase]");
const place = document.querySelector("[data-strength]");
if (field && place) {
  const line = document.createElement("div");
  line.className = "strength";
  line.setAttribute("aria-live", "polite");
  const meter = document.createElement("meter");
  Object.assign(meter, { min: 0, max: 40, low: 16, high: 24, optimum: 40, value: 0 });
  meter.setAttribute("aria-hidden", "true");
  const said = document.createElement("span");
  line.append(meter, said);
  field.after(line);
  const look = () => {
    const words = field.value.trim().split(/\s+/).filter(Boolean);
    const written = words.join(" ");
    // Repeating a word or a letter adds nothing: only what differs counts.
    const counted = [...new Set(words)].join(" ").length;
    meter.value = written ? Math.min(40, counted) : 0;
    said.textContent = !written ? "" : counted < 16 ? place.dataset.short : counted < 24 ? place.dataset.fair : place.dataset.good;
  };
  field.addEventListener("input", look);
}
