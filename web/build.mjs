// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles the report into one HTML template, dist/report.html, with one marker for its data.
//   node build.mjs            build and check the size budget
//   node build.mjs --budget   the same, and print the sizes
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const marker = "/*ORRERY_DATA*/";

/** Largest size of the template, in bytes: as written, and as a server would compress it. */
export const budget = { raw: 240_000, brotli: 70_000 };

/** A tenth of a degree is under half a pixel at the size at which the outlines are drawn. */
const rounded = (rings) =>
  rings.map((ring) => ring.map(([lon, lat]) => [Math.round(lon * 10) / 10, Math.round(lat * 10) / 10]));

/** `import land from "orrery:land"`: the land outlines alone, no countries and no borders. */
export const landPlugin = {
  name: "land",
  setup(bundler) {
    bundler.onResolve({ filter: /^orrery:land$/ }, () => ({ path: "land", namespace: "orrery" }));
    bundler.onLoad({ filter: /.*/, namespace: "orrery" }, async () => {
      const topology = JSON.parse(await readFile(require.resolve("world-atlas/land-110m.json"), "utf8"));
      const land = feature(topology, topology.objects.land);
      const polygons = land.type === "FeatureCollection"
        ? land.features.flatMap((f) => f.geometry.coordinates)
        : land.geometry.coordinates;
      const geometry = { type: "MultiPolygon", coordinates: polygons.map(rounded) };
      return { contents: `export default ${JSON.stringify(geometry)}`, loader: "js" };
    });
  },
};

/** The licences of the packages that are in the page: each text once, under the names it covers. */
async function licences(metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap((path) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []));
  const covered = new Map();
  for (const name of [...packages].sort()) {
    const text = (await readFile(join(here, "node_modules", name, "LICENSE"), "utf8")).trim();
    covered.set(text, [...(covered.get(text) ?? []), name]);
  }
  const parts = [...covered].map(([text, names]) => `${names.join(", ")}\n\n${text}`);
  return `This page holds parts of these packages.\n\n${parts.join("\n\n")}\n`.replaceAll("--", "- -");
}

/** An entry with all it imports, as one text. */
async function bundled(entry, options) {
  const result = await build({
    entryPoints: [join(here, entry)], absWorkingDir: here, bundle: true, write: false, charset: "utf8",
    metafile: true, target: "es2021", legalComments: "none", logLevel: "warning", ...options,
  });
  return { text: result.outputFiles[0].text, metafile: result.metafile };
}

async function bundle(entry, options) {
  return (await bundled(entry, options)).text;
}

async function paletteCss() {
  const code = await bundle("src/style/palette.ts", { format: "esm", platform: "node" });
  const palette = await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
  return palette.paletteCss();
}

/** The template's text. */
export async function reportTemplate() {
  const [page, css, colours, script] = await Promise.all([
    readFile(join(here, "src/pages/report.html"), "utf8"),
    bundle("src/style/report.css", { minify: true }),
    paletteCss(),
    bundled("src/pages/report.ts", { format: "iife", minify: true, plugins: [landPlugin] }),
  ]);
  const notices = await licences(script.metafile);
  const template = page
    .replace("<!--STYLE-->", () => colours + css.trim())
    .replace("<!--SCRIPT-->", () => script.text.trim())
    .replace("<!--LICENCES-->", () => `<!--\n${notices}-->`);
  if (template.split(marker).length !== 2) throw new Error(`the template must hold ${marker} once`);
  return template;
}

/** Sizes of the template in bytes. */
export function sizes(template) {
  return { raw: Buffer.byteLength(template), brotli: brotliCompressSync(template).length };
}

async function main() {
  const template = await reportTemplate();
  await mkdir(join(here, "dist"), { recursive: true });
  await writeFile(join(here, "dist/report.html"), template);
  const size = sizes(template);
  const over = Object.keys(budget).filter((k) => size[k] > budget[k]);
  if (process.argv.includes("--budget") || over.length > 0) {
    for (const k of Object.keys(budget)) console.log(`report.html ${k}: ${size[k]} of ${budget[k]} bytes`);
  }
  if (over.length > 0) {
    console.error(`over budget: ${over.join(", ")}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
