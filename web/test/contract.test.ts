// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { ContractError, readReport, rowsOf } from "../src/data/contract";
import { fixture } from "./fixture";

type Fixture = ReturnType<typeof fixture>;

/** The message with which a spoiled fixture is refused. */
function refusal(spoil: (f: Fixture) => void): string {
  const f = fixture();
  spoil(f);
  try {
    readReport(JSON.stringify(f));
  } catch (e) {
    assert.ok(e instanceof ContractError);
    return e.message;
  }
  assert.fail("the report was accepted");
}

test("a whole report is read, with rows by column name", () => {
  const report = readReport(JSON.stringify(fixture()));
  const row = rowsOf(report, "shares")[0]!;
  assert.equal(row.name, "State A");
  assert.equal(row.share, 0.4);
  assert.equal(report.tables.shares!.csv, "data/shares.csv");
});

test("an absent table has no rows and is no error", () => {
  const f = fixture();
  const { polarity: _, ...rest } = f.tables;
  const report = readReport(JSON.stringify({ ...f, tables: rest }));
  assert.deepEqual(rowsOf(report, "polarity"), []);
});

test("a cell of the wrong kind is refused with its table, row, column and value", () => {
  assert.equal(refusal((f) => { f.tables.shares.rows[2]![6] = "much"; }),
    'table "shares", row 3, column "share": expected a number or null, found "much"');
});

test("a missing value is accepted only where the contract allows one", () => {
  const f = fixture();
  f.tables.shares.rows[0]![6] = null;
  assert.equal(rowsOf(readReport(JSON.stringify(f)), "shares")[0]!.share, null);
  assert.match(refusal((g) => { g.tables.shares.rows[0]![1] = null; }), /column "year": expected a number, found null/);
});

test("a missing column is named, with the columns that are there", () => {
  assert.match(refusal((f) => { f.tables.members.columns[2]!.name = "n"; }),
    /table "members": column "states" is missing; it has year, system, n/);
});

test("a short row is refused", () => {
  assert.match(refusal((f) => { f.tables.capitals.rows[1]!.pop(); }),
    /table "capitals", row 2: expected 5 cells, found 4/);
});

test("text that is not JSON, and a wrong edition or status, are refused", () => {
  assert.throws(() => readReport("{"), /not JSON/);
  assert.match(refusal((f) => { f.edition = "small"; }), /edition: expected full or reference/);
  assert.match(refusal((f) => { f.sources[0]!.status = "here"; }), /source 1.status/);
});

test("columns beyond the contract and unknown tables are let through", () => {
  const f = fixture();
  f.tables.members.columns.push({ name: "more", unit: null, description: null, digits: null });
  f.tables.members.rows.forEach((r) => r.push(true));
  const tables = { ...f.tables, novel: f.tables.members };
  const report = readReport(JSON.stringify({ ...f, tables }));
  assert.equal(report.tables.novel!.rows.length, f.tables.members.rows.length);
});
