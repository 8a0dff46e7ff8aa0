// SPDX-License-Identifier: GPL-3.0-or-later
// What the program hands to a page: the JSON at the page's data marker, its types, and a reader
// that refuses what does not fit and says where.

export type Cell = null | boolean | number | string;

export interface Column {
  name: string;
  unit: string | null;
  description: string | null;
  /** Decimals for people; files always carry full precision. */
  digits: number | null;
}

export interface Table {
  id: string;
  title: string;
  columns: Column[];
  rows: Cell[][];
  sources: string[];
  notes: string[];
  /** Address of the CSV file beside the page. */
  csv: string;
}

export type SourceStatus = "loaded" | "missing" | "superseded";

export interface Source {
  id: string;
  title: string;
  version: string | null;
  status: SourceStatus;
  first_year: number | null;
  last_year: number | null;
  rows: number | null;
  states: number | null;
  licence: string | null;
  url: string | null;
  citation: string | null;
  file: string | null;
  note: string | null;
}

export interface Report {
  version: string;
  edition: "full" | "reference";
  built: string;
  world: string;
  seed: number;
  sources: Source[];
  tables: Partial<Record<string, Table>>;
}

/** The data do not fit the contract; the message says which part and what was found. */
export class ContractError extends Error {
  override name = "ContractError";
}

type Kind = "text" | "text?" | "number" | "number?" | "key";

/** Columns that each known table must have, with what their cells may hold. */
export const schema = {
  coverage: { source: "text", year: "number", states: "number?" },
  shares: {
    index: "text", year: "number", state: "key", abb: "text?", iso3: "text?", name: "text",
    share: "number?",
  },
  concentration: {
    year: "number", set: "text", index: "text", n: "number?", top: "number?", hhi: "number?",
    enp: "number?", con: "number?", entropy: "number?", move: "number?",
  },
  polarity: {
    year: "number", domain: "text", set: "text", type: "text?", poles: "number?",
    first_name: "text?", first_share: "number?", second_name: "text?", second_share: "number?",
    third_share: "number?", complexity: "number?",
  },
  centre: {
    index: "text", year: "number", lon: "number?", lat: "number?", depth: "number?",
    moved_km_decade: "number?", bearing: "number?",
  },
  transitions: {
    index: "text", leader: "key", leader_name: "text", challenger: "key", challenger_name: "text",
    parity_from: "number?", parity_to: "number?", overtaking_year: "number?",
    closing_speed: "number?", last_ratio: "number?",
  },
  ratios: {
    index: "text", leader: "key", leader_name: "text", challenger: "key", challenger_name: "text",
    year: "number", ratio: "number?",
  },
  top: {
    rank: "number", state: "key", abb: "text?", iso3: "text?", name: "text", year: "number",
    cinc: "number?", milex_share: "number?", milper_share: "number?", irst_share: "number?",
    pec_share: "number?", tpop_share: "number?", upop_share: "number?", gdp_share: "number?",
    rank_lo: "number?", rank_hi: "number?",
  },
  capitals: { state: "key", name: "text", lon: "number", lat: "number", share: "number?" },
  members: { year: "number", system: "text", states: "number?" },
  positions: {
    state: "key", iso3: "text?", name: "text", year: "number", position: "number", q05: "number?",
    q95: "number?",
  },
  spread: {
    weighting: "text", year: "number", n: "number", sd: "number?", sd_q05: "number?", sd_q95: "number?",
    polarisation: "number?", polarisation_q05: "number?", polarisation_q95: "number?",
    bimodality: "number?", bimodality_q05: "number?", bimodality_q95: "number?",
  },
  blocs: {
    year: "number", bloc: "number", line: "number", states: "number", belonging: "number?",
    leading: "text", modularity: "number?", adjusted_rand: "number?",
  },
  pairs: {
    basis: "text", state1: "key", name1: "text", state2: "key", name2: "text", year: "number",
    n: "number", agree: "number?", s_abs: "number?", kappa_sq: "number?", pi_sq: "number?",
  },
  organisations: {
    basis: "text", year: "number", states: "number", organisations: "number?", memberships: "number?",
    mean_memberships: "number?", overlap: "number?", modularity: "number?", nestedness: "number?",
    south_led: "number?",
  },
  relations: {
    state1: "key", name1: "text", state2: "key", name2: "text", year: "number", index: "number?",
    lo: "number?", hi: "number?", n_layers: "number",
  },
  balance: {
    set: "text", about: "text", year: "number", positive: "number", negative: "number",
    frustration: "number", lower_bound: "number", normalised: "number?", triangle_balance: "number?",
    walk_balance: "number?",
  },
  change: {
    element: "text", year: "number", rate: "number?", lo: "number?", hi: "number?", rank: "number?",
    of: "number?", shift: "number?",
  },
  claims: {
    set: "text", id: "text", verdict: "text", text: "text", source: "text", reason: "text?", note: "text?",
  },
  claim_tests: {
    claim: "text", test: "text", says: "text", verdict: "text", effect: "number?", lo: "number?",
    hi: "number?", unit: "text?", supporting: "number", contradicting: "number", with_data: "number",
    variants: "number", first_year: "number?", last_year: "number?", rows: "number", remark: "text?",
  },
  claim_variants: {
    claim: "text", test: "text", variant: "text", outcome: "text", effect: "number?", lo: "number?",
    hi: "number?", remark: "text?",
  },
  claim_rows: { claim: "text", test: "text", year: "number?", item: "text?", value: "number?" },
  claim_queries: { claim: "text", test: "text", query: "text", sources: "text?" },
} as const satisfies Record<string, Record<string, Kind>>;

export type TableId = keyof typeof schema;

type CellOf<K extends Kind> = K extends "text"
  ? string
  : K extends "text?"
    ? string | null
    : K extends "number"
      ? number
      : K extends "number?"
        ? number | null
        : number | string;

/** A row of a known table by column name. */
export type Row<T extends TableId> = {
  -readonly [C in keyof (typeof schema)[T]]: (typeof schema)[T][C] extends Kind
    ? CellOf<(typeof schema)[T][C]>
    : never;
};

function fits(kind: Kind, cell: Cell): boolean {
  if (cell === null) return kind.endsWith("?");
  if (kind === "key") return typeof cell === "number" || typeof cell === "string";
  return kind.startsWith("number")
    ? typeof cell === "number" && Number.isFinite(cell)
    : typeof cell === "string";
}

const kindWords: Record<Kind, string> = {
  text: "a text", "text?": "a text or null", number: "a number", "number?": "a number or null",
  key: "a code",
};

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}

function record(value: unknown, where: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ContractError(`${where}: expected an object, found ${show(value)}`);
  }
  return value as Record<string, unknown>;
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) {
    throw new ContractError(`${where}: expected a list, found ${show(value)}`);
  }
  return value;
}

function text(value: unknown, where: string): string {
  if (typeof value !== "string") {
    throw new ContractError(`${where}: expected a text, found ${show(value)}`);
  }
  return value;
}

function optionalText(value: unknown, where: string): string | null {
  return value === null || value === undefined ? null : text(value, where);
}

function optionalNumber(value: unknown, where: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new ContractError(`${where}: expected a number or null, found ${show(value)}`);
  }
  return value;
}

function readSource(value: unknown, where: string): Source {
  const s = record(value, where);
  const status = text(s.status, `${where}.status`);
  if (status !== "loaded" && status !== "missing" && status !== "superseded") {
    throw new ContractError(
      `${where}.status: expected loaded, missing or superseded, found ${show(status)}`);
  }
  return {
    id: text(s.id, `${where}.id`),
    title: text(s.title, `${where}.title`),
    version: optionalText(s.version, `${where}.version`),
    status,
    first_year: optionalNumber(s.first_year, `${where}.first_year`),
    last_year: optionalNumber(s.last_year, `${where}.last_year`),
    rows: optionalNumber(s.rows, `${where}.rows`),
    states: optionalNumber(s.states, `${where}.states`),
    licence: optionalText(s.licence, `${where}.licence`),
    url: optionalText(s.url, `${where}.url`),
    citation: optionalText(s.citation, `${where}.citation`),
    file: optionalText(s.file, `${where}.file`),
    note: optionalText(s.note, `${where}.note`),
  };
}

function readColumn(value: unknown, where: string): Column {
  const c = record(value, where);
  return {
    name: text(c.name, `${where}.name`),
    unit: optionalText(c.unit, `${where}.unit`),
    description: optionalText(c.description, `${where}.description`),
    digits: optionalNumber(c.digits, `${where}.digits`),
  };
}

function checkCells(id: TableId, columns: Column[], rows: unknown[][]): void {
  const at = new Map(columns.map((c, i) => [c.name, i]));
  for (const [name, kind] of Object.entries(schema[id]) as [string, Kind][]) {
    const i = at.get(name);
    if (i === undefined) {
      throw new ContractError(
        `table "${id}": column "${name}" is missing; it has ${columns.map((c) => c.name).join(", ")}`);
    }
    rows.forEach((row, r) => {
      if (!fits(kind, row[i] as Cell)) {
        throw new ContractError(
          `table "${id}", row ${r + 1}, column "${name}": expected ${kindWords[kind]}, ` +
            `found ${show(row[i])}`);
      }
    });
  }
}

function isKnown(id: string): id is TableId {
  return Object.prototype.hasOwnProperty.call(schema, id);
}

function readTable(id: string, value: unknown): Table {
  const where = `table "${id}"`;
  const t = record(value, where);
  const columns = list(t.columns, `${where}.columns`).map((c, i) =>
    readColumn(c, `${where}, column ${i + 1}`));
  const rows = list(t.rows, `${where}.rows`).map((row, r) => {
    const cells = list(row, `${where}, row ${r + 1}`);
    if (cells.length !== columns.length) {
      throw new ContractError(
        `${where}, row ${r + 1}: expected ${columns.length} cells, found ${cells.length}`);
    }
    return cells as Cell[];
  });
  if (isKnown(id)) checkCells(id, columns, rows);
  return {
    id,
    title: text(t.title, `${where}.title`),
    columns,
    rows,
    sources: list(t.sources ?? [], `${where}.sources`).map((s) => text(s, `${where}.sources`)),
    notes: list(t.notes ?? [], `${where}.notes`).map((n) => text(n, `${where}.notes`)),
    csv: optionalText(t.csv, `${where}.csv`) ?? `data/${id}.csv`,
  };
}

/**
 * Reads and checks a report. Tables may be absent; a table that is there must have its columns and
 * cells of the right kind. Throws ContractError with the place and the value found.
 */
export function readReport(json: string): Report {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch (e) {
    throw new ContractError(`the page's data are not JSON: ${(e as Error).message}`);
  }
  const r = record(parsed, "report");
  const edition = text(r.edition, "edition");
  if (edition !== "full" && edition !== "reference") {
    throw new ContractError(`edition: expected full or reference, found ${show(edition)}`);
  }
  const tables: Report["tables"] = {};
  for (const [id, value] of Object.entries(record(r.tables, "tables"))) {
    if (value !== null) tables[id] = readTable(id, value);
  }
  return {
    version: text(r.version, "version"),
    edition,
    built: text(r.built, "built"),
    world: text(r.world, "world"),
    seed: optionalNumber(r.seed, "seed") ?? 0,
    sources: list(r.sources, "sources").map((s, i) => readSource(s, `source ${i + 1}`)),
    tables,
  };
}

/** Rows of a known table as objects; an absent table has none. */
export function rowsOf<T extends TableId>(report: Report, id: T): Row<T>[] {
  const table = report.tables[id];
  if (!table) return [];
  const names = table.columns.map((c) => c.name);
  return table.rows.map((cells) => {
    const row: Record<string, Cell> = {};
    for (let i = 0; i < names.length; i++) row[names[i]!] = cells[i]!;
    return row as Row<T>;
  });
}
