// Counts what is ticked, says it, and ticks a whole page; without this the boxes and the button work as they are.
const bar = document.querySelector("form[data-ticked]");
if (bar) {
  const boxes = [...document.querySelectorAll(`input[name="row"][form="${bar.id}"]`)];
  const count = bar.querySelector(".ticked-count");
  const all = bar.querySelector("[data-tick-all]");
  const say = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.hidden = ticked === 0;
    bar.classList.toggle("has-ticks", ticked > 0);
    count.textContent = `${bar.dataset.ticked}: ${ticked}`;
  };
  boxes.forEach((box) => box.addEventListener("change", say));
  all.hidden = boxes.length === 0;
  all.addEventListener("click", () => {
    const on = boxes.some((box) => !box.checked);
    boxes.forEach((box) => { box.checked = on; });
    say();
  });
  say();
}
