// SPDX-License-Identifier: GPL-3.0-or-later
import { rowsOf, type Report } from "../../data/contract";

/** Colours of states: one for each, the same in every chart of the page. */
export class StateColours {
  private readonly slot = new Map<string, number>();

  /** Slots go by the sum of shares over all years of the first index, then of the next. */
  constructor(report: Report) {
    const sums = new Map<string, Map<string, number>>();
    for (const row of rowsOf(report, "shares")) {
      const sum = sums.get(row.index) ?? new Map<string, number>();
      sums.set(row.index, sum);
      const key = String(row.state);
      sum.set(key, (sum.get(key) ?? 0) + (row.share ?? 0));
    }
    for (const sum of sums.values()) {
      for (const [state] of [...sum].sort((a, b) => b[1] - a[1])) {
        if (!this.slot.has(state)) this.slot.set(state, this.slot.size);
      }
    }
  }

  private slotOf(state: string | number): number {
    const at = this.slot.get(String(state)) ?? this.slot.size;
    return at < 24 ? at : 16 + (at % 8);
  }

  fill(state: string | number): string {
    return `var(--s${this.slotOf(state)})`;
  }

  /** Colour for text written on the state's fill. */
  on(state: string | number): string {
    return `var(--on-s${this.slotOf(state)})`;
  }

  /** Colour for thin lines: tints are too faint for them, so the full hue, told apart by a dash. */
  stroke(state: string | number): string {
    return `var(--s${this.slotOf(state) % 8})`;
  }

  /** Dash of a thin line: none for the first eight states, then one for each return of a hue. */
  dash(state: string | number): string | null {
    return [null, "7 3", "2 3"][Math.floor(this.slotOf(state) / 8)] ?? null;
  }
}
