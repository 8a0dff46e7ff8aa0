// SPDX-License-Identifier: GPL-3.0-or-later
// The frame around every chart: title, generated sentence, controls, picture with a year cursor,
// notes, source line, table twin and downloads.
import type { Cell, Column, Report, Source, Table } from "../../data/contract";
import { toCsv } from "../../data/csv";
import { cell } from "../../data/format";
import { distinct } from "../../data/series";
import { Store } from "../../state/store";
import { html, round, svg } from "./dom";
import { save, svgText } from "./export";

/** What a year reads in a chart. */
export interface Reading {
  heading: string;
  lines: { colour?: string; label: string; value: string }[];
}

/** How a chart answers to the pointer and the arrow keys. */
export interface Cursor {
  years: number[];
  /** Position of a year, or null where this chart has no such year. */
  xOf(year: number): number | null;
  top: number;
  bottom: number;
  at(year: number): Reading;
  /** Year at a point of the drawing, where that is not simply the nearest by x. */
  yearAt?(x: number, y: number): number | null;
  /** Moves the chart's own marks to a year. */
  mark?(year: number | null): void;
}

export interface Drawing {
  svg: SVGSVGElement;
  cursor?: Cursor;
}

/** The rows of the picture as a table for people. */
export interface Twin {
  caption: string;
  columns: Column[];
  rows: Cell[][];
}

export interface FigureSpec {
  id: string;
  title: string;
  says(): string;
  draw(width: number): Drawing;
  twin(): Twin;
  /** Tables behind the picture, each with its CSV. */
  tables: Table[];
  notes?: string[];
  controls?: Control[];
}

export interface Control {
  element: HTMLElement;
  store: Store<string>;
}

/** The year that the reader points at, shared by all charts of a page. */
export type YearStore = Store<number | null>;

let serial = 0;

/** A choice: buttons where a few short ones fit a narrow screen, else a list. */
export function choice(
  label: string, options: { value: string; title: string }[], store: Store<string>): Control {
  const name = `choice-${++serial}`;
  if (options.reduce((sum, o) => sum + o.title.length, 0) > 26) {
    const select = html("select", { id: name }, ...options.map((o) =>
      html("option", { value: o.value, selected: o.value === store.value }, o.title)));
    select.addEventListener("change", () => store.set(select.value));
    return {
      store,
      element: html("div", { class: "choice" }, html("label", { for: name }, label), select),
    };
  }
  const group = html("fieldset", { class: "choice" }, html("legend", {}, label));
  for (const o of options) {
    const input = html("input", {
      type: "radio", name, value: o.value, checked: o.value === store.value,
    });
    input.addEventListener("change", () => store.set(o.value));
    group.append(html("label", {}, input, html("span", {}, o.title)));
  }
  return { store, element: group };
}

function sourceLine(report: Report, tables: Table[]): HTMLElement {
  const ids = distinct(tables.flatMap((t) => t.sources));
  const line = html("p", { class: "source-line" }, ids.length > 1 ? "Sources: " : "Source: ");
  ids.forEach((id, i) => {
    const source = report.sources.find((s) => s.id === id);
    if (i > 0) line.append("; ");
    line.append(html("a", { href: `#source-${id}` }, source ? shortCitation(source) : id));
  });
  line.append(`. Computed by Orrery ${report.version}.`);
  return line;
}

/** "National Material Capabilities 6.0". */
export function shortCitation(source: Source): string {
  return source.version ? `${source.title} ${source.version}` : source.title;
}

const numeric = (rows: Cell[][], i: number) =>
  rows.some((row) => typeof row[i] === "number");

/** A real table; the first column heads its rows. */
export function tableElement(twin: Twin): HTMLTableElement {
  const right = twin.columns.map((_, i) => i > 0 && numeric(twin.rows, i));
  const head = html("tr", {}, ...twin.columns.map((c, i) =>
    html("th", { scope: "col", class: right[i] ? "num" : null, title: c.description }, c.name)));
  const body = html("tbody");
  for (const row of twin.rows) {
    body.append(html("tr", {}, ...row.map((value, i) => {
      const words = cell(value, twin.columns[i]!);
      return i === 0
        ? html("th", { scope: "row" }, words)
        : html("td", { class: right[i] ? "num" : null }, words);
    })));
  }
  return html("table", {}, html("caption", {}, twin.caption), html("thead", {}, head), body);
}

function tableTwin(spec: FigureSpec): { element: HTMLElement; refresh(): void } {
  const scroll = html("div", {
    class: "scroll", tabindex: 0, role: "region", "aria-label": `Table: ${spec.title}`,
  });
  const element = html("details", { class: "twin" }, html("summary", {}, "Table"), scroll);
  const refresh = () => scroll.replaceChildren(...(element.open ? [tableElement(spec.twin())] : []));
  element.addEventListener("toggle", refresh);
  return { element, refresh };
}

function downloads(spec: FigureSpec, drawing: () => Drawing, source: string): HTMLElement {
  const list = html("p", { class: "downloads" });
  for (const table of spec.tables) {
    const words = spec.tables.length > 1 ? `CSV: ${table.title.toLowerCase()}` : "Download CSV";
    const button = html("button", { type: "button" }, words);
    button.addEventListener("click", () => save(
      `${table.id}.csv`, "text/csv", toCsv(table.columns.map((c) => c.name), table.rows)));
    list.append(button);
  }
  const picture = html("button", { type: "button" }, "Download SVG");
  picture.addEventListener("click", () => save(
    `${spec.id}.svg`, "image/svg+xml", svgText(drawing().svg, spec.title, source)));
  list.append(picture);
  for (const table of spec.tables) {
    list.append(html("a", { href: table.csv, class: "file" }, table.csv));
  }
  return list;
}

function showReading(box: HTMLElement, reading: Reading): void {
  box.replaceChildren(html("strong", {}, reading.heading), ...reading.lines.map((l) =>
    html("span", { class: "reading" },
      html("i", { style: l.colour ? `background:${l.colour}` : "visibility:hidden" }),
      html("span", {}, l.label), html("b", {}, l.value))));
}

/** Puts the year cursor over a plot: pointer, touch, arrow keys, and the page's shared year. */
class CursorLayer {
  private drawing: Drawing | null = null;
  private rule = svg("line", { class: "cursor" });
  private active = false;
  readonly readout = html("div", { class: "readout", hidden: true });

  constructor(private readonly plot: HTMLElement, private readonly year: YearStore) {
    plot.addEventListener("pointermove", (e) => this.point(e));
    plot.addEventListener("pointerdown", (e) => this.point(e));
    plot.addEventListener("pointerleave", () => this.leave());
    plot.addEventListener("keydown", (e) => this.key(e));
    plot.addEventListener("blur", () => this.leave());
    year.listen(() => this.show());
  }

  use(drawing: Drawing, title: string): void {
    this.drawing = drawing;
    const cursor = drawing.cursor;
    if (!cursor) return;
    drawing.svg.append(this.rule);
    const first = cursor.years[0] ?? 0;
    const last = cursor.years[cursor.years.length - 1] ?? 0;
    for (const [name, value] of Object.entries({
      tabindex: "0", role: "slider", "aria-label": `${title}: year`,
      "aria-valuemin": String(first), "aria-valuemax": String(last),
      "aria-valuenow": String(last), "aria-valuetext": String(last),
    })) this.plot.setAttribute(name, value);
    this.show();
  }

  private point(e: PointerEvent): void {
    const cursor = this.drawing?.cursor;
    if (!cursor) return;
    const frame = this.drawing!.svg.getBoundingClientRect();
    const scale = this.drawing!.svg.viewBox.baseVal.width / frame.width;
    const x = (e.clientX - frame.left) * scale;
    const y = (e.clientY - frame.top) * scale;
    const year = cursor.yearAt ? cursor.yearAt(x, y) : nearestYear(cursor, x);
    if (year === null) return this.leave();
    this.active = true;
    this.year.set(year);
    this.show();
  }

  private leave(): void {
    if (!this.active) return;
    this.active = false;
    this.year.set(null);
    this.show();
  }

  private key(e: KeyboardEvent): void {
    const cursor = this.drawing?.cursor;
    if (!cursor || cursor.years.length === 0) return;
    const last = cursor.years.length - 1;
    const now = this.year.value === null ? -1 : cursor.years.indexOf(this.year.value);
    const from = now < 0 ? last + (e.key === "ArrowLeft" ? 1 : 0) : now;
    const moves: Record<string, number> = {
      ArrowLeft: from - (e.shiftKey ? 10 : 1), ArrowRight: from + (e.shiftKey ? 10 : 1),
      ArrowDown: from - 1, ArrowUp: from + 1, PageDown: from - 10, PageUp: from + 10,
      Home: 0, End: last,
    };
    if (e.key === "Escape") return this.leave();
    const to = moves[e.key];
    if (to === undefined) return;
    e.preventDefault();
    this.active = true;
    this.year.set(cursor.years[Math.min(last, Math.max(0, to))]!);
    this.show();
  }

  private show(): void {
    const cursor = this.drawing?.cursor;
    if (!cursor) return;
    const year = this.year.value;
    const x = year === null ? null : cursor.xOf(year);
    cursor.mark?.(year);
    this.rule.style.display = x === null ? "none" : "";
    this.readout.hidden = !this.active || x === null;
    if (x === null || year === null) return;
    for (const [name, value] of Object.entries({
      x1: x, x2: x, y1: cursor.top, y2: cursor.bottom,
    })) this.rule.setAttribute(name, String(round(value)));
    if (!this.active) return;
    const reading = cursor.at(year);
    this.plot.setAttribute("aria-valuenow", String(year));
    this.plot.setAttribute("aria-valuetext",
      [reading.heading, ...reading.lines.map((l) => `${l.label} ${l.value}`)].join(", "));
    showReading(this.readout, reading);
    this.place(x);
  }

  /** Beside the cursor, on the side with more room. */
  private place(x: number): void {
    const all = this.drawing!.svg.viewBox.baseVal.width;
    const width = this.readout.offsetWidth;
    const wanted = x < all / 2 ? x + 14 : x - 14 - width;
    this.readout.style.left = `${round(Math.max(0, Math.min(all - width, wanted)))}px`;
    this.readout.style.top = `${round(this.drawing!.cursor!.top)}px`;
  }
}

export function nearestYear(cursor: Cursor, x: number): number | null {
  let best: number | null = null;
  let distance = Infinity;
  for (const year of cursor.years) {
    const at = cursor.xOf(year);
    if (at !== null && Math.abs(at - x) < distance) {
      distance = Math.abs(at - x);
      best = year;
    }
  }
  return best;
}

/** Builds the figure; it draws itself when put on the page and again when its width changes. */
export function figure(spec: FigureSpec, report: Report, year: YearStore): HTMLElement {
  const says = html("p", { class: "says", id: `${spec.id}-says` }, spec.says());
  const plot = html("div", { class: "plot", "aria-describedby": `${spec.id}-says` });
  const layer = new CursorLayer(plot, year);
  const sources = sourceLine(report, spec.tables);
  const twin = tableTwin(spec);
  let drawing: Drawing | null = null;
  let width = 0;
  const draw = () => {
    if (width <= 0) return;
    drawing = spec.draw(width);
    plot.replaceChildren(drawing.svg, layer.readout);
    layer.use(drawing, spec.title);
  };
  const notes = distinct(spec.notes ?? spec.tables.flatMap((t) => t.notes));
  const controls = spec.controls ?? [];
  for (const control of controls) {
    control.store.listen(() => {
      says.textContent = spec.says();
      draw();
      twin.refresh();
    });
  }
  const element = html("figure", { class: "figure", id: spec.id },
    html("h3", {}, spec.title), says,
    controls.length > 0 ? html("div", { class: "controls" }, ...controls.map((c) => c.element)) : null,
    plot,
    html("figcaption", {},
      notes.length > 0 ? html("p", { class: "notes" }, notes.join(" ")) : null,
      sources, downloads(spec, () => drawing ?? spec.draw(880), sources.textContent ?? ""), twin.element));
  new ResizeObserver((entries) => {
    const now = Math.floor(entries[entries.length - 1]!.contentRect.width);
    if (now === width) return;
    width = now;
    draw();
  }).observe(plot);
  return element;
}
