// SPDX-License-Identifier: GPL-3.0-or-later
// How alike the foreign policies of two states are, from their votes and from their alliances.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { groupBy, points, span } from "../../data/series";
import { Store } from "../../state/store";
import { canvas, yearScale, type Box } from "../common/axes";
import { choice, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import { PairChoice } from "../common/pair";
import { drawPanel } from "../common/panel";
import { pairsSentence } from "./sentence";

type PairRow = Row<"pairs">;
type Measure = "agree" | "s_abs" | "kappa_sq" | "pi_sq";

const measures: Record<Measure, { title: string; inWords: string; lowest: number }> = {
  agree: { title: "Agreement", inWords: "agreement", lowest: 0 },
  s_abs: { title: "S", inWords: "similarity (S)", lowest: -1 },
  kappa_sq: { title: "κ", inWords: "similarity beyond chance (κ)", lowest: -1 },
  pi_sq: { title: "π", inWords: "similarity beyond chance (π)", lowest: -1 },
};
const bases: Record<string, { title: string; colour: string }> = {
  un: { title: "votes", colour: "var(--s0)" },
  atop: { title: "alliances", colour: "var(--s1)" },
};

export function pairsFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "pairs");
  const table = report.tables.pairs;
  if (!table || rows.length === 0) return null;
  const pair = new PairChoice(report, rows);
  const measure = new Store<string>("agree");
  const current = () => pair.rows();
  const value = (r: PairRow) => r[measure.value as Measure];

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const height = wide ? 330 : 270;
    const box: Box = { left: 34, right: width - (wide ? 104 : 8), top: 44, bottom: height - 26 };
    const x = yearScale(...span(rows)!, box);
    const chosen = measures[measure.value as Measure];
    const series = [...groupBy(current(), (r) => r.basis)].map(([basis, own]) => ({
      name: bases[basis]?.title ?? basis, colour: bases[basis]?.colour ?? "var(--s3)",
      points: points(own, value),
    })).filter((s) => s.points.length > 0);
    const drawing = canvas(width, height);
    if (series.length > 0) {
      drawing.append(drawPanel({
        title: `${chosen.title}: ${pair.names()}`,
        series, words: number, domain: [chosen.lowest, 1], ticks: 4, axis: true,
        names: wide ? "beside" : "inside",
      }, x, box).group);
    }
    const byYear = groupBy(current(), (r) => r.year);
    return {
      svg: drawing,
      cursor: {
        years: [...byYear.keys()].sort((a, b) => a - b),
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: box.top,
        bottom: box.bottom,
        at: (year) => ({
          heading: String(year),
          lines: byYear.get(year)!.map((r) => ({
            colour: bases[r.basis]?.colour ?? "var(--s3)",
            label: `${bases[r.basis]?.title ?? r.basis} (${number(r.n)})`,
            value: value(r) === null ? "not defined" : number(value(r), 3),
          })),
        }),
      },
    };
  }

  function twin(): Twin {
    const keep = ["year", "basis", "n", ...Object.keys(measures)];
    const at = keep.map((name) => table!.columns.findIndex((c) => c.name === name));
    return {
      caption: `Similarity of ${pair.names()}`,
      columns: at.map((i) => table!.columns[i]!),
      rows: [...current()].sort((a, b) => a.year - b.year)
        .map((r) => [r.year, r.basis, r.n, r.agree, r.s_abs, r.kappa_sq, r.pi_sq]),
    };
  }

  return {
    id: "pairs",
    title: "How alike two states act",
    says: () => pair.isOne() ? "Choose two different states."
      : pairsSentence(current(), value, measures[measure.value as Measure].inWords),
    draw,
    twin,
    tables: [table],
    notes: [...table.notes, "Agreement is the share of roll calls with the same vote. S, κ and π are 1 for " +
      "the same policy; κ and π are 0 where no more is shared than chance would give, and are not " +
      "defined where a state never varies."],
    controls: [...pair.controls(),
      choice("Measure", Object.entries(measures).map(([id, m]) => ({ value: id, title: m.title })), measure)],
  };
}
