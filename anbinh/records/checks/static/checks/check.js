// The number is hashed here; of each hash the first three signs are asked for, and the groups are compared here.
import { keysTyped } from "./keys.js";

const PREFIX = 3;
const DIGEST = 64;
const ALWAYS_ASKED = 6;
const ORDER = "xcw";

async function digest(key) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key));
  return [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, "0")).join("");
}

function drawn() {
  const number = crypto.getRandomValues(new Uint16Array(1))[0] & 0xfff;
  return number.toString(16).padStart(PREFIX, "0");
}

async function group(address, prefix) {
  const answer = await fetch(address.replace(/0{3}$/, prefix), { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

/** The best line for these keys: confirmed before checked before taken off; null where there is none. */
async function asked(address, keys) {
  const digests = await Promise.all(keys.map(digest));
  const prefixes = new Set(digests.map((one) => one.slice(0, PREFIX)));
  while (prefixes.size < ALWAYS_ASKED) prefixes.add(drawn());
  const ordered = [...prefixes].sort();
  const texts = await Promise.all(ordered.map((prefix) => group(address, prefix)));
  const found = [];
  ordered.forEach((prefix, nth) => {
    for (const line of texts[nth].split("\n")) {
      if (digests.includes(prefix + line.slice(0, DIGEST - PREFIX))) found.push(line.slice(DIGEST - PREFIX));
    }
  });
  return found.sort((one, other) => ORDER.indexOf(one[0]) - ORDER.indexOf(other[0]))[0] || null;
}

function show(state, said) {
  for (const section of document.querySelectorAll("[data-answer]")) {
    section.hidden = section.dataset.answer !== state;
    for (const name of ["since", "method"]) {
      const place = section.querySelector(`[data-${name}]`);
      if (place) place.textContent = said?.[name] ? place.dataset.words.replace("{}", said[name]) : "";
    }
  }
  document.querySelector(`[data-answer="${state}"]`)?.scrollIntoView({ block: "nearest" });
}

const json = (id) => JSON.parse(document.getElementById(id).textContent);

const form = document.querySelector('[data-check]');
if (form && globalThis.crypto?.subtle) {
  const rules = json("check-rules");
  const methods = json("check-methods");
  form.querySelector("[data-with-script]").hidden = false;
  form.querySelector("[data-without-script]").hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const keys = keysTyped(form.elements.number.value, rules);
    if (!keys.length) return show("u");
    try {
      const line = await asked(form.dataset.groups, keys);
      if (!line) return show("n");
      const [, state, year, month, day, method] = /^(.)(\d{4})(\d{2})(\d{2})(.{12})$/.exec(line);
      return show(state, { since: `${day}/${month}/${year}`, method: methods[method.replace(/\.+$/, "")] || "" });
    } catch {
      return show("e");
    }
  });
}
