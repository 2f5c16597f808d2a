// Suggests units while typing, with or without diacritics; the field stays an ordinary text field without this.
// The address answers ?q= with {"units": [{"code", "name", "path"}]}.
export function start(box) {
  const input = box.querySelector("input");
  if (!input || !box.dataset.suggest) return;
  const list = document.createElement("ul");
  list.id = `${input.id}-suggestions`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  box.append(list);
  const spoken = document.createElement("p");
  spoken.className = "sr-only";
  spoken.setAttribute("aria-live", "polite");
  box.append(spoken);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);

  let marked = -1, waiting = 0, asked = 0;

  const close = () => {
    list.hidden = true;
    marked = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    input.value = option.dataset.code;
    spoken.textContent = option.textContent;
    close();
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const mark = (index) => {
    const options = [...list.querySelectorAll('[role="option"]')];
    if (!options.length) return;
    marked = (index + options.length) % options.length;
    options.forEach((option, at) => option.setAttribute("aria-selected", String(at === marked)));
    options[marked].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[marked].id);
  };
  const show = (units) => {
    list.replaceChildren(...units.map((unit, at) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${at}`;
      option.dataset.code = unit.code;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(`${unit.name} `);
      const small = document.createElement("small");
      small.textContent = [unit.path, unit.code].filter(Boolean).join(" · ");
      option.append(small);
      return option;
    }));
    marked = -1;
    list.hidden = units.length === 0;
    input.setAttribute("aria-expanded", String(units.length > 0));
    spoken.textContent = units.length ? units.map((unit) => unit.name).slice(0, 3).join(", ") : box.dataset.none;
  };
  const ask = async () => {
    const text = input.value.trim();
    if (text.length < 2) return close();
    const mine = ++asked;
    const query = new URLSearchParams({ q: text });
    if (box.dataset.on) query.set("on", box.dataset.on);
    const answer = await fetch(`${box.dataset.suggest}?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const found = await answer.json();
    show((Array.isArray(found) ? found : found.units ?? []).slice(0, 12));
  };

  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 180); });
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) { event.preventDefault(); choose(option); }
  });
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); mark(marked + (event.key === "ArrowDown" ? 1 : -1)); }
    if (event.key === "Enter" && marked >= 0) { event.preventDefault(); choose(list.children[marked]); }
    if (event.key === "Escape") close();
  });
}
