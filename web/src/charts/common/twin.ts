// SPDX-License-Identifier: GPL-3.0-or-later
import type { Cell, Table } from "../../data/contract";
import type { Twin } from "./figure";

/** Some columns of a table, and of its rows those with a value in a column, as the twin of a picture. */
export function twinOf(
  table: Table, caption: string, keep: readonly string[], where?: { column: string; is: Cell }): Twin {
  const place = (name: string) => table.columns.findIndex((c) => c.name === name);
  const at = keep.map(place);
  const rows = where ? table.rows.filter((row) => row[place(where.column)] === where.is) : table.rows;
  return {
    caption,
    columns: at.map((i) => table.columns[i]!),
    rows: rows.map((row) => at.map((i) => row[i]!)),
  };
}
