// The list and the circles point at each other: hovering or focusing one marks the other.
export function start(map) {
  const lines = [...map.querySelectorAll(".unit-list li")];
  const circles = [...map.querySelectorAll(":scope > svg circle")];
  const name = (circle) => circle.querySelector("title").textContent;
  const partner = new Map();
  for (const line of lines) {
    const label = line.querySelector(".name > a, .name > span:last-child");
    const spoken = `${label.textContent.trim()}: ${line.querySelector(".count").textContent.trim()}`;
    const circle = circles.find((one) => name(one) === spoken);
    if (circle) { partner.set(line, circle); partner.set(circle, line); }
  }
  for (const [one, other] of partner) {
    const target = one.closest("a") ?? one;
    const mark = (on) => [one, other].forEach((element) => element.classList.toggle("marked", on));
    for (const kind of ["mouseenter", "focusin"]) target.addEventListener(kind, () => mark(true));
    for (const kind of ["mouseleave", "focusout"]) target.addEventListener(kind, () => mark(false));
  }
}
