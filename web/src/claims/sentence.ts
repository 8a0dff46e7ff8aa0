// SPDX-License-Identifier: GPL-3.0-or-later
import type { Row } from "../data/contract";
import { enumerate, number, yearRange } from "../data/format";
import { verdicts } from "./outcomes";

/** "35 claims: 12 supported, 8 partly supported, 5 contradicted and 10 not decidable." */
export function tally(claims: Row<"claims">[]): string {
  const parts = verdicts.flatMap((v) => {
    const count = claims.filter((c) => c.verdict === v.name).length;
    return count > 0 ? [`${count} ${v.name}`] : [];
  });
  return `${claims.length} ${claims.length === 1 ? "claim" : "claims"}: ${enumerate(parts)}.`;
}

/** Three significant digits. */
export function effectWords(value: number): string {
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e6) return number(value);
  const digits = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  return digits > 6 ? value.toExponential(1) : number(value, Math.min(digits, 6));
}

/** A number on an axis, without digits that say nothing. */
export function tickWords(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}

/** The number of a test with its interval and years, and how its variants came out. */
export function finding(test: Row<"claim_tests">): string {
  if (test.effect === null) return test.remark ?? "";
  const parts = [`${effectWords(test.effect)}${test.unit ? ` ${test.unit}` : ""}`];
  if (test.lo !== null && test.hi !== null && test.lo !== test.hi)
    parts[0] += ` (${effectWords(test.lo)} to ${effectWords(test.hi)})`;
  if (test.first_year !== null && test.last_year !== null)
    parts[0] += `, ${yearRange(test.first_year, test.last_year)}`;
  if (test.remark) parts.push(test.remark);
  if (test.variants > 1) {
    const against = test.contradicting > 0 ? `, ${test.contradicting} contradict` : "";
    const without = test.variants - test.with_data;
    parts.push(`${test.supporting} of ${test.variants} variants support${against}` +
      `${without > 0 ? `, ${without} without data` : ""}`);
  }
  return `${parts.join("; ")}.`;
}
