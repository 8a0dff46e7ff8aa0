// SPDX-License-Identifier: GPL-3.0-or-later
// Structural balance of the network of friends and enemies: ties, and how few of them stand against a
// division of the states into two factions.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { groupBy, span } from "../../data/series";
import { signedSetTitle } from "../../data/words";
import { Store } from "../../state/store";
import { choice, type Drawing, type FigureSpec } from "../common/figure";
import { layerOf, type Quantity } from "../common/quantity";
import { drawStack } from "../common/stack";
import { twinOf } from "../common/twin";
import { balanceSentence } from "./sentence";

type BalanceRow = Row<"balance">;

const quantities: Quantity<BalanceRow>[] = [
  { title: "Frustration: ties that the best two factions leave broken", name: "frustration",
    colour: "var(--s1)", words: number, digits: 0, value: (r) => r.frustration },
  { title: "Hostile ties", name: "hostile ties", colour: "var(--s0)", words: number, digits: 0,
    value: (r) => r.negative },
  { title: "Balanced triangles: share with an even number of hostile ties", name: "balanced triangles",
    colour: "var(--s5)", words: number, digits: 2, domain: [0, 1], value: (r) => r.triangle_balance },
  { title: "Balance of walks: 1 is perfect balance", name: "balance of walks", colour: "var(--s3)",
    words: number, digits: 2, domain: [0, 1], value: (r) => r.walk_balance },
];

export function balanceFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "balance");
  const table = report.tables.balance;
  if (!table || rows.length === 0) return null;
  const bySet = groupBy(rows, (r) => r.set);
  const set = new Store([...bySet.keys()][0]!);
  const current = () => bySet.get(set.value)!;

  function draw(width: number): Drawing {
    const ties = new Map(current().map((r) => [r.year, r.positive + r.negative]));
    return drawStack(quantities.map((q) => layerOf(current(), q)), span(rows)!, width,
      (year) => `${year}, ${number(ties.get(year)!)} ties`);
  }
  const twin = () => twinOf(table, `Balance by year: ${signedSetTitle(set.value)}`,
    ["year", "positive", "negative", "frustration", "lower_bound", "normalised", "triangle_balance",
      "walk_balance"], { column: "set", is: set.value });

  const options = [...bySet.keys()].map((id) => ({ value: id, title: signedSetTitle(id) }));
  return {
    id: "balance",
    title: "Friends, enemies and factions",
    says: () => balanceSentence(current()),
    draw,
    twin,
    tables: [table],
    notes: [...table.notes, `${signedSetTitle(current()[0]!.set)}: ${current()[0]!.about}.`],
    controls: options.length > 1 ? [choice("Ties", options, set)] : [],
  };
}
