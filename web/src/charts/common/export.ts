// SPDX-License-Identifier: GPL-3.0-or-later
import { html, svg } from "./dom";

/** Offers a file made in the page for saving; nothing leaves the machine. */
export function save(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = html("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

const carried = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray",
  "stroke-opacity", "stroke-linejoin", "opacity", "font-family", "font-size", "font-style",
  "font-weight", "letter-spacing", "text-anchor", "paint-order", "display"];

function inlineStyles(from: Element, to: Element): void {
  const style = getComputedStyle(from);
  to.setAttribute("style", carried.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
  for (let i = 0; i < from.children.length; i++) {
    inlineStyles(from.children[i]!, to.children[i]!);
  }
}

/** The drawing as a file that stands alone: styles written out, title above, sources below. */
export function svgText(drawing: SVGSVGElement, title: string, source: string): string {
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  inlineStyles(drawing, copy);
  copy.querySelectorAll(".cursor").forEach((c) => c.remove());
  const page = getComputedStyle(document.body);
  const words = { "font-family": "Georgia, serif", fill: page.color };
  const margin = 20;
  const body = svg("g", { transform: `translate(${margin} 52)` }, ...copy.childNodes);
  const file = svg("svg", {
    width: width + 2 * margin, height: height + 96,
    viewBox: `0 0 ${width + 2 * margin} ${height + 96}`,
  },
  svg("title", {}, title),
  svg("rect", { width: "100%", height: "100%", fill: page.backgroundColor }),
  svg("text", { x: margin, y: 34, "font-size": 20, ...words }, title),
  body,
  svg("text", { x: margin, y: height + 80, "font-size": 11, ...words }, source));
  return new XMLSerializer().serializeToString(file);
}
