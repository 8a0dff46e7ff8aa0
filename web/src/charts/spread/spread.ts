// SPDX-License-Identifier: GPL-3.0-or-later
// How far the positions of states lie apart: dispersion, polarisation and bimodality, one above the
// other on one axis of years, each with its interval.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { groupBy, points, span } from "../../data/series";
import { weightingTitle } from "../../data/words";
import { Store } from "../../state/store";
import { canvas, yearScale, type Box } from "../common/axes";
import { choice, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import { drawPanel, type Panel } from "../common/panel";
import { intervals } from "../common/ribbon";
import { spreadSentence } from "./sentence";

type SpreadRow = Row<"spread">;
type Quantity = "sd" | "polarisation" | "bimodality";

const quantities: { id: Quantity; title: string; name: string; colour: string }[] = [
  { id: "sd", title: "Dispersion: standard deviation of positions", name: "dispersion",
    colour: "var(--s0)" },
  { id: "polarisation", title: "Polarisation (Esteban and Ray): large groups far apart",
    name: "polarisation", colour: "var(--s1)" },
  { id: "bimodality", title: "Bimodality: above 0.56 points to two camps", name: "bimodality",
    colour: "var(--s5)" },
];

function panelsOf(rows: SpreadRow[]): Panel[] {
  return quantities.map(({ id, title, name, colour }, i) => ({
    title, words: number, axis: i === quantities.length - 1,
    series: [{
      name, colour, points: points(rows, (r) => r[id]),
      band: intervals(rows, (r) => r[`${id}_q05`], (r) => r[`${id}_q95`]),
    }],
  }));
}

export function spreadFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "spread");
  const table = report.tables.spread;
  if (!table || rows.length === 0) return null;
  const byWeighting = groupBy(rows, (r) => r.weighting);
  const weighting = new Store([...byWeighting.keys()][0]!);
  const current = () => byWeighting.get(weighting.value)!;

  function draw(width: number): Drawing {
    const heights = width >= 620 ? [150, 120, 120] : [120, 100, 100];
    const box = { left: 34, right: width - 8 };
    const x = yearScale(...span(rows)!, { ...box, top: 0, bottom: 0 });
    const drawing = canvas(width, heights.reduce((a, b) => a + b + 52, 0) + 22);
    let top = 44;
    let bottom = top;
    panelsOf(current()).forEach((panel, i) => {
      const place: Box = { ...box, top, bottom: top + heights[i]! };
      const title = width >= 620 ? panel.title : panel.title.split(":")[0]!;
      drawing.append(drawPanel({ ...panel, title }, x, place).group);
      bottom = place.bottom;
      top = place.bottom + 52;
    });
    const byYear = new Map(current().map((r) => [r.year, r]));
    return {
      svg: drawing,
      cursor: {
        years: [...byYear.keys()],
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: 44,
        bottom,
        at: (year) => {
          const row = byYear.get(year)!;
          return {
            heading: `${year}, ${number(row.n)} states`,
            lines: quantities.map(({ id, name, colour }) => {
              const [low, high] = [row[`${id}_q05`], row[`${id}_q95`]];
              return {
                colour, label: name, value: low === null || high === null ? number(row[id], 2)
                  : `${number(row[id], 2)} (${number(low, 2)} to ${number(high, 2)})`,
              };
            }),
          };
        },
      },
    };
  }

  function twin(): Twin {
    const keep = ["year", "n", ...quantities.flatMap((q) => [q.id, `${q.id}_q05`, `${q.id}_q95`])];
    const at = keep.map((name) => table!.columns.findIndex((c) => c.name === name));
    const is = table!.columns.findIndex((c) => c.name === "weighting");
    return {
      caption: `Spread of positions, ${weightingTitle(weighting.value).toLowerCase()}`,
      columns: at.map((i) => table!.columns[i]!),
      rows: table!.rows.filter((row) => row[is] === weighting.value)
        .map((row) => at.map((i) => row[i]!)),
    };
  }

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
