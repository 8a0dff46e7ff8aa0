// SPDX-License-Identifier: GPL-3.0-or-later
// Positions in the General Assembly: where all states lie, as bands of their quantiles, and two chosen
// states with their intervals over them.
import { quantileSorted } from "d3-array";
import { scaleLinear } from "d3-scale";
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number } from "../../data/format";
import { distinct, groupBy, points } from "../../data/series";
import { Store } from "../../state/store";
import {
  brokenLine, canvas, missingYears, valueLabels, valueRules, yearAxis, yearScale, type Box, type Scale,
} from "../common/axes";
import { choice, type Cursor, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import { endNames } from "../common/panel";
import { intervals, ribbon, type Edge } from "../common/ribbon";
import { positionsSentence } from "./sentence";

type PositionRow = Row<"positions">;

const colours = ["var(--s0)", "var(--s1)"] as const;

/** Edges of the part of all states between two quantiles. */
function band(byYear: Map<number, number[]>, from: number, to: number): Edge[] {
  return [...byYear].map(([year, sorted]) => ({
    year, low: quantileSorted(sorted, from)!, high: quantileSorted(sorted, to)!,
  }));
}

/** The two states that the report's ranking puts first and that have positions. */
function firstPair(report: Report, byState: Map<string, PositionRow[]>): [string, string] {
  const ranked = rowsOf(report, "top").map((r) => String(r.state)).filter((s) => byState.has(s));
  const known = distinct([...ranked, ...byState.keys()]);
  return [known[0]!, known[1] ?? known[0]!];
}

export function positionsFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "positions");
  const table = report.tables.positions;
  if (!table || rows.length === 0) return null;
  const byState = groupBy(rows, (r) => String(r.state));
  const byYear = new Map([...groupBy(rows, (r) => r.year)].sort((a, b) => a[0] - b[0])
    .map(([year, own]) => [year, own.map((r) => r.position).sort((a, b) => a - b)]));
  const years = [...byYear.keys()];
  const middle = band(byYear, 0.25, 0.75);
  const most = band(byYear, 0.1, 0.9);
  const pair = firstPair(report, byState).map((state) => new Store(state));
  const chosen = () => pair.map((store) => byState.get(store.value)!);
  const interval = (own: PositionRow[]) => intervals(own, (r) => r.q05, (r) => r.q95);

  function cursorOf(x: Scale, box: Box): Cursor {
    return {
      years,
      xOf: (year) => (byYear.has(year) ? x(year) : null),
      top: box.top,
      bottom: box.bottom,
      at: (year) => ({
        heading: String(year),
        lines: [
          ...chosen().flatMap((own, i) => {
            const row = own.find((r) => r.year === year);
            return row ? [{
              colour: colours[i]!, label: row.name,
              value: row.q05 === null || row.q95 === null ? number(row.position, 2)
                : `${number(row.position, 2)} (${number(row.q05, 2)} to ${number(row.q95, 2)})`,
            }] : [];
          }),
          { label: `median of ${byYear.get(year)!.length}`,
            value: number(quantileSorted(byYear.get(year)!, 0.5)!, 2) },
        ],
      }),
    };
  }

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const height = wide ? Math.min(480, width * 0.52) : 340;
    const box: Box = { left: 34, right: width - (wide ? 128 : 42), top: 20, bottom: height - 26 };
    const edges = [...most, ...chosen().flatMap(interval)];
    const x = yearScale(years[0]!, years[years.length - 1]!, box);
    const y = scaleLinear(
      [Math.min(...edges.map((e) => e.low)), Math.max(...edges.map((e) => e.high))],
      [box.bottom, box.top]).nice(6);
    const ticks = y.ticks(6);
    const drawing = canvas(width, height);
    const median = years.map((year) => ({ year, value: quantileSorted(byYear.get(year)!, 0.5)! }));
    drawing.append(
      valueRules(y, box, ticks),
      missingYears(x, years, box),
      ribbon(most, x, y, "fill:var(--rule);fill-opacity:.55"),
      ribbon(middle, x, y, "fill:var(--rule)"),
      brokenLine(median, x, y, "var(--faint)", 1.2, "3 3"));
    const ends = chosen().map((own, i) => ({
      name: wide ? own[own.length - 1]!.name : (own[own.length - 1]!.iso3 ?? own[own.length - 1]!.name),
      colour: colours[i]!, points: points(own, (r) => r.position),
    }));
    chosen().forEach((own, i) =>
      drawing.append(ribbon(interval(own), x, y, `fill:${colours[i]};fill-opacity:.2`)));
    for (const series of ends) drawing.append(brokenLine(series.points, x, y, series.colour, 2.2));
    drawing.append(valueLabels(y, ticks, number), endNames(ends, x, y, box), yearAxis(x, box));
    return { svg: drawing, cursor: cursorOf(x, box) };
  }

  function twin(): Twin {
    const lookup = chosen().map((own) => new Map(own.map((r) => [r.year, r])));
    const plain = (name: string) => ({ name, unit: null, description: null, digits: 2 });
    return {
      caption: "Positions by session",
      columns: [{ name: "year", unit: "year", description: null, digits: 0 },
        ...chosen().flatMap((own) => [plain(own[0]!.name), plain("5 %"), plain("95 %")]),
        plain("median of all")],
      rows: years.map((year) => [year,
        ...lookup.flatMap((l) => {
          const row = l.get(year);
          return [row?.position ?? null, row?.q05 ?? null, row?.q95 ?? null];
        }),
        quantileSorted(byYear.get(year)!, 0.5)!]),
    };
  }

  const options = [...byState].map(([state, own]) => ({ value: state, title: own[0]!.name }))
    .sort((a, b) => a.title.localeCompare(b.title, "en"));
  return {
    id: "positions",
    title: "Where states stand in the General Assembly",
    says: () => positionsSentence(chosen()[0]!, chosen()[1]!),
    draw,
    twin,
    tables: [table],
    notes: [...table.notes, "The dark band holds the middle half of all members, the light one the " +
      "middle four fifths; the dashed line is their median. A state’s own band is its 90 % interval."],
    controls: [choice("State", options, pair[0]!), choice("and", options, pair[1]!)],
  };
}
