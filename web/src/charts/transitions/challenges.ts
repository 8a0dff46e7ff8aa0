// SPDX-License-Identifier: GPL-3.0-or-later
// Challenges over time: for each pair a bar over the years in which challenger and leader were
// near parity, with a diamond at the year of overtaking.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number, yearRange } from "../../data/format";
import { groupBy, span } from "../../data/series";
import { indexTitle } from "../../data/words";
import { Store } from "../../state/store";
import { canvas, yearAxis, yearScale, type Box, type Scale } from "../common/axes";
import { fitted, round, svg } from "../common/dom";
import { choice, type Drawing, type FigureSpec, type Twin } from "../common/figure";
import type { StateColours } from "../common/states";
import { challengesSentence } from "./sentence";

type Challenge = Row<"transitions">;

const byStart = (a: Challenge, b: Challenge) =>
  (a.parity_from ?? a.overtaking_year ?? 9999) - (b.parity_from ?? b.overtaking_year ?? 9999);

/** The diamond and its year: on the bar where that goes on, else beside it. */
function overtakingMark(
  c: Challenge, x: Scale, y: number, edge: number, colours: StateColours): SVGGElement {
  const year = c.overtaking_year!;
  const at = round(x(year));
  const from = x(c.parity_from ?? year);
  const to = x(c.parity_to ?? year);
  const turned = Math.max(at + 12, to + 6) > edge - 30 && to - at <= 50;
  const onBar = turned ? at - from > 50 : to - at > 50;
  const beside = turned ? Math.min(at - 12, from - 6) : Math.max(at + 12, to + 6);
  return svg("g", {},
    svg("path", { d: `M${at},${y - 8}l8,8l-8,8l-8,-8z`, class: "overtaking" }),
    svg("text", {
      x: round(onBar ? at + (turned ? -12 : 12) : beside), y: y + 4, "text-anchor": turned ? "end" : "start",
      class: onBar ? "strong" : "halo strong",
      style: onBar ? `fill:${colours.on(c.challenger)}` : null,
    }, String(year)));
}

export function challengesFigure(report: Report, colours: StateColours): FigureSpec | null {
  const rows = rowsOf(report, "transitions");
  const table = report.tables.transitions;
  if (!table || rows.length === 0) return null;
  const byIndex = groupBy(rows, (r) => r.index);
  const index = new Store([...byIndex.keys()][0]!);
  const ends = rows.flatMap((r) => [r.parity_from, r.parity_to, r.overtaking_year])
    .filter((y): y is number => y !== null);
  const years = span([...ends, ...rowsOf(report, "ratios").map((r) => r.year)]
    .map((year) => ({ year }))) ?? [0, 1];
  const current = () => [...byIndex.get(index.value)!].sort(byStart);

  function draw(width: number): Drawing {
    const wide = width >= 620;
    const own = current();
    const rowHeight = wide ? 27 : 44;
    const left = wide ? 284 : 0;
    const box: Box = { left, right: width - 6, top: 8, bottom: 12 + own.length * rowHeight };
    const x = yearScale(years[0], years[1], box);
    const drawing = canvas(width, box.bottom + 26);
    own.forEach((c, i) => {
      const y = box.top + i * rowHeight + (wide ? rowHeight / 2 : 28);
      const names = `${c.challenger_name} → ${c.leader_name}`;
      drawing.append(
        svg("line", { x1: left, x2: box.right, y1: y + 0.5, y2: y + 0.5, class: "grid" }),
        svg("text", { x: 0, y: wide ? y + 4 : y - 12, class: "row-label" },
          fitted(names, wide ? left - 16 : width, 12)));
      if (c.parity_from !== null && c.parity_to !== null) {
        drawing.append(svg("rect", {
          x: round(x(c.parity_from)), y: y - 7, rx: 2, height: 14,
          width: round(Math.max(3, x(c.parity_to) - x(c.parity_from))),
          style: `fill:${colours.fill(c.challenger)}`,
        }));
      }
      if (c.overtaking_year !== null) drawing.append(overtakingMark(c, x, y, box.right, colours));
    });
    drawing.append(yearAxis(x, box));
    return { svg: drawing };
  }

  const indices = [...byIndex.keys()].map((id) => ({ value: id, title: indexTitle(id) }));
  return {
    id: "challenges",
    title: "Who drew level with whom",
    says: () => challengesSentence(current()),
    draw,
    twin: (): Twin => ({
      caption: `Challenges, ${indexTitle(index.value).toLowerCase()}`,
      columns: [
        ["challenger", null], ["leader", null], ["parity", null], ["overtaking", "year"],
        ["closing speed per year", null], ["last ratio", null],
      ].map(([name, unit]) => ({ name: name!, unit: unit ?? null, description: null, digits: 3 })),
      rows: current().map((c) => [c.challenger_name, c.leader_name,
        c.parity_from !== null && c.parity_to !== null ? yearRange(c.parity_from, c.parity_to) : null,
        c.overtaking_year, c.closing_speed === null ? null : number(c.closing_speed, 4),
        c.last_ratio]),
    }),
    tables: [table],
    notes: [...table.notes, "A bar spans the first to the last year near parity; a diamond marks " +
      "the year in which the challenger’s share first passed the leader’s."],
    controls: indices.length > 1 ? [choice("Index", indices, index)] : [],
  };
}
