// SPDX-License-Identifier: GPL-3.0-or-later
// Concentration of capability: CON, the effective number of powers and the movement of shares,
// one above the other on one axis of years.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number, percent, percentTick } from "../../data/format";
import { distinct, groupBy, points, span } from "../../data/series";
import { indexTitle, setTitle } from "../../data/words";
import { Store } from "../../state/store";
import { canvas, yearScale, type Box } from "../common/axes";
import { choice, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import { drawPanel, type Panel } from "../common/panel";
import { concentrationSentence } from "./sentence";

type ConcentrationRow = Row<"concentration">;

/** Sets in the order of their first row, each with its colour. */
const colours = ["var(--s0)", "var(--s1)", "var(--s5)", "var(--s3)"];

function panelsOf(sets: Map<string, ConcentrationRow[]>): Panel[] {
  const series = (value: (r: ConcentrationRow) => number | null) =>
    [...sets].map(([set, rows], i) => ({
      name: setTitle(set), colour: colours[i % colours.length]!, points: points(rows, value),
    }));
  return [
    { title: "Concentration (CON): 0 is equal shares, 1 is one state holding all",
      series: series((r) => r.con), words: number, ticks: 4 },
    { title: "Effective number of powers (1 ∕ HHI)", series: series((r) => r.enp),
      words: number },
    { title: `Movement: share that changed hands in the year, ${setTitle([...sets.keys()][0]!).toLowerCase()}`,
      series: series((r) => r.move).slice(0, 1), words: percentTick, bars: true,
      axis: true },
  ];
}

export function concentrationFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "concentration");
  const table = report.tables.concentration;
  if (!table || rows.length === 0) return null;
  const byIndex = groupBy(rows, (r) => r.index);
  const index = new Store([...byIndex.keys()][0]!);
  const current = () => byIndex.get(index.value)!;

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const heights = wide ? [190, 120, 80] : [150, 110, 80];
    const sets = groupBy(current(), (r) => r.set);
    const panels = panelsOf(sets);
    const box = { left: 34, right: width - (wide ? 104 : 8) };
    const x = yearScale(...span(current())!, { ...box, top: 0, bottom: 0 });
    const drawing = canvas(width, heights.reduce((a, b) => a + b + 48, 0) + 26);
    let top = 44;
    let bottom = top;
    panels.forEach((panel, i) => {
      const place: Box = { ...box, top, bottom: top + heights[i]! };
      const title = wide ? panel.title : panel.title.split(":")[0]!;
      drawing.append(drawPanel(
        { ...panel, title, ...(i < 2 ? { names: wide ? "beside" : "inside" } : {}) }, x, place).group);
      bottom = place.bottom;
      top = place.bottom + 52;
    });
    const byYear = groupBy(current(), (r) => r.year);
    return {
      svg: drawing,
      cursor: {
        years: [...byYear.keys()].sort((a, b) => a - b),
        xOf: (year) => (byYear.has(year) ? x(year) : null),
        top: 44,
        bottom,
        at: (year) => ({
          heading: String(year),
          lines: [...sets.keys()].flatMap((set, i) => {
            const row = byYear.get(year)!.find((r) => r.set === set);
            const colour = colours[i % colours.length]!;
            return row ? [
              { colour, label: `${setTitle(set)} (${row.n ?? "?"})`, value: `CON ${number(row.con, 3)}` },
              { colour, label: "effective number", value: number(row.enp, 2) },
              ...(i === 0 && row.move !== null
                ? [{ colour, label: "moved", value: percent(row.move) }] : []),
            ] : [];
          }),
        }),
      },
    };
  }

  function twin(): Twin {
    const keep = ["year", "set", "n", "con", "hhi", "enp", "entropy", "top", "move"];
    const at = keep.map((name) => table!.columns.findIndex((c) => c.name === name));
    const is = table!.columns.findIndex((c) => c.name === "index");
    return {
      caption: `Concentration by year, ${indexTitle(index.value).toLowerCase()}`,
      columns: at.map((i) => table!.columns[i]!),
      rows: table!.rows.filter((row) => row[is] === index.value)
        .map((row) => at.map((i) => row[i]!)),
    };
  }

  const indices = distinct(byIndex.keys()).map((id) => ({ value: id, title: indexTitle(id) }));
  return {
    id: "concentration",
    title: "How concentrated power is",
    says: () => concentrationSentence(current()),
    draw,
    twin,
    tables: [table],
    controls: indices.length > 1 ? [choice("Index", indices, index)] : [],
  };
}
