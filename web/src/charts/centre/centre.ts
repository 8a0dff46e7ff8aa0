// SPDX-License-Identifier: GPL-3.0-or-later
// The path of the centre of power over land outlines (no borders), with capitals sized by share,
// and beside it how far it moved, where it lay and how deep, by year.
import { geoAzimuthalEqualArea, geoCentroid, geoDistance, geoGraticule10, geoPath } from "d3-geo";
import type { GeoProjection } from "d3-geo";
import land from "orrery:land";
import { rowsOf, type Report, type Row } from "../../data/contract";
import { compass, number } from "../../data/format";
import { groupBy, points, runs, span } from "../../data/series";
import { indexTitle } from "../../data/words";
import { Store } from "../../state/store";
import { canvas, yearScale, type Box, type Scale } from "../common/axes";
import { round, svg, textWidth } from "../common/dom";
import {
  choice, nearestYear, type Cursor, type Drawing, type FigureSpec, type Twin,
} from "../common/figure";
import { drawPanel, type Panel } from "../common/panel";
import { centreSentence, place } from "./sentence";

type CentreRow = Row<"centre">;
type Capital = Row<"capitals">;
type Place = CentreRow & { lon: number; lat: number };

interface Disc {
  projection: GeoProjection;
  x: number;
  y: number;
  radius: number;
}

const degrees = 180 / Math.PI;

const byWeight = (capitals: Capital[]) =>
  [...capitals].sort((a, b) => (b.share ?? 0) - (a.share ?? 0));

/** An equal-area disc around the path, wide enough for it and for the capitals with most weight. */
function discAround(
  path: Place[], capitals: Capital[], x: number, y: number, radius: number): Disc {
  const at = path.map((p) => [p.lon, p.lat] as [number, number]);
  const middle = geoCentroid({ type: "MultiPoint", coordinates: at });
  const reach = (places: [number, number][]) =>
    Math.max(0, ...places.map((p) => geoDistance(p, middle))) * degrees;
  const heaviest = byWeight(capitals).slice(0, 3).map((c) => [c.lon, c.lat] as [number, number]);
  const angle = Math.min(110, Math.max(44, reach(at) * 1.6, Math.min(72, reach(heaviest) + 6)));
  const projection = geoAzimuthalEqualArea()
    .rotate([-middle[0], -middle[1]])
    .clipAngle(angle)
    .translate([x, y])
    .scale(radius / (2 * Math.sin(angle / degrees / 2)))
    .precision(0.4);
  return { projection, x, y, radius };
}

function drawGround(disc: Disc): SVGGElement {
  const path = geoPath(disc.projection).digits(1);
  return svg("g", {},
    svg("circle", { cx: disc.x, cy: disc.y, r: disc.radius, class: "sea" }),
    svg("path", { d: path(geoGraticule10()), class: "graticule" }),
    svg("path", { d: path(land), class: "land" }),
    svg("circle", { cx: disc.x, cy: disc.y, r: disc.radius, class: "rim" }));
}

/** Capitals by size; the heaviest are named where their names cross neither the path nor another. */
function drawCapitals(capitals: Capital[], path: Place[], disc: Disc): SVGGElement {
  const circles = svg("g", { "clip-path": "url(#disc)" });
  const g = svg("g", { class: "capitals" }, svg("clipPath", { id: "disc" },
    svg("circle", { cx: disc.x, cy: disc.y, r: disc.radius })), circles);
  const trace = path.map((p) => disc.projection([p.lon, p.lat])!);
  const most = Math.max(0.01, ...capitals.map((c) => c.share ?? 0));
  const largest = disc.radius * 0.085;
  const seen = byWeight(capitals)
    .map((c) => ({ c, at: disc.projection([c.lon, c.lat]) }))
    .filter(({ at }) => at && Math.hypot(at[0] - disc.x, at[1] - disc.y) < disc.radius - 2);
  for (const { c, at } of seen) {
    const r = Math.max(0.9, Math.sqrt((c.share ?? 0) / most) * largest);
    circles.append(svg("circle", { cx: round(at![0]), cy: round(at![1]), r: round(r) }));
  }
  const taken: { x: number; y: number; width: number }[] = [];
  for (const { c, at } of seen.slice(0, disc.radius > 200 ? 8 : 5)) {
    const r = Math.sqrt((c.share ?? 0) / most) * largest;
    const room = disc.x + disc.radius - at![0];
    const width = textWidth(c.name, 11);
    const right = room > width + r + 8;
    const middle = at![0] + (right ? 1 : -1) * (r + 4 + width / 2);
    if (taken.some((t) => Math.abs(t.x - middle) < (t.width + width) / 2 + 4 &&
      Math.abs(t.y - at![1]) < 13)) continue;
    if (trace.some((t) => Math.abs(t[0] - middle) < width / 2 + 5 && Math.abs(t[1] - at![1]) < 10)) {
      continue;
    }
    taken.push({ x: middle, y: at![1], width });
    g.append(svg("text", {
      x: round(at![0] + (right ? r + 4 : -r - 4)), y: round(at![1] + 4), class: "halo",
      "text-anchor": right ? "start" : "end",
    }, c.name));
  }
  return g;
}

/** Ramp colour of a year, from early to late; the ramp's first steps are too near the land's. */
function rampOf(years: [number, number]): (year: number) => string {
  const length = Math.max(1, years[1] - years[0]);
  return (year) => `var(--q${2 + Math.round(((year - years[0]) / length) * 6)})`;
}

function drawPath(path: Place[], disc: Disc, colour: (year: number) => string): SVGGElement {
  const g = svg("g", { class: "path" });
  const at = (p: Place) => disc.projection([p.lon, p.lat])!;
  for (const run of runs(path)) {
    const trace = run.map((p) => at(p).map(round).join(",")).join("L");
    g.append(svg("path", { d: `M${trace}`, class: "casing" }));
    for (let i = 1; i < run.length; i++) {
      g.append(svg("path", {
        d: `M${at(run[i - 1]!).map(round).join(",")}L${at(run[i]!).map(round).join(",")}`,
        style: `stroke:${colour(run[i]!.year)}`, class: "stretch",
      }));
    }
  }
  const first = path[0]!;
  const last = path[path.length - 1]!;
  const middle = path.filter((p) => p.year % 20 === 0 && p.year - first.year > 8 &&
    last.year - p.year > 8);
  const labelled: { at: [number, number]; width: number }[] = [];
  for (const p of [first, last, ...middle]) {
    const where = at(p);
    const end = p === first || p === last;
    g.append(svg("circle", {
      cx: round(where[0]), cy: round(where[1]), r: end ? 4.5 : 2.6, class: "stop",
      style: `fill:${colour(p.year)}`,
    }));
    const width = textWidth(String(p.year), 12, 600);
    const free = labelled.every((l) => Math.abs(l.at[0] - where[0]) > width + 4 ||
      Math.abs(l.at[1] - where[1]) > 15);
    if (!free) continue;
    labelled.push({ at: where, width });
    g.append(svg("text", {
      x: round(where[0]), y: round(where[1] - 9), "text-anchor": "middle",
      class: end ? "halo strong end" : "halo strong",
    }, String(p.year)));
  }
  return g;
}

function panelsOf(rows: CentreRow[]): Panel[] {
  const one = (value: (r: CentreRow) => number | null) =>
    [{ name: "", colour: "var(--accent)", points: points(rows, value) }];
  const lon = points(rows, (r) => r.lon).map((p) => p.value);
  return [
    { title: "Longitude", series: one((r) => r.lon),
      domain: [Math.min(...lon), Math.max(...lon)],
      words: (v, digits) => (v === 0 ? "0°" : `${number(Math.abs(v), digits)}° ${v < 0 ? "W" : "E"}`) },
    { title: "Moved in ten years, km", series: one((r) => r.moved_km_decade),
      words: number },
    { title: "Depth below the surface, share of the radius", series: one((r) => r.depth),
      words: number, axis: true },
  ];
}

function cursorOf(rows: CentreRow[], path: Place[], disc: Disc, x: Scale, box: Box,
  dot: SVGCircleElement): Cursor {
  const byYear = new Map(rows.map((r) => [r.year, r]));
  const onMap = new Map(path.map((p) => [p.year, disc.projection([p.lon, p.lat])!]));
  const cursor: Cursor = {
    years: rows.map((r) => r.year),
    xOf: (year) => (byYear.has(year) ? x(year) : null),
    top: box.top,
    bottom: box.bottom,
    at: (year) => {
      const r = byYear.get(year)!;
      return {
        heading: String(year),
        lines: [
          { label: "centre", value: r.lon === null || r.lat === null ? "no data" : place(r.lon, r.lat) },
          { label: "moved in ten years", value: r.moved_km_decade === null ? "no data"
            : `${number(r.moved_km_decade)} km${r.bearing === null ? "" : ` ${compass(r.bearing)}`}` },
          { label: "depth", value: number(r.depth, 2) },
        ],
      };
    },
    yearAt: (px, py) => {
      if (Math.hypot(px - disc.x, py - disc.y) > disc.radius) return nearestYear(cursor, px);
      let best: number | null = null;
      let least = 60;
      for (const [year, at] of onMap) {
        const away = Math.hypot(at[0] - px, at[1] - py);
        if (away < least) {
          least = away;
          best = year;
        }
      }
      return best;
    },
    mark: (year) => {
      const at = year === null ? undefined : onMap.get(year);
      dot.style.display = at ? "" : "none";
      if (!at) return;
      dot.setAttribute("cx", String(round(at[0])));
      dot.setAttribute("cy", String(round(at[1])));
    },
  };
  return cursor;
}

export function centreFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "centre");
  const table = report.tables.centre;
  const byIndex = groupBy(rows, (r) => r.index);
  for (const [id, own] of byIndex) {
    if (!own.some((r) => r.lon !== null && r.lat !== null)) byIndex.delete(id);
  }
  if (!table || byIndex.size === 0) return null;
  const index = new Store([...byIndex.keys()][0]!);
  const capitals = rowsOf(report, "capitals");
  const current = () => [...byIndex.get(index.value)!].sort((a, b) => a.year - b.year);

  function draw(width: number): Drawing {
    const wide = width >= 720;
    const radius = wide ? Math.min(290, width * 0.31) : Math.min(width / 2 - 1, 260);
    const own = current();
    const path = own.filter((r): r is Place => r.lon !== null && r.lat !== null);
    const disc = discAround(path, capitals, wide ? radius + 1 : width / 2, radius + 1, radius);
    const left = wide ? 2 * radius + 40 : 0;
    const gap = 52;
    const panelTop = wide ? 34 : 2 * radius + 54;
    const each = wide ? (2 * radius - panelTop - 2 * gap - 26) / 3 : 84;
    const box: Box = { left: 48, right: width - left - 4, top: 0, bottom: 0 };
    const x = yearScale(...span(own)!, box);
    const drawing = canvas(width, wide ? 2 * radius + 4 : panelTop + 3 * each + 2 * gap + 26);
    const dot = svg("circle", { r: 7, class: "here", style: "display:none" });
    drawing.append(drawGround(disc), drawCapitals(capitals, path, disc),
      drawPath(path, disc, rampOf(span(own)!)), dot);
    const panels = svg("g", { transform: `translate(${left} 0)` });
    let top = panelTop;
    for (const panel of panelsOf(own)) {
      panels.append(drawPanel(panel, x, { ...box, top, bottom: top + each }).group);
      top += each + gap;
    }
    drawing.append(panels);
    const shifted = x.copy().range(x.range().map((v) => v + left));
    const cursor = cursorOf(own, path, disc, shifted,
      { ...box, top: panelTop, bottom: top - gap }, dot);
    return { svg: drawing, cursor };
  }

  const indices = [...byIndex.keys()].map((id) => ({ value: id, title: indexTitle(id) }));
  return {
    id: "centre",
    title: "Where the centre lies",
    says: () => centreSentence(current()),
    draw,
    twin: (): Twin => {
      const is = table.columns.findIndex((c) => c.name === "index");
      const without = <T>(list: T[]) => list.filter((_, i) => i !== is);
      return {
        caption: `Centre of ${indexTitle(index.value).toLowerCase()} by year`,
        columns: without(table.columns),
        rows: table.rows.filter((row) => row[is] === index.value).map(without),
      };
    },
    tables: report.tables.capitals ? [table, report.tables.capitals] : [table],
    notes: [...table.notes, ...(report.tables.capitals?.notes ?? []),
      "Land outlines: Natural Earth, public domain; no borders are drawn. Circles stand at " +
        "capitals, their area is the state’s latest share. Equal-area projection."],
    controls: indices.length > 1 ? [choice("Index", indices, index)] : [],
  };
}
