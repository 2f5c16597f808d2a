// The answer is a file, so this page stays: what was typed must not stay with it.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", () => setTimeout(() => {
    for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) field.value = "";
    const said = form.querySelector(".said");
    said.textContent = said.dataset.saved;
  }));
}
