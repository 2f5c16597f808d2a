// At the counter: Enter never sends the form, a scanned card fills the fields, the receipt can be printed.
const form = document.querySelector("form.counter");
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
if (form) {
  const box = form.querySelector("[data-card]");
  const card = box.querySelector("input");
  const said = box.querySelector(".card-said");
  const read = async () => {
    if (!card.value.trim()) return;
    const body = new FormData();
    body.set("card", card.value);
    body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(box.dataset.card, { method: "POST", body, headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    const found = await answer.json();
    said.textContent = [found.said, ...found.warnings].join(" ");
    said.classList.toggle("errorlist", found.refused);
    card.value = "";
    if (found.refused) return;
    for (const [name, value] of Object.entries(found.fields)) form.elements[name].value = value;
    form.elements.phone.focus();
  };
  box.querySelector("button").addEventListener("click", (event) => { event.preventDefault(); read(); });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input:not([type=file])")) return;
    event.preventDefault();
    if (event.target === card) read();
  });
}
