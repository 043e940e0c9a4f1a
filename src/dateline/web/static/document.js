// A document: an event lights what it is made of, and the text lights its events. Which layers are
// shown is remembered in this browser.
"use strict";

const reading = document.querySelector(".reading");
const text = reading.querySelector(".text");
const KEPT = "layers-changed";
const parts = new Map();
const clauses = new Map();
const beside = matchMedia("(min-width: 1000px)"); // else the events stand below the text

function note(map, mark, numbers) {
  for (const number of (numbers ?? "").split(" ")) {
    if (!number) continue;
    if (!map.has(number)) map.set(number, []);
    map.get(number).push(mark);
  }
}
for (const mark of text.querySelectorAll("[data-of], [data-in]")) {
  note(parts, mark, mark.dataset.of);
  note(clauses, mark, mark.dataset.in);
}

let lit = reading.dataset.chosen ? [reading.dataset.chosen] : [];

function setLit(numbers) {
  for (const number of lit) dye(number, false);
  lit = numbers;
  for (const number of lit) dye(number, true);
}

function dye(number, on) {
  document.getElementById(`e-${number}`)?.classList.toggle("lit", on);
  for (const mark of parts.get(number) ?? []) mark.classList.toggle("lit", on);
  for (const mark of clauses.get(number) ?? []) mark.classList.toggle("around", on);
}

function showInText(number, behavior = "smooth") {
  const trigger = document.getElementById(`t-${number}`)?.nextElementSibling;
  (trigger ?? parts.get(number)?.[0])?.scrollIntoView({ block: "center", behavior });
}

for (const card of reading.querySelectorAll("[data-event]")) {
  const number = card.dataset.event;
  card.addEventListener("mouseenter", () => setLit([number]));
  card.addEventListener("focusin", () => setLit([number]));
  card.addEventListener("click", (event) => {
    const link = event.target.closest("a, button, input, select, textarea, label, summary");
    if (link && !link.matches(".to-text")) return;
    event.preventDefault();
    setLit([number]);
    showInText(number);
    history.replaceState(null, "", card.querySelector(".to-text").href);
  });
}

text.addEventListener("mouseover", (event) => {
  const numbers = event.target.closest("mark[data-of]")?.dataset.of;
  if (numbers) setLit(numbers.split(" "));
});
text.addEventListener("click", (event) => {
  const number = event.target.closest("mark[data-of]")?.dataset.of.split(" ")[0];
  if (number) document.getElementById(`e-${number}`)?.scrollIntoView({ block: "nearest" });
});

// What was considered and not coded: its words in the text, and its line in the list.
const considered = document.getElementById("considered");
let met = [];

function meet(number) {
  for (const one of met) one.classList.remove("met");
  met = number === undefined ? [] : [...reading.querySelectorAll(`[data-considered~="${number}"]`)];
  for (const one of met) one.classList.add("met");
}

for (const line of considered?.querySelectorAll("[data-considered]") ?? []) {
  const number = line.dataset.considered;
  line.addEventListener("mouseenter", () => meet(number));
  line.addEventListener("mouseleave", () => meet());
  line.addEventListener("focusin", () => meet(number));
  line.querySelector("a").addEventListener("click", (event) => {
    event.preventDefault();
    meet(number);
    document.getElementById(`w-${number}`)?.nextElementSibling?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-considered]");
  if (!mark || !document.getElementById("layer-considered").checked) return;
  const number = mark.dataset.considered.split(" ")[0];
  considered.open = true;
  meet(number);
  document.getElementById(`c-${number}`)?.scrollIntoView({ block: "nearest" });
});

const boxes = [...reading.querySelectorAll("[data-layer]")];
const changed = (localStorage.getItem(KEPT) ?? "").split(" ");
for (const box of boxes) {
  box.checked = box.defaultChecked !== changed.includes(box.dataset.layer);
  box.addEventListener("change", () => {
    localStorage.setItem(KEPT, boxes.filter((one) => one.checked !== one.defaultChecked).map((one) => one.dataset.layer).join(" "));
  });
}

if (lit.length) {
  showInText(lit[0], "instant");
  if (beside.matches) document.getElementById(`e-${lit[0]}`)?.scrollIntoView({ block: "nearest" });
}
