// The pages of the form without reloading, so that the browser's own Back works although no cache keeps a page; and what
// was typed stays on the device. Without this every page is an ordinary form.
import { forget, keep, kept } from "./device.js";
import { prove } from "./proof.js";

const formOf = () => document.querySelector("#walk");
let timer = 0, busy = false, waiting = "";

async function send(form, go, { popped = false } = {}) {
  if (busy) return;
  busy = true;
  const said = form.querySelector(".said");
  const wait = setTimeout(() => { said.textContent = form.dataset.busy; }, 700);
  const data = new FormData(form);
  data.set("go", go);
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    show(new DOMParser().parseFromString(await answer.text(), "text/html"), popped);
  } catch {
    said.textContent = form.dataset.failed;
  } finally {
    clearTimeout(wait);
    busy = false;
    const next = waiting;
    waiting = "";
    if (next && formOf()) send(formOf(), next, { popped: true });
  }
}

function show(page, popped) {
  for (const part of ["main", ".top", ".emergency", ".foot"]) {
    const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
    if (old && fresh) old.replaceWith(document.adoptNode(fresh));
  }
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  for (const element of document.querySelectorAll("main [data-module]")) {
    for (const name of element.dataset.module.split(" ")) import(`../web/${name}.js`).then((module) => module.start(element)).catch(() => {});
  }
  if (!formOf()) { import("./forget.js"); history.replaceState({}, "", location.pathname); }
  else if (!popped) history.pushState({ step: stepOf() }, "", location.pathname);
  begin();
  scrollTo(0, 0);
  (document.querySelector(".error-summary") ?? document.querySelector("main h1"))?.focus({ preventScroll: true });
}

const stepOf = () => formOf()?.querySelector("[name=step]").value ?? "";

function begin() {
  const form = formOf();
  if (!form) return;
  offer(form);
  if (stepOf() !== "who" || !kept()) keep(form);
  const aside = document.querySelector("[data-device]");
  if (aside) aside.hidden = false;
  const demand = form.querySelector("[data-challenge]");
  if (demand) prove(demand, () => demand.dataset.then && send(form, demand.dataset.then));
}

function offer(form) {
  const box = form.querySelector("[data-resume]");
  const found = kept();
  if (!box || !found || (found.step === "who" && !found.fields.length)) return;
  box.hidden = false;
  box.querySelector("[data-when]").textContent = new Date(found.at).toLocaleString(document.documentElement.lang);
  box.querySelector("[data-go-on]").addEventListener("click", () => {
    form.querySelector("[name=state]").value = found.state;
    form.querySelector("[name=step]").value = found.step;
    for (const field of form.querySelectorAll("input[type=radio]")) field.disabled = true;
    for (const [name, value] of found.fields) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    send(form, found.step);
  });
}

document.addEventListener("submit", (event) => {
  if (event.target.id !== "walk") return;
  event.preventDefault();
  send(event.target, event.submitter?.value || "next");
});
document.addEventListener("input", (event) => {
  if (!event.target.closest("#walk")) return;
  clearTimeout(timer);
  timer = setTimeout(() => formOf() && keep(formOf()), 400);
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-clear]")) return;
  forget({ forNow: true });
  const [aside, box] = [document.querySelector("[data-device]"), document.querySelector("[data-resume]")];
  if (box) box.hidden = true;
  aside.querySelector("p").textContent = aside.dataset.cleared;
});
window.addEventListener("popstate", (event) => {
  const form = formOf();
  if (!form) location.replace(location.pathname);
  else if (busy) waiting = event.state?.step ?? "";
  else if (event.state?.step) send(form, event.state.step, { popped: true });
});
history.replaceState({ step: stepOf() }, "", location.pathname);
begin();
