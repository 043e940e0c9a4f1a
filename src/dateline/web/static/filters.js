// The form of a list: what is chosen in it, and how it folds. Without this it is a form like any other.
"use strict";

const form = document.getElementById("filters");

// An address says only what is asked for.
form.addEventListener("htmx:configRequest", (event) => {
  const parameters = event.detail.parameters;
  for (const name of new Set(Object.keys(parameters))) {
    const told = [].concat(parameters[name]).filter((value) => value !== "");
    if (told.length) parameters[name] = told;
    else delete parameters[name];
  }
});

form.addEventListener("change", () => {
  for (const pick of form.querySelectorAll(".pick")) {
    const chosen = [...pick.querySelectorAll("input:checked")].map((box) => box.parentElement.textContent.trim());
    pick.querySelector("summary span").textContent = chosen.join(", ") || "Any";
  }
});

function closePicks(except) {
  for (const pick of form.querySelectorAll(".pick[open]")) if (pick !== except) pick.open = false;
}
document.addEventListener("click", (event) => closePicks(event.target.closest(".pick")));
document.addEventListener("keydown", (event) => {
  const pick = event.key === "Escape" && document.activeElement?.closest(".pick[open]");
  if (!pick) return;
  pick.open = false;
  pick.querySelector("summary").focus();
});

// On a narrow screen the filters would stand before everything else.
const fold = form.querySelector(".fold");
function setFolded(folded) {
  form.classList.toggle("folded", folded);
  fold.setAttribute("aria-expanded", String(!folded));
}
if (matchMedia("(max-width: 760px)").matches) {
  fold.hidden = false;
  setFolded(true);
  fold.addEventListener("click", () => setFolded(!form.classList.contains("folded")));
}
