// SPDX-License-Identifier: GPL-3.0-or-later
// How far the positions of states lie apart: dispersion, polarisation and bimodality, one above the
// other on one axis of years, each with its interval.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { groupBy, span } from "../../data/series";
import { weightingTitle } from "../../data/words";
import { Store } from "../../state/store";
import { choice, type Drawing, type FigureSpec } from "../common/figure";
import { layerOf, type Quantity } from "../common/quantity";
import { drawStack } from "../common/stack";
import { twinOf } from "../common/twin";
import { spreadSentence } from "./sentence";

type SpreadRow = Row<"spread">;

const quantities: (Quantity<SpreadRow> & { column: string })[] = [
  {
    column: "sd", title: "Dispersion: standard deviation of positions", name: "dispersion",
    colour: "var(--s0)", words: number, digits: 2,
    value: (r) => r.sd, low: (r) => r.sd_q05, high: (r) => r.sd_q95,
  },
  {
    column: "polarisation", title: "Polarisation (Esteban and Ray): large groups far apart",
    name: "polarisation", colour: "var(--s1)", words: number, digits: 2,
    value: (r) => r.polarisation, low: (r) => r.polarisation_q05, high: (r) => r.polarisation_q95,
  },
  {
    column: "bimodality", title: "Bimodality: above 0.56 points to two camps", name: "bimodality",
    colour: "var(--s5)", words: number, digits: 2,
    value: (r) => r.bimodality, low: (r) => r.bimodality_q05, high: (r) => r.bimodality_q95,
  },
];

export function spreadFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "spread");
  const table = report.tables.spread;
  if (!table || rows.length === 0) return null;
  const byWeighting = groupBy(rows, (r) => r.weighting);
  const weighting = new Store([...byWeighting.keys()][0]!);
  const current = () => byWeighting.get(weighting.value)!;

  function draw(width: number): Drawing {
    const states = new Map(current().map((r) => [r.year, r.n]));
    return drawStack(quantities.map((q) => layerOf(current(), q)), span(rows)!, width,
      (year) => `${year}, ${number(states.get(year)!)} states`);
  }

  const twin = () => twinOf(table, `Spread of positions, ${weightingTitle(weighting.value).toLowerCase()}`,
    ["year", "n", ...quantities.flatMap((q) => [q.column, `${q.column}_q05`, `${q.column}_q95`])],
    { column: "weighting", is: weighting.value });

  const options = [...byWeighting.keys()].map((id) => ({ value: id, title: weightingTitle(id) }));
  return {
    id: "spread",
    title: "How far apart positions lie",
    says: () => spreadSentence(current()),
    draw,
    twin,
    tables: [table],
    controls: options.length > 1 ? [choice("Weight", options, weighting)] : [],
  };
}
