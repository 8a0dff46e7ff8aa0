// SPDX-License-Identifier: GPL-3.0-or-later
// The signed index of the relations of two states, with what its missing layers leave open.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { span } from "../../data/series";
import { type Drawing, type FigureSpec } from "../common/figure";
import { PairChoice } from "../common/pair";
import { layerOf, type Quantity } from "../common/quantity";
import { drawStack } from "../common/stack";
import { relationsSentence } from "./sentence";

type RelationsRow = Row<"relations">;

const index: Quantity<RelationsRow> = {
  title: "", name: "index", colour: "var(--s0)", words: number, digits: 2, domain: [-1, 1],
  value: (r) => r.index, low: (r) => r.lo, high: (r) => r.hi,
};
const layers: Quantity<RelationsRow> = {
  title: "Layers that are known", name: "layers known", colour: "var(--s5)", words: number, digits: 0,
  value: (r) => r.n_layers,
};

export function relationsFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "relations");
  const table = report.tables.relations;
  if (!table || rows.length === 0) return null;
  const pair = new PairChoice(report, rows);

  const draw = (width: number): Drawing => drawStack(
    [{ ...layerOf(pair.rows(), index), title: `Index of relations: ${pair.names()}` },
      layerOf(pair.rows(), layers)],
    span(rows)!, width, String);
  return {
    id: "relations",
    title: "How two states stand to each other",
    says: () => (pair.isOne() ? "Choose two different states." : relationsSentence(pair.rows())),
    draw,
    twin: () => ({
      caption: `Relations of ${pair.names()}`,
      columns: ["year", "index", "lo", "hi", "n_layers"].map((name) =>
        table.columns.find((c) => c.name === name)!),
      rows: pair.rows().map((r) => [r.year, r.index, r.lo, r.hi, r.n_layers]),
    }),
    tables: [table],
    notes: table.notes,
    controls: pair.controls(),
  };
}
