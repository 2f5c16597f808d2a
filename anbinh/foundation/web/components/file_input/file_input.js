// Shows what was chosen, with sizes, before a long upload; each can be taken out again. Files may also be dropped here.
// Choosing a second time adds to the first. Without this the field stays an ordinary file field.
export function start(box) {
  const input = box.querySelector('input[type="file"]');
  const list = box.querySelector(".chosen-files");
  const total = box.querySelector(".file-total");
  if (!input || !list || typeof DataTransfer === "undefined") return;
  const most = Object.fromEntries(box.dataset.bounds.split(" ").filter(Boolean).map((pair) => pair.split("=")));
  let chosen = [];

  const language = document.documentElement.lang || "vi";
  const size = (bytes) => {
    const [each, unit] = bytes >= 1024 ** 3 ? [1024 ** 3, "GB"] : bytes >= 1024 ** 2 ? [1024 ** 2, "MB"] : [1024, "KB"];
    const digits = each > 1024 && bytes < 10 * each ? 1 : 0;
    return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(Math.max(bytes / each, each > 1024 ? 0 : 1))} ${unit}`;
  };
  const tooLarge = (file) => file.size > Number(most[file.type.split("/")[0]] ?? Infinity);
  const same = (one, other) => one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;

  const line = (file) => {
    const item = document.createElement("li");
    const name = document.createElement("span");
    name.className = "file-name";
    name.textContent = file.name;
    const facts = document.createElement("span");
    facts.className = tooLarge(file) ? "file-facts too-large" : "file-facts";
    facts.textContent = tooLarge(file) ? `${size(file.size)} · ${box.dataset.tooLarge}` : size(file.size);
    const out = document.createElement("button");
    out.type = "button";
    out.className = "quiet";
    out.textContent = box.dataset.takeOut;
    out.setAttribute("aria-label", `${box.dataset.takeOut}: ${file.name}`);
    out.addEventListener("click", () => { take(chosen.filter((one) => one !== file)); input.focus(); });
    item.append(name, " ", facts, out);
    return item;
  };
  const take = (files) => {
    chosen = files;
    const carrier = new DataTransfer();
    files.forEach((file) => carrier.items.add(file));
    input.files = carrier.files;
    list.replaceChildren(...files.map(line));
    list.hidden = files.length === 0;
    const all = files.reduce((sum, file) => sum + file.size, 0);
    total.textContent = files.length ? `${box.dataset.total}: ${files.length} · ${size(all)}` : "";
  };
  const add = (files) => take([...chosen, ...[...files].filter((file) => !chosen.some((one) => same(one, file)))]);

  input.addEventListener("change", () => add(input.files));
  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("dropping"); });
  box.addEventListener("dragleave", () => box.classList.remove("dropping"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("dropping");
    add(event.dataTransfer.files);
  });
}
