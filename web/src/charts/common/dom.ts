// SPDX-License-Identifier: GPL-3.0-or-later

type Value = string | number | boolean | null | undefined;
type Attributes = Record<string, Value>;
export type Child = Node | string | null | undefined;

function fill(node: Element, attributes: Attributes, children: Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) {
    if (child !== null && child !== undefined) node.append(child);
  }
}

/** An HTML element with attributes and children; absent values and children are left out. */
export function html<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const node = document.createElement(name);
  fill(node, attributes, children);
  return node;
}

/** An SVG element, likewise. Coordinates are rounded by the caller where it matters. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K, attributes: Attributes = {}, ...children: Child[]): SVGElementTagNameMap[K] {
  const node = document.createElementNS("http://www.w3.org/2000/svg", name);
  fill(node, attributes, children);
  return node;
}

export const round = (value: number) => Math.round(value * 10) / 10;

let pen: CanvasRenderingContext2D | null | undefined;
const family = 'Roboto, Inter, "Helvetica Neue", "Noto Sans", "Liberation Sans", Arial, sans-serif';

/** Width of a text in the charts' type, in pixels. */
export function textWidth(text: string, size = 12, weight = 400): number {
  pen ??= document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * 0.56;
  pen.font = `${weight} ${size}px ${family}`;
  return pen.measureText(text).width;
}

/** The text, cut with an ellipsis where it would be wider than `width`. */
export function fitted(text: string, width: number, size = 12, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  let cut = text.length - 1;
  while (cut > 1 && textWidth(`${text.slice(0, cut).trimEnd()}…`, size, weight) > width) cut--;
  return `${text.slice(0, cut).trimEnd()}…`;
}
