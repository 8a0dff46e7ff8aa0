// SPDX-License-Identifier: GPL-3.0-or-later
import type { Cell } from "./contract";

function field(cell: Cell): string {
  if (cell === null) return "";
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** RFC 4180 text of a table: full precision, an empty field for a missing value. */
export function toCsv(names: string[], rows: Cell[][]): string {
  return [names, ...rows].map((row) => row.map(field).join(",")).join("\r\n") + "\r\n";
}
