// Finds what asks for a script module by data-module and hands it over; each page works without any of them.
for (const element of document.querySelectorAll("[data-module]")) {
  for (const name of element.dataset.module.split(" ")) {
    import(`./${name}.js`).then((module) => module.start(element)).catch(() => {});
  }
}
