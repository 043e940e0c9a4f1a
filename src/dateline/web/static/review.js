// Review by keyboard: a key presses the button, follows the link or opens the dialog that bears it.
"use strict";

const SAME = { j: "n", k: "p" };

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(document.getElementById(`fix-${opener.dataset.open}`));
  const picker = event.target.closest("[data-pick]");
  if (picker) for (const one of document.querySelectorAll(`.both input[value="${picker.dataset.pick}"]`)) one.checked = true;
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
  return target.closest("input:not([type=radio], [type=checkbox]), textarea, select") !== null && target.closest("dialog:not([open])") === null;
}

function open(dialog) {
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
  const picks = field.closest(".fix").querySelector(".picks");
  for (const old of picks.querySelectorAll(".known")) if (!old.querySelector("input").checked) old.remove();
  for (const one of await answer.json()) picks.append(pick(one, field.dataset.name));
}

function pick(one, name) {
  const label = document.createElement("label");
  label.className = "known";
  const box = Object.assign(document.createElement("input"), { type: "checkbox", name, value: JSON.stringify(one) });
  const called = Object.assign(document.createElement("span"), { textContent: one.name });
  const more = Object.assign(document.createElement("span"), { className: "quietly", textContent: [one.kind, one.admin1, one.country, ...(one.sectors ?? [])].filter(Boolean).join(", ") });
  label.append(box, " ", called, " ", more);
  return label;
}
