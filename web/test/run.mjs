// SPDX-License-Identifier: GPL-3.0-or-later
// Builds the template within its size budget, bundles the tests and runs them under `node --test`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { landPlugin } from "../build.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const web = dirname(here);
const out = join(web, "dist/test");

const made = spawnSync(process.execPath, [join(web, "build.mjs"), "--budget"], { stdio: "inherit" });
if (made.status !== 0) process.exit(made.status ?? 1);

const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
await build({
  entryPoints: tests.map((name) => join(here, name)), outdir: out, outExtension: { ".js": ".mjs" },
  bundle: true, format: "esm", platform: "node", target: "node18", logLevel: "warning",
  plugins: [landPlugin],
});
const run = spawnSync(process.execPath,
  ["--test", ...tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs")))],
  { stdio: "inherit", env: { ...process.env, ORRERY_WEB: web } });
process.exit(run.status ?? 1);
