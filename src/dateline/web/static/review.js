// Review by keyboard: a key presses the button, follows the link or opens the dialog that bears it.
"use strict";

const SAME = { j: "n", k: "p" };
const FOCUS = "review:focus"; // where the focus was when a form was sent or a link followed
const FOCUSABLE = ["[data-open]", "form[data-key] button", "a[data-key]"];

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(document.getElementById(`fix-${opener.dataset.open}`));
  const picker = event.target.closest("[data-pick]");
  if (picker) for (const one of document.querySelectorAll(`.both input[value="${picker.dataset.pick}"]`)) one.checked = true;
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
  if (event.target.matches("dialog[open]") && isBeside(event)) event.target.close();
  const link = event.target.closest("a[data-key]");
  if (link) keepFocus(link);
});

document.addEventListener("keydown", (event) => {
  if (event.repeat && ["Enter", " "].includes(event.key) && event.target.closest("main form[data-key]")) {
    event.preventDefault(); // a key held down does not decide the next event too
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (document.querySelector("dialog[open]") || isTypedInto(event.target)) return;
  const key = SAME[event.key] ?? event.key;
  const marked = document.querySelector(`main [data-key="${CSS.escape(key)}"]`);
  if (!marked) return;
  event.preventDefault();
  if (marked.localName === "dialog") open(marked);
  else if (marked.localName === "form") marked.requestSubmit(marked.querySelector("button"));
  else marked.click();
});

/** Whether a key is meant for a field; one of a dialog that was just closed may still have the focus. */
function isTypedInto(target) {
  return target.closest("input:not([type=radio], [type=checkbox]), textarea, select") !== null && target.closest("dialog:not([open])") === null;
}

/** Whether a click is outside the box of a dialog, on what lies behind it. */
function isBeside(event) {
  const box = event.target.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right || event.clientY < box.top || event.clientY > box.bottom;
}

// Words that were marked in the sentence are the evidence of what is written next.
let chosen = "";
const sentence = document.querySelector("#event blockquote");
document.addEventListener("selectionchange", noteChosen);

function noteChosen() {
  const now = getSelection();
  if (now.isCollapsed || !sentence?.contains(now.anchorNode) || !sentence.contains(now.focusNode)) return;
  chosen = now.toString().trim();
}

function open(dialog) {
  dialog.opener = document.activeElement;
  noteChosen(); // the browser may not have said so yet
  const words = dialog.querySelector('input[name="words"]');
  if (words && chosen) words.value = chosen;
  dialog.showModal();
  const first = dialog.querySelector("[aria-invalid]") ?? dialog.querySelector("input:checked, textarea, .picks input, input:not([type=hidden]), button");
  first?.focus();
}

/** Remember the focus beyond the next page, where it is on something that stands there too. */
function keepFocus(element) {
  const kept = FOCUSABLE.some((one) => element?.matches(one)) && document.activeElement === element;
  if (kept || element?.closest("main") === null) sessionStorage.removeItem(FOCUS);
  if (kept) sessionStorage.setItem(FOCUS, pathTo(element));
}

function pathTo(element) {
  if (element.dataset.open) return `[data-open="${element.dataset.open}"]`;
  return element.localName === "a" ? `a[data-key="${element.dataset.key}"]` : `form[data-key="${element.closest("form").dataset.key}"] button`;
}

for (const form of document.querySelectorAll("main form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault(); // a key pressed twice decides once
    sent = true;
    const opener = form.closest("dialog")?.opener;
    if (opener?.matches("[data-open]")) sessionStorage.setItem(FOCUS, pathTo(opener));
    else keepFocus(event.submitter);
  });
}

const refused = document.querySelector("dialog[data-wrong]");
const kept = sessionStorage.getItem(FOCUS);
sessionStorage.removeItem(FOCUS);
if (kept) document.querySelector(`main ${kept}`)?.focus();
document.querySelector("[data-focus]")?.focus();
if (refused) open(refused);
const current = document.querySelector(".waiting [aria-current]");
if (current) current.closest(".waiting").scrollTop = current.offsetTop - 80; // of the list, not of the page

for (const picks of document.querySelectorAll(".picks")) {
  picks.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.type !== "checkbox") return; // the browser moves among radios itself
    event.preventDefault();
    const boxes = [...picks.closest(".fix").querySelectorAll(".picks input")];
    boxes[boxes.indexOf(event.target) + step]?.focus();
  });
}

for (const field of document.querySelectorAll("[data-known]")) {
  let wait;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => lookUp(field), 250); });
  field.addEventListener("keydown", async (event) => {
    if (event.key !== "Enter" && event.key !== "ArrowDown") return;
    event.preventDefault();
    clearTimeout(wait);
    await lookUp(field);
    foundBeside(field).querySelector("input")?.focus();
  });
}

function foundBeside(field) {
  return field.closest(".fix").querySelector(".picks.found");
}

/** Show what the register has of the name in a field, and say how many; what was picked stays. */
async function lookUp(field) {
  const asked = field.value.trim();
  if (field.dataset.asked === asked) return;
  const told = field.closest(".fix").querySelector(".of-it");
  told.textContent = asked.length < 2 ? "" : "Looking it up…";
  const known = asked.length < 2 ? [] : await ask(field, asked);
  if (known === null || field.value.trim() !== asked) return;
  field.dataset.asked = asked;
  const found = foundBeside(field);
  for (const old of [...found.children]) if (!old.querySelector("input").checked) old.remove();
  found.append(...known.map((one) => pick(one, field.dataset.name)));
  if (asked.length >= 2) told.textContent = known.length ? `${known.length} found; Enter goes there` : "No such name. Write it in full.";
}

async function ask(field, name) {
  const query = new URLSearchParams({ event_id: field.dataset.event, of: field.dataset.known, q: name });
  const answer = await fetch(`/api/v1/review/known?${query}`);
  return answer.ok ? answer.json() : null;
}

function pick(one, name) {
  const label = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: JSON.stringify(one) });
  const called = Object.assign(document.createElement("span"), { textContent: one.name });
  const more = Object.assign(document.createElement("span"), { className: "quietly", textContent: [one.kind, one.admin1, one.country, ...(one.sectors ?? [])].filter(Boolean).join(", ") });
  label.append(box, " ", called, " ", more);
  return label;
}
