// Computes the proof that a sender is no flood, in a worker, with its progress; then presses the button itself.
export function prove(box, done) {
  if (typeof Worker === "undefined") return;
  const working = box.querySelector(".working");
  const bar = box.querySelector("progress");
  const worker = new Worker(box.dataset.worker, { type: "module" });
  box.querySelector(".slow").hidden = true;
  working.textContent = box.dataset.working;
  working.hidden = bar.hidden = false;
  const give = () => {
    worker.terminate();
    box.querySelector(".slow").hidden = false;
    working.hidden = bar.hidden = true;
  };
  worker.onerror = give;
  worker.onmessage = ({ data }) => {
    bar.value = data.progress;
    if (data.answer === undefined) return;
    worker.terminate();
    working.textContent = box.dataset.ready;
    box.querySelector("[name=answer]").value = data.answer;
    done();
  };
  worker.postMessage({ challenge: box.dataset.challenge, bits: Number(box.dataset.bits) });
}

// Pages without a script of their own: a code is tried, a message is sent, once the proof is there.
const asked = document.querySelector("form:not(#walk) [data-challenge]");
if (asked) prove(asked, () => { if (asked.dataset.then) asked.closest("form").submit(); });
