// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { spread, tickDigits, yearTicks } from "../src/charts/common/labels";
import { toCsv } from "../src/data/csv";
import { cell, compass, enumerate, number, percent } from "../src/data/format";
import { gaps, points, runs, span } from "../src/data/series";
import { Store } from "../src/state/store";

test("a gap in the years breaks a series into runs", () => {
  const series = [1900, 1901, 1904, 1906, 1907].map((year) => ({ year, value: 1 }));
  assert.deepEqual(runs(series).map((r) => r.map((p) => p.year)), [[1900, 1901], [1904], [1906, 1907]]);
  assert.deepEqual(gaps([1907, 1900, 1901, 1904]), [[1902, 1903], [1905, 1906]]);
});

test("a missing value is no point and zero is one", () => {
  const rows = [{ year: 2, v: 0 }, { year: 1, v: null }, { year: 3, v: 5 }];
  assert.deepEqual(points(rows, (r) => r.v), [{ year: 2, value: 0 }, { year: 3, value: 5 }]);
  assert.equal(span([]), null);
});

test("CSV carries full precision, quotes what needs it and leaves missing values empty", () => {
  assert.equal(toCsv(["name", "x"], [['Aa, "b"', 0.1 + 0.2], [null, 1e-9]]),
    'name,x\r\n"Aa, ""b""",0.30000000000000004\r\n,1e-9\r\n');
});

test("numbers are written for people", () => {
  assert.equal(percent(0.2298), "23.0\u202f%");
  assert.equal(percent(null), "no data");
  assert.equal(number(-12345.6, 1), "−12\u202f345.6");
  assert.equal(number(1234), "1234");
  assert.equal(number(-0.001), "0");
  assert.equal(enumerate(["a", "b", "c"]), "a, b and c");
  assert.equal(cell(1905, { name: "year", unit: "year", description: null, digits: 0 }), "1905");
});

test("a bearing names the nearest of eight points, whatever its turn", () => {
  assert.equal(compass(359), "north");
  assert.equal(compass(-90), "west");
  assert.equal(compass(134), "south-east");
});

test("labels keep their order and distance, stay inside, and move no further than they must", () => {
  const wanted = [3, 10, 12, 13, 90];
  const at = spread(wanted, 10, 0, 100);
  for (let i = 1; i < at.length; i++) assert.ok(at[i]! - at[i - 1]! >= 10 - 1e-9);
  assert.ok(at[0]! >= 0 && at[4]! <= 100);
  assert.equal(at[4], 90);
  assert.deepEqual(spread([20, 50], 10, 0, 100), [20, 50]);
  assert.deepEqual(spread([99, 99], 10, 0, 100), [90, 100]);
  assert.deepEqual(spread([-40, -30], 10, 0, 100), [0, 10]);
});

test("year ticks are round and leave room for their words", () => {
  assert.deepEqual(yearTicks(1990, 2024, 320), [1990, 2000, 2010, 2020]);
  assert.ok(yearTicks(1816, 2016, 900).every((y) => y % 20 === 0));
  for (const width of [200, 320, 900]) {
    const ticks = yearTicks(1816, 2016, width);
    assert.ok(ticks.length >= 2 && width / ticks.length >= 64);
  }
});

test("ticks have as many decimals as tell them apart", () => {
  assert.equal(tickDigits([0, 0.05, 0.1]), 2);
  assert.equal(tickDigits([0, 0.1]), 1);
  assert.equal(tickDigits([0, 500]), 0);
  assert.equal(tickDigits([3]), 0);
});

test("a store tells each listener of a change, once, and not of a repetition", () => {
  const store = new Store(1);
  const heard: number[] = [];
  const stop = store.listen((v) => heard.push(v));
  store.set(2);
  store.set(2);
  stop();
  store.set(3);
  assert.deepEqual(heard, [2]);
});
