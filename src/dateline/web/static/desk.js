// What every page does: the theme, the key for the search field, and short messages.
"use strict";

const stored = localStorage.getItem("theme");
if (stored) document.documentElement.dataset.theme = stored;

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const theme = isDark() ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
  document.dispatchEvent(new CustomEvent("desk:theme", { detail: theme }));
});

function isTyping(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const field = document.querySelector(`input[data-key="${CSS.escape(event.key)}"]`);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

let silence;
document.addEventListener("desk:said", (event) => {
  const said = document.getElementById("said");
  said.textContent = event.detail.value ?? event.detail;
  clearTimeout(silence);
  silence = setTimeout(() => { said.textContent = ""; }, 6000);
});

const told = document.querySelector("[data-said]");
if (told) {
  // Read out: a live region is heard when it changes, not when it comes with the page.
  const message = told.textContent.trim();
  told.remove();
  setTimeout(() => document.dispatchEvent(new CustomEvent("desk:said", { detail: message })), 100);
  const address = new URL(location.href);
  address.searchParams.delete("said"); // it was said once; a page that is sent on does not repeat it
  history.replaceState(history.state, "", address);
}
