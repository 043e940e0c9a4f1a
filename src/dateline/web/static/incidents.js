// The list of incidents: dates by dragging over the bars, the map kept to the filters, list and map
// lighting each other. Everything it does can be done in the form too.
"use strict";

const form = document.getElementById("filters");
const found = document.getElementById("found");

// --- dates -------------------------------------------------------------------------------------

let from = null;

function barAt(brush, x) {
  const bars = [...brush.querySelectorAll(".bar")];
  const box = brush.querySelector("svg").getBoundingClientRect();
  const at = Math.floor(((x - box.left) / box.width) * bars.length);
  return [bars, Math.min(bars.length - 1, Math.max(0, at))];
}

function pickBars(bars, one, other) {
  const [low, high] = one < other ? [one, other] : [other, one];
  bars.forEach((bar, n) => bar.classList.toggle("picked", n >= low && n <= high));
  return [bars[low].dataset.since, bars[high].dataset.until];
}

found.addEventListener("pointerdown", (event) => {
  const brush = event.target.closest("[data-brush] svg")?.parentElement;
  if (!brush || event.button !== 0) return;
  const [bars, at] = barAt(brush, event.clientX);
  from = { brush, at };
  brush.setPointerCapture(event.pointerId);
  pickBars(bars, at, at);
});
found.addEventListener("pointermove", (event) => {
  if (!from) return;
  const [bars, at] = barAt(from.brush, event.clientX);
  pickBars(bars, from.at, at);
});
found.addEventListener("pointerup", (event) => {
  if (!from) return;
  const [bars, at] = barAt(from.brush, event.clientX);
  const [since, until] = pickBars(bars, from.at, at);
  from = null;
  form.elements.since.value = since;
  form.elements.until.value = until;
  form.requestSubmit();
});
found.addEventListener("pointercancel", () => { from = null; });

// --- the map -----------------------------------------------------------------------------------

const map = document.querySelector("[data-map]");

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target !== found) return;
  const query = found.querySelector("[data-query]").dataset.query;
  map.dispatchEvent(new CustomEvent("map:show", { detail: { url: `/api/v1/incidents-by-place.geojson?${query}` } }));
});

map.addEventListener("map:pick", (event) => {
  const { id, place_id } = event.detail;
  if (!id) { // several at one place: the list shows these
    event.preventDefault();
    form.elements.place_id.value = place_id;
    form.requestSubmit();
    return;
  }
  const row = found.querySelector(`.incident[data-id="${CSS.escape(id)}"]`);
  for (const other of found.querySelectorAll(".incident.picked")) other.classList.remove("picked");
  if (!row) return;
  event.preventDefault();
  row.classList.add("picked");
  row.scrollIntoView({ block: "center" });
});
