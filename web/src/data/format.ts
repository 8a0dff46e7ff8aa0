// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers and names for people. Files and tables for machines never pass through here.
import type { Cell, Column } from "./contract";

const minus = (text: string) => text.replace(/^-/, "−");

/** 0.2298 → "23.0 %", with a narrow space that does not break. */
export function percent(share: number | null, digits = 1): string {
  return share === null ? "no data" : `${minus((share * 100).toFixed(digits))}\u202f%`;
}

/** A share at a tick; `digits` are those of the share, two more than those of the per cent. */
export function percentTick(share: number, digits: number): string {
  return percent(share, Math.max(0, digits - 2));
}

/** A number with a fixed number of decimals and thin groups: 12345.6 → "12 346". */
export function number(value: number | null, digits = 0): string {
  if (value === null) return "no data";
  const [whole, rest] = Math.abs(value).toFixed(digits).split(".") as [string, string?];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u202f") : whole;
  const sign = value < 0 && Number(value.toFixed(digits)) !== 0 ? "−" : "";
  return sign + grouped + (rest ? `.${rest}` : "");
}

/** "a", "a and b", "a, b and c". */
export function enumerate(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

/** "1 state", "3 states". */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${number(n)} ${n === 1 ? singular : plural}`;
}

/** The name in running text: English puts an article before names of this kind. */
export function inText(name: string): string {
  return /^(United|Soviet|Netherlands|Philippines|Ottoman)/.test(name) ? `the ${name}` : name;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** 1914–1919, or 1914 for one year. */
export function yearRange(from: number, to: number): string {
  return from === to ? String(from) : `${from}–${to}`;
}

/** Eight points of the compass for a bearing in degrees clockwise from north. */
export function compass(bearing: number): string {
  const points = ["north", "north-east", "east", "south-east", "south", "south-west", "west",
    "north-west"];
  return points[Math.round((((bearing % 360) + 360) % 360) / 45) % 8]!;
}

/** A table cell for people: shares as per cent, others with the column's decimals. */
export function cell(value: Cell, column: Column): string {
  if (value === null) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return value;
  if (column.unit === "year" || /(^|_)year$|^parity_/.test(column.name)) return String(value);
  if (column.unit === "share") return percent(value, 2);
  return number(value, column.digits ?? (Number.isInteger(value) ? 0 : 3));
}
