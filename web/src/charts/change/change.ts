// SPDX-License-Identifier: GPL-3.0-or-later
// How fast each element of the order changes, with the years in which its level shifted.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { capitalised, number } from "../../data/format";
import { groupBy, span } from "../../data/series";
import { type Drawing, type FigureSpec } from "../common/figure";
import { layerOf, type Quantity } from "../common/quantity";
import { drawStack, type Layer } from "../common/stack";
import { twinOf } from "../common/twin";
import { changeSentence } from "./sentence";

type ChangeRow = Row<"change">;

const colours: Record<string, string> = {
  power: "var(--s0)", norms: "var(--s1)", institutions: "var(--s5)", relations: "var(--s3)",
};

function elementLayer(element: string, rows: ChangeRow[]): Layer {
  const quantity: Quantity<ChangeRow> = {
    title: capitalised(element), name: element, colour: colours[element] ?? "var(--s2)",
    words: number, digits: 2, value: (r) => r.rate, low: (r) => r.lo, high: (r) => r.hi,
  };
  const layer = layerOf(rows, quantity);
  const shifts = new Map(rows.flatMap((r) => (r.shift === null ? [] : [[r.year, r.shift] as const])));
  return {
    ...layer,
    marks: [...shifts.keys()],
    reads: (year) => {
      const rate = layer.reads(year);
      const share = shifts.get(year);
      return share === undefined ? rate : `${rate ?? ""} · new level`;
    },
  };
}

export function changeFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "change");
  const table = report.tables.change;
  if (!table || rows.length === 0) return null;
  const byElement = groupBy(rows, (r) => r.element);

  const draw = (width: number): Drawing => drawStack(
    [...byElement].map(([element, own]) => elementLayer(element, own)), span(rows)!, width, String);
  return {
    id: "change",
    title: "How fast the order changes",
    says: () => changeSentence(rows),
    draw,
    twin: () => twinOf(table, "Rates of change by year",
      ["year", "element", "rate", "lo", "hi", "rank", "of", "shift"]),
    tables: [table],
    notes: [...table.notes, "1 is the typical change of the element over five years. A dashed line marks a year in " +
      "which the level of the element shifted."],
  };
}
