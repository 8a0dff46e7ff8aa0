// SPDX-License-Identifier: GPL-3.0-or-later
// A made-up world for tests: four states A to D whose curves are formulas, with a gap in the years
// 1905–1906 and a state that ends in 1909.
import type { Cell } from "../src/data/contract";

const first = 1900;
const last = 1919;
const states = ["A", "B", "C", "D"];

function shareOf(state: number, year: number): number | null {
  const t = (year - first) / (last - first);
  if (state === 3) return year > 1909 ? null : 0.1;
  return [0.4 - 0.2 * t, 0.2 + 0.2 * t, 0.15][state]!;
}

function years(): number[] {
  const out: number[] = [];
  for (let y = first; y <= last; y++) if (y !== 1905 && y !== 1906) out.push(y);
  return out;
}

function table(title: string, columns: string[], rows: Cell[][]) {
  return {
    title, rows, sources: ["made_up"], notes: ["Made up."], csv: `data/${title}.csv`,
    columns: columns.map((name) => ({ name, unit: null, description: null, digits: null })),
  };
}

const of = (state: number) => [state, `${states[state]}${states[state]}`, null, `State ${states[state]}`];

/** A report that holds every table. */
export function fixture() {
  const shares: Cell[][] = [];
  const ratios: Cell[][] = [];
  for (const year of years()) {
    states.forEach((_, s) => {
      const share = shareOf(s, year);
      if (share !== null) shares.push(["cinc", year, ...of(s), share]);
    });
    ratios.push(["cinc", 0, "State A", 1, "State B", year, shareOf(1, year)! / shareOf(0, year)!]);
  }
  return {
    version: "0.1.0", edition: "full", built: "2026-01-01", world: "world.duckdb", seed: 1,
    sources: [
      { id: "made_up", title: "Made-up data", version: "1", status: "loaded", first_year: first,
        last_year: last, rows: 76, states: 4, licence: "none", url: "https://example.org",
        citation: "Nobody (1900).", file: "made_up.csv", note: "" },
      { id: "absent", title: "Absent data", version: null, status: "missing", first_year: null,
        last_year: null, rows: null, states: null, licence: null, url: null, citation: null,
        file: null, note: null },
    ],
    tables: {
      claims: table("claims", ["set", "id", "verdict", "text", "source", "reason", "note"], [
        ["A set", "C1", "supported", "It rises.", "Nobody (1900).", null, null],
        ["A set", "C2", "not decidable", "It is so.", "Nobody (1900).", "needs rows", null],
        ["A set", "C3", "supported", "It falls.", "Nobody (1900).", null, null],
      ]),
      claim_tests: table("claim_tests",
        ["claim", "test", "says", "verdict", "effect", "lo", "hi", "unit", "supporting", "contradicting",
          "with_data", "variants", "first_year", "last_year", "rows", "remark"],
        [["C1", "trend", "It rises.", "supported", 0.02134, 0.0101, 0.0326, "a decade", 2, 1, 3, 4, 1900,
          1919, 18, null],
        ["C2", "number", "It is so.", "not decidable", null, null, null, null, 0, 0, 0, 1, null, null, 0,
          "needs rows"]]),
      claim_variants: table("claim_variants",
        ["claim", "test", "variant", "outcome", "effect", "lo", "hi", "remark"],
        [["C1", "trend", "from=1900", "supports", 0.02, 0.01, 0.03, null],
          ["C1", "trend", "from=1905", "unclear", -0.01, -0.02, 0.01, null],
          ["C1", "trend", "from=1950", "no data", null, null, null, "needs rows"]]),
      claim_rows: table("claim_rows", ["claim", "test", "year", "item", "value"],
        years().map((y) => ["C1", "trend", y, null, y / 100])),
      claim_queries: table("claim_queries", ["claim", "test", "query", "sources"],
        [["C1", "trend", "SELECT year, value", "made_up"]]),
      coverage: table("coverage", ["source", "year", "states"],
        years().map((y) => ["made_up", y, y > 1909 ? 3 : 4])),
      shares: table("shares", ["index", "year", "state", "abb", "iso3", "name", "share"], shares),
      concentration: table("concentration",
        ["year", "set", "index", "n", "top", "hhi", "enp", "con", "entropy", "move"],
        years().map((y, i) =>
          [y, "majors", "cinc", 3, 0.5, 0.4, 2.5, 0.3 + 0.01 * i, 1, i === 0 ? null : 0.02])),
      polarity: table("polarity",
        ["year", "domain", "set", "type", "poles", "first_name", "first_share", "second_name",
          "second_share", "third_share", "complexity"],
        years().flatMap((y) => ["military", "pooled"].map((domain) =>
          [y, domain, "majors", y < 1910 ? "unipolar" : "bipolar", 1, "State A", 0.5, "State B",
            0.3, 0.2, domain === "pooled" ? 0.5 : null]))),
      centre: table("centre",
        ["index", "year", "lon", "lat", "depth", "moved_km_decade", "bearing"],
        years().map((y) => ["cinc", y, y - 1910, 50, 0.2, y < 1910 ? null : 700, 90])),
      transitions: table("transitions",
        ["index", "leader", "leader_name", "challenger", "challenger_name", "parity_from",
          "parity_to", "overtaking_year", "closing_speed", "last_ratio"],
        [["cinc", 0, "State A", 1, "State B", 1907, 1913, 1910, 0.08, 2],
          ["cinc", 0, "State A", 2, "State C", 1915, 1919, null, 0.02, 0.8]]),
      ratios: table("ratios",
        ["index", "leader", "leader_name", "challenger", "challenger_name", "year", "ratio"], ratios),
      top: table("top",
        ["rank", "state", "abb", "iso3", "name", "year", "cinc", "milex_share", "milper_share",
          "irst_share", "pec_share", "tpop_share", "upop_share", "gdp_share", "rank_lo", "rank_hi"],
        [[1, ...of(1), last, 0.4, 0.5, 0.3, 0.4, 0.4, 0.3, 0.4, null, 1, 1],
          [2, ...of(0), last, 0.2, 0.1, 0.3, 0.2, 0.2, 0.2, 0.2, null, 2, 3]]),
      capitals: table("capitals", ["state", "name", "lon", "lat", "share"],
        [[0, "Aa", 0, 50, 0.2], [1, "Bb", 20, 50, 0.4]]),
      members: table("members", ["year", "system", "states"],
        years().map((y) => [y, "cow", y > 1909 ? 3 : 4])),
      positions: table("positions", ["state", "iso3", "name", "year", "position", "q05", "q95"],
        years().flatMap((y, i) => states.map((_, s) =>
          [s, ...of(s).slice(2), y, s - 0.05 * i * s, s - 0.05 * i * s - 0.3, s - 0.05 * i * s + 0.3]))),
      spread: table("spread",
        ["weighting", "year", "n", "sd", "sd_q05", "sd_q95", "polarisation", "polarisation_q05",
          "polarisation_q95", "bimodality", "bimodality_q05", "bimodality_q95"],
        years().map((y, i) =>
          ["states", y, 4, 1 - 0.01 * i, 0.8, 1.1, 0.5, 0.4, 0.6, i === 0 ? null : 0.6, null, null])),
      blocs: table("blocs",
        ["year", "bloc", "line", "states", "belonging", "leading", "modularity", "adjusted_rand"],
        years().flatMap((y) => [[y, 1, 1, 3, 1, "AAA, BBB", 0.3, 0.95], [y, 2, 2, 1, 0.9, "CCC", 0.3, 0.95]])),
      pairs: table("pairs",
        ["basis", "state1", "name1", "state2", "name2", "year", "n", "agree", "s_abs", "kappa_sq", "pi_sq"],
        years().flatMap((y, i) => ["un", "atop"].map((basis) =>
          [basis, 0, "State A", 1, "State B", y, 40, 0.5 + 0.01 * i, 0.2, i === 3 ? null : 0.1, 0.1]))),
      organisations: table("organisations",
        ["basis", "year", "states", "organisations", "memberships", "mean_memberships", "overlap", "modularity",
          "nestedness", "south_led"],
        years().map((y, i) => ["igo", y, 4, 10 + i, 20 + i, 5 + 0.1 * i, 0.3, 0.4, 60, null])),
      relations: table("relations",
        ["state1", "name1", "state2", "name2", "year", "index", "lo", "hi", "n_layers"],
        years().map((y, i) => [0, "State A", 1, "State B", y, -0.5 + 0.05 * i, -0.8, 0.6, 7])),
      balance: table("balance",
        ["set", "about", "year", "positive", "negative", "frustration", "lower_bound", "normalised",
          "triangle_balance", "walk_balance"],
        years().map((y, i) => ["alliances_disputes", "friends; enemies", y, 30, 6, i % 4, i % 4, 0.9, 0.8, null])),
      change: table("change", ["element", "year", "rate", "lo", "hi", "rank", "of", "shift"],
        years().flatMap((y, i) => ["power", "norms"].map((element) =>
          [element, y, 1 + 0.1 * i, null, null, 18 - i, 18, y === 1910 ? 0.8 : null]))),
    },
  };
}
