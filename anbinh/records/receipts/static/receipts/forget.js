// After sending: the device keeps nothing more of the report. Printing is offered where it is possible.
import { forget } from "./device.js";

forget();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
