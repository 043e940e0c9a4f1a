// The chart of a toll and its table: to point at a figure in one lights it in the other.
"use strict";

let lit = [];

function light(line) {
  for (const one of lit) one.classList.remove("lit");
  lit = line ? [...document.querySelectorAll(`[data-line="${CSS.escape(line)}"]`)] : [];
  for (const one of lit) one.classList.add("lit");
}

document.addEventListener("pointerover", (event) => light(event.target.closest("[data-line]")?.dataset.line));
document.addEventListener("focusin", (event) => light(event.target.closest("[data-line]")?.dataset.line));
