// The map: `<div class="map" data-map data-features="URL of GeoJSON">`.
//
// A feature is an incident, or several of one place (`number`). An incident whose place is a point is
// one, several are a ring, and so are places that lie close. One that is known only to a country or
// province is drawn as that area, never as a point in it. Events: `map:pick` {id} or {place_id} tells
// what was chosen; where nobody prevents it, its page is opened. `map:show` {url} asks for other
// features. The base map is Natural Earth, from this server; nothing is asked of any other.
"use strict";

import { LngLatBounds, Map as GlobeMap, NavigationControl, AttributionControl, setWorkerUrl } from "/static/vendor/maplibre-gl.mjs";

setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");

const QUADS = { "material-conflict": "--mx", "verbal-conflict": "--vx", "verbal-cooperation": "--vc", "material-cooperation": "--mc" };
const CLUSTER_RADIUS = 46; // pixels
const CLOSEST = 9; // zoom, when a view is chosen for the reader
const ALONE = 4.5; // the same around one place: some border is in view
const SVG = "http://www.w3.org/2000/svg";
const NOTHING = { type: "FeatureCollection", features: [] };

const probe = document.createElement("span"); // by which a colour is read
probe.hidden = true;
document.body.append(probe);

for (const element of document.querySelectorAll("[data-map]")) {
  try {
    drawMap(element);
  } catch { // no WebGL
    element.replaceChildren(...lament("This browser cannot draw the map."));
  }
}

function drawMap(element) {
  const map = new GlobeMap({
    container: element,
    style: style(),
    center: [20, 15],
    zoom: 0.8,
    maxZoom: 12,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    renderWorldCopies: true,
    cooperativeGestures: element.classList.contains("small"),
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new AttributionControl({ compact: false, customAttribution: "Natural Earth" }));
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", "Map of incidents; the list has the same");
  const view = { element, map, card: makeCard(element), trouble: makeTrouble(element), donuts: new Map(), areas: NOTHING, points: NOTHING };
  map.on("load", () => {
    show(view, element.dataset.features);
    map.on("render", () => { if (map.isSourceLoaded("points")) placeDonuts(view); });
  });
  element.addEventListener("map:show", (event) => show(view, event.detail.url));
  document.addEventListener("desk:theme", () => repaint(map));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => repaint(map));
  listen(view);
}

// --- look ------------------------------------------------------------------------------------

/** A colour of the style sheet, as it is in the theme now. */
function colour(name) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

function byQuad() {
  return ["match", ["get", "quad"], ...Object.entries(QUADS).flatMap(([quad, name]) => [quad, colour(name)]), colour("--ink-3")];
}

function style() {
  const counts = Object.fromEntries(["number", ...Object.keys(QUADS)].map((name) => [name, ["+", ["coalesce", ["get", name], 0]]]));
  return {
    version: 8,
    sources: {
      land: { type: "geojson", data: "/static/vendor/map/countries.json", tolerance: 0.2 },
      areas: { type: "geojson", data: NOTHING },
      points: { type: "geojson", data: NOTHING, cluster: true, clusterRadius: CLUSTER_RADIUS, clusterMaxZoom: 11, clusterProperties: counts },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colour("--sunk") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("--sheet") } },
      { id: "borders", type: "line", source: "land", paint: { "line-color": colour("--line-strong"), "line-width": ["interpolate", ["linear"], ["zoom"], 0, 0.3, 5, 0.9], "line-opacity": 0.7 } },
      { id: "areas", type: "fill", source: "areas", paint: { "fill-color": byQuad(), "fill-opacity": 0.16 } },
      { id: "area-edges", type: "line", source: "areas", paint: { "line-color": byQuad(), "line-width": 1.4, "line-dasharray": [2, 2] } },
      {
        id: "points", type: "circle", source: "points", filter: ["all", ["!", ["has", "point_count"]], ["==", ["get", "number"], 1]],
        paint: {
          "circle-color": byQuad(), "circle-stroke-color": colour("--sheet"), "circle-stroke-width": 1.5,
          "circle-radius": ["interpolate", ["linear"], ["min", ["get", "sources"], 10], 1, 5.5, 10, 11],
        },
      },
    ],
  };
}

function repaint(map) {
  map.setPaintProperty("sea", "background-color", colour("--sunk"));
  map.setPaintProperty("land", "fill-color", colour("--sheet"));
  map.setPaintProperty("borders", "line-color", colour("--line-strong"));
  map.setPaintProperty("areas", "fill-color", byQuad());
  map.setPaintProperty("area-edges", "line-color", byQuad());
  map.setPaintProperty("points", "circle-color", byQuad());
  map.setPaintProperty("points", "circle-stroke-color", colour("--sheet"));
}

// --- features --------------------------------------------------------------------------------

async function show(view, url) {
  view.asked = url;
  let features, areas;
  try {
    features = (await fetchJson(url)).features.map(counted);
    areas = await toAreas(features.filter((one) => !one.geometry && one.properties.area));
  } catch {
    if (view.asked === url) view.trouble.replaceChildren(...lament("The map could not be loaded.", () => show(view, url)));
    return;
  }
  if (view.asked !== url) return; // something else was asked for meanwhile
  view.trouble.replaceChildren();
  view.points = { type: "FeatureCollection", features: features.filter((one) => one.geometry) };
  view.areas = { type: "FeatureCollection", features: areas };
  view.map.getSource("points").setData(view.points);
  view.map.getSource("areas").setData(view.areas);
  frame(view);
  view.element.dataset.shown = String(sum(view.points.features));
  view.element.dataset.areas = String(areas.length);
}

/** What stands in the map's place while there is none. */
function lament(what, again) {
  const text = document.createElement("p");
  text.textContent = `${what} The lists have the same.`;
  if (!again) return [text];
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Try again";
  button.addEventListener("click", again);
  return [text, button];
}

/** A feature with what is counted of it, and the colour that it has where it is drawn as one. */
function counted(feature) {
  const { properties } = feature;
  if (properties.number) properties.quad = foremost([feature]);
  else Object.assign(properties, { number: 1, [properties.quad]: 1 });
  return feature;
}

function sum(features) {
  return features.reduce((total, one) => total + one.properties.number, 0);
}

/** One area for each country or province that some features are known to, with how many. */
async function toAreas(features) {
  const told = new Map();
  for (const one of features) {
    const at = told.get(one.properties.area) ?? [];
    at.push(one);
    told.set(one.properties.area, at);
  }
  const areas = await Promise.all([...told].map(async ([area, ones]) => {
    const shape = await shapeOf(area);
    return shape && {
      type: "Feature", geometry: shape.geometry,
      properties: { area, name: shape.name, wider: shape.wider, number: sum(ones), quad: foremost(ones) },
    };
  }));
  return areas.filter(Boolean).sort((one, other) => one.properties.area.length - other.properties.area.length);
}

function foremost(ones) {
  return Object.keys(QUADS).find((quad) => ones.some((one) => one.properties[quad]));
}


/** An area's outline and name; `wider`: whose outline it is where it has none of its own. */
async function shapeOf(area) {
  const [country, province] = area.split("/", 2);
  const own = province && (await provincesOf(country)).find((one) => one.properties.name === province);
  if (own) return { geometry: own.geometry, ...own.properties };
  const countries = await load("/static/vendor/map/countries.json");
  const whole = countries.features.find((one) => one.properties.code === country);
  if (!whole) return undefined;
  const { name } = whole.properties;
  return { geometry: whole.geometry, name: province ?? name, wider: province && name };
}

async function provincesOf(country) {
  if (!/^[A-Z]{3}$/.test(country)) return [];
  if (!(await load("/static/vendor/map/provinces/index.json")).includes(country)) return [];
  return (await load(`/static/vendor/map/provinces/${country}.json`)).features;
}

const loaded = new Map();

/** A file of the base map, asked for once; once more where that failed. */
function load(url) {
  if (!loaded.has(url)) loaded.set(url, fetchJson(url).catch((error) => { loaded.delete(url); throw error; }));
  return loaded.get(url);
}

async function fetchJson(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function frame({ map, points, areas }) {
  const bounds = new LngLatBounds();
  for (const one of points.features) bounds.extend(one.geometry.coordinates);
  for (const one of areas.features) for (const [ring] of one.geometry.coordinates) for (const at of ring) bounds.extend(at);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 28, maxZoom: points.features.length === 1 ? ALONE : CLOSEST, animate: false });
}

// --- clusters --------------------------------------------------------------------------------

/** A ring for each cluster and each place of several in view, its parts by quadrant, and the number. */
function placeDonuts({ element, map, donuts }) {
  const now = new Map();
  for (const one of map.querySourceFeatures("points", { filter: [">", ["get", "number"], 1] })) {
    const id = one.properties.cluster_id ?? `at ${one.properties.place_id}`;
    if (!now.has(id)) now.set(id, one);
  }
  for (const [id, donut] of donuts) if (!now.has(id)) { donut.remove(); donuts.delete(id); }
  for (const [id, one] of now) {
    const donut = donuts.get(id) ?? makeDonut(element, map, one);
    donuts.set(id, donut);
    const { x, y } = map.project(one.geometry.coordinates);
    donut.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
  }
}

function makeDonut(element, map, one) {
  const { number: total, place, place_id, cluster_id } = one.properties;
  const radius = 14 + Math.min(12, 6 * Math.log10(total));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cluster";
  button.setAttribute("aria-label", cluster_id === undefined ? `${total} incidents in ${place}` : `${total} incidents, zoom in`);
  if (cluster_id === undefined) button.title = place;
  const svg = document.createElementNS(SVG, "svg");
  const size = 2 * radius + 2;
  for (const [name, value] of [["width", size], ["height", size], ["viewBox", `${-size / 2} ${-size / 2} ${size} ${size}`]]) svg.setAttribute(name, value);
  const round = 2 * Math.PI * (radius - 3);
  let begun = 0;
  for (const quad of Object.keys(QUADS)) {
    const share = (one.properties[quad] ?? 0) / total;
    if (!share) continue;
    const arc = document.createElementNS(SVG, "circle");
    arc.setAttribute("r", radius - 3);
    arc.setAttribute("class", quad);
    arc.setAttribute("stroke-dasharray", `${share * round} ${round}`);
    arc.setAttribute("stroke-dashoffset", -begun * round);
    svg.append(arc);
    begun += share;
  }
  const text = document.createElementNS(SVG, "text");
  text.textContent = total < 1000 ? total : `${(total / 1000).toFixed(total < 10000 ? 1 : 0)}k`;
  svg.append(text);
  button.append(svg);
  button.addEventListener("click", async () => {
    if (cluster_id === undefined) { pick(element, { place_id }); return; }
    const zoom = await map.getSource("points").getClusterExpansionZoom(cluster_id);
    map.easeTo({ center: one.geometry.coordinates, zoom });
  });
  map.getCanvasContainer().append(button);
  return button;
}

// --- pointing and choosing -------------------------------------------------------------------

function makeCard(element) {
  const card = document.createElement("div");
  card.className = "map-card";
  card.hidden = true;
  element.append(card);
  return card;
}

function makeTrouble(element) {
  const trouble = document.createElement("div");
  trouble.className = "map-trouble";
  trouble.setAttribute("role", "status");
  element.append(trouble);
  return trouble;
}

function listen({ element, map, card }) {
  map.on("mousemove", (event) => {
    const one = under(map, event.point);
    map.getCanvas().style.cursor = one ? "pointer" : "";
    card.hidden = !one;
    if (!one) return;
    card.textContent = told(one.properties);
    card.style.left = `${Math.min(event.point.x + 14, element.clientWidth - 220)}px`;
    card.style.top = `${event.point.y + 14}px`;
  });
  map.on("mouseout", () => { card.hidden = true; });
  map.on("click", (event) => {
    const one = under(map, event.point);
    if (!one) return;
    if (!one.properties.id) return; // an area: its incidents are in the list
    pick(element, { id: one.properties.id });
  });
}

function pick(element, detail) {
  const goesOn = element.dispatchEvent(new CustomEvent("map:pick", { detail, bubbles: true, cancelable: true }));
  if (!goesOn) return;
  location.assign(detail.id ? `/incidents/${encodeURIComponent(detail.id)}` : `/incidents?place_id=${encodeURIComponent(detail.place_id)}`);
}

function under(map, point) {
  if (!map.getLayer("points")) return undefined;
  return map.queryRenderedFeatures(point, { layers: ["points"] })[0] ?? map.queryRenderedFeatures(point, { layers: ["areas"] })[0];
}

function told(one) {
  if (one.number) {
    const many = one.number === 1 ? "1 incident" : `${one.number} incidents`;
    return `${many} known only to be in ${one.name}${one.wider ? `; drawn wider than it is, as ${one.wider}` : ""}`;
  }
  const type = one.event_type.charAt(0) + one.event_type.slice(1).toLowerCase();
  return [type, one.place, one.date ?? "date unknown"].filter(Boolean).join(" · ");
}
