// SPDX-License-Identifier: GPL-3.0-or-later
// All colours of the charts, for both themes. test/palette.test.ts holds them to floors: contrast
// of at least 3:1 against the paper, and categorical colours apart under colour-vision deficiency.
// Grey is kept for "no data".
import { interpolateRgb, interpolateRgbBasis } from "d3-interpolate";

export interface Theme {
  paper: string;
  raised: string;
  ink: string;
  soft: string;
  faint: string;
  rule: string;
  land: string;
  nodata: string;
  accent: string;
  /** Eight categorical colours; a state keeps its hue in both themes. */
  categories: string[];
  /** Anchors of the ramp from least to most, or from early to late. */
  ramp: string[];
}

export const light: Theme = {
  paper: "#fbf9f4", raised: "#ffffff", ink: "#1c2028", soft: "#565a63", faint: "#6c6f77",
  rule: "#ddd8cc", land: "#e8e3d6", nodata: "#b9b7b2", accent: "#a3402f",
  categories: ["#1c308d", "#a85350", "#669989", "#ab8c20", "#987ce5", "#2c6c75", "#60273c",
    "#3e4601"],
  ramp: ["#e9d9ae", "#d99a5b", "#b2503f", "#701f45", "#2a1140"],
};

export const dark: Theme = {
  paper: "#12161c", raised: "#1a1f27", ink: "#ece8df", soft: "#b4b3ae", faint: "#8f9197",
  rule: "#313742", land: "#29303b", nodata: "#555960", accent: "#ee9a80",
  categories: ["#adb7ea", "#b9867b", "#6cd0ba", "#c9bd6f", "#6965a6", "#60949d", "#9e5469",
    "#6e7528"],
  ramp: ["#4a3157", "#8a3f66", "#cf6450", "#eba45c", "#f8e6b0"],
};

/** Categorical colours: the eight, the same hues tinted, and once more fainter. */
export const slots = 24;
export const rampSteps = 9;

export function slotColour(theme: Theme, slot: number): string {
  const base = theme.categories[slot % 8]!;
  return interpolateRgb(base, theme.paper)([0, 0.42, 0.66][Math.floor(slot / 8)] ?? 0.66);
}

export function rampColour(theme: Theme, step: number): string {
  return interpolateRgbBasis(theme.ramp)(step / (rampSteps - 1));
}

/** Channels 0–255 of #rrggbb or rgb(r, g, b). */
export function channels(colour: string): [number, number, number] {
  if (colour.startsWith("#")) {
    const n = parseInt(colour.slice(1), 16);
    return [n >> 16, (n >> 8) & 255, n & 255];
  }
  const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** Relative luminance, 0 to 1 (WCAG 2.2). */
export function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((c) => {
    const v = c / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
}

/** Black or white-like text, whichever reads better on `fill`. */
export function textOn(fill: string): string {
  return contrast(fill, "#ffffff") >= contrast(fill, "#14161a") ? "#ffffff" : "#14161a";
}

function variables(theme: Theme): string {
  const out: [string, string][] = [
    ["paper", theme.paper], ["raised", theme.raised], ["ink", theme.ink], ["soft", theme.soft],
    ["faint", theme.faint], ["rule", theme.rule], ["land", theme.land], ["nodata", theme.nodata],
    ["accent", theme.accent],
  ];
  for (let i = 0; i < slots; i++) {
    const fill = slotColour(theme, i);
    out.push([`s${i}`, fill], [`on-s${i}`, textOn(fill)]);
  }
  for (let i = 0; i < rampSteps; i++) {
    const fill = rampColour(theme, i);
    out.push([`q${i}`, fill], [`on-q${i}`, textOn(fill)]);
  }
  return out.map(([name, value]) => `--${name}:${value}`).join(";");
}

/** Custom properties of both themes; paper is always printed light. */
export function paletteCss(): string {
  return `:root{color-scheme:light dark;${variables(light)}}` +
    `@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}}`;
}
