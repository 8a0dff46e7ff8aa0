// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.ORRERY_WEB!;
const template = readFileSync(join(folder, "dist/report.html"), "utf8");

test("the template has one data marker, inside its JSON script", () => {
  assert.equal(template.split("/*ORRERY_DATA*/").length, 2);
  assert.ok(template.includes(
    '<script type="application/json" id="orrery-data">/*ORRERY_DATA*/</script>'));
});

test("the template loads nothing from elsewhere", () => {
  assert.doesNotMatch(template, /<link\b|<img\b|<iframe\b|@import|\bsrc\s*=|url\((?!["']?#)/);
  assert.match(template, /Content-Security-Policy" content="default-src 'none'/);
});

test("no script in the template ends early", () => {
  assert.equal(template.match(/<script\b/g)!.length, template.match(/<\/script>/g)!.length);
});

test("the lock file names exact versions and no addresses", () => {
  const lock = readFileSync(join(folder, "package-lock.json"), "utf8");
  assert.doesNotMatch(lock, /"resolved"/);
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8")) as Record<string, Record<string, string>>;
  for (const version of Object.values({ ...dependencies, ...devDependencies })) {
    assert.match(version, /^\d+\.\d+\.\d+$/);
  }
});
