// Puts what pages need from others into the package: scripts, fonts, each with its licence.
// `make assets` runs this after `npm ci`, which checks every package against its hash.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeBaseMap } from "./basemap.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const vendor = join(here, "..", "src", "dateline", "web", "static", "vendor");

const FILES = {
  "htmx.js": "htmx.org/dist/htmx.min.js",
  "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
  "maplibre-gl-shared.mjs": "maplibre-gl/dist/maplibre-gl-shared.mjs",
  "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
  "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
  "inter.woff2": "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2",
  "inter-ext.woff2": "@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2",
  "source-serif.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2",
  "source-serif-ext.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2",
  "source-serif-italic.woff2": "@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2",
};
const LICENSES = {
  "htmx.org": "htmx.org/LICENSE",
  "maplibre-gl": "maplibre-gl/LICENSE.txt",
  "Inter": "@fontsource-variable/inter/LICENSE",
  "Source Serif 4": "@fontsource-variable/source-serif-4/LICENSE",
};

rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });
for (const [name, source] of Object.entries(FILES)) cpSync(join(modules, source), join(vendor, name));
writeBaseMap(modules, join(vendor, "map"));
const licenses = Object.entries(LICENSES).map(
  ([name, file]) => `${name}\n${"=".repeat(name.length)}\n\n${readFileSync(join(modules, file), "utf8").trim()}\n`,
);
writeFileSync(join(vendor, "LICENSES.txt"), licenses.join("\n\n"));
