// The dossier: a button that prints it; without script the browser's own menu does.
"use strict";

const button = document.querySelector("[data-print]");
button.hidden = false;
button.addEventListener("click", () => print());
