// Review by keyboard: a key presses the button, follows the link or opens the dialog that bears it.
"use strict";

const SAME = { j: "n", k: "p" };

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(document.getElementById(`fix-${opener.dataset.open}`));
  if (event.target.closest("[data-close]")) event.target.closest("dialog").close();
});

document.addEventListener("keydown", (event) => {
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
  return target.closest("input, textarea, select") !== null && target.closest("dialog:not([open])") === null;
}

// Words that were marked in the sentence are the evidence of what is written next.
let marked = "";
const sentence = document.querySelector("#event blockquote");
document.addEventListener("selectionchange", () => {
  const chosen = getSelection();
  if (chosen.isCollapsed || !sentence?.contains(chosen.anchorNode) || !sentence.contains(chosen.focusNode)) return;
  marked = chosen.toString().trim();
});

function open(dialog) {
  const words = dialog.querySelector('input[name="words"]');
  if (words && marked) words.value = marked;
  dialog.showModal();
  const first = dialog.querySelector("input:checked, textarea, .picks input, input:not([type=hidden]), button");
  if (first) first.focus();
}

for (const form of document.querySelectorAll("main form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) event.preventDefault(); // a key pressed twice decides once
    sent = true;
  });
}

for (const field of document.querySelectorAll("[data-known]")) {
  let wait;
  field.addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(() => lookUp(field), 250); });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}

async function lookUp(field) {
  const asked = field.value.trim();
  if (asked.length < 2) return;
  const query = new URLSearchParams({ event_id: field.dataset.event, of: field.dataset.known, q: asked });
  const answer = await fetch(`/api/v1/review/known?${query}`);
  if (!answer.ok || field.value.trim() !== asked) return;
  const picks = field.closest("form").querySelector(".picks");
  for (const old of picks.querySelectorAll(".known")) if (!old.querySelector("input").checked) old.remove();
  for (const one of await answer.json()) picks.append(pick(one));
}

function pick(one) {
  const label = document.createElement("label");
  label.className = "known";
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "value", value: JSON.stringify(one) });
  const name = Object.assign(document.createElement("span"), { textContent: one.name });
  const more = Object.assign(document.createElement("span"), { className: "quietly", textContent: [one.kind, one.admin1, one.country, ...(one.sectors ?? [])].filter(Boolean).join(", ") });
  label.append(box, " ", name, " ", more);
  return label;
}
