// The base map: countries and provinces of Natural Earth (public domain) as GeoJSON, rounded to what
// a map of areas needs. Countries come whole; provinces in a file a country, read when one is drawn.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature, merge } from "topojson-client";

const HERE = dirname(fileURLToPath(import.meta.url));
const PROVINCES = join(HERE, "provinces"); // its README says where they come from
const REGIONS = join(HERE, "../src/dateline/data/ontology/admin1.tsv");
const DIGITS = 2; // of a degree: about a kilometre
const UNNUMBERED = { Kosovo: "XKX" }; // ISO 3166-1 has no number for it

export function writeBaseMap(modules, folder) {
  mkdirSync(join(folder, "provinces"), { recursive: true });
  writeCountries(modules, folder);
  writeProvinces(folder);
}

function writeCountries(modules, folder) {
  const codes = createRequire(import.meta.url)(join(modules, "i18n-iso-countries/codes.json"));
  const alpha3 = new Map(codes.map(([, three, number]) => [number, three]));
  const atlas = read(join(modules, "world-atlas/countries-50m.json"));
  const countries = feature(atlas, atlas.objects.countries).features
    .filter((one) => one.properties.name !== "Antarctica")
    .map((one) => ({
      type: "Feature",
      properties: { code: alpha3.get(one.id) ?? UNNUMBERED[one.properties.name] ?? null, name: one.properties.name },
      geometry: rounded(one.geometry),
    }));
  write(join(folder, "countries.json"), countries);
}

/** Our regions by the shapes that make them up; `wider`: the name of a shape that holds more than the region. */
function writeProvinces(folder) {
  const topology = read(join(PROVINCES, "provinces.topo.json"));
  const shapes = new Map(topology.objects.shapes.geometries.map((one) => [one.id, one]));
  const names = new Map(rows(REGIONS).map(([, name, country, admin1]) => [`${country}/${admin1}`, name]));
  const regions = new Map();
  for (const [shape, country, admin1, wider] of rows(join(PROVINCES, "matches.tsv"))) {
    const key = `${country}/${admin1}`;
    const region = regions.get(key) ?? { country, name: names.get(key), wider: wider ? shapes.get(shape).properties.name : undefined, shapes: [] };
    region.shapes.push(shapes.get(shape));
    regions.set(key, region);
  }
  const countries = [...new Set([...regions.values()].map((one) => one.country))].sort();
  for (const country of countries) {
    const ours = [...regions.values()].filter((one) => one.country === country);
    const drawn = ours.map(({ name, wider, shapes }) => ({
      type: "Feature", properties: { name, wider }, geometry: rounded(merge(topology, shapes)),
    }));
    write(join(folder, "provinces", `${country}.json`), drawn.filter((one) => one.geometry.coordinates.length));
  }
  writeFileSync(join(folder, "provinces", "index.json"), JSON.stringify(countries));
}

/** Of a table, without its comments and its head. */
function rows(file) {
  const [, ...lines] = readFileSync(file, "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => line.split("\t"));
}

function rounded(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const kept = polygons.map((rings) => rings.map(roundedRing).filter((ring) => ring.length > 3)).filter((rings) => rings.length);
  return { type: "MultiPolygon", coordinates: kept };
}

function roundedRing(ring) {
  const points = ring.map((point) => point.map((part) => Number(part.toFixed(DIGITS))));
  return points.filter(([x, y], n) => n === 0 || x !== points[n - 1][0] || y !== points[n - 1][1]);
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const write = (file, features) =>
  writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features }));
