// SPDX-License-Identifier: GPL-3.0-or-later
// Two states that the reader chooses, of a table of pairs.
import { rowsOf, type Report } from "../../data/contract";
import { distinct, groupBy } from "../../data/series";
import { Store } from "../../state/store";
import { choice, type Control } from "./figure";

/** A row about two states. */
export interface OfPair {
  state1: number | string;
  name1: string;
  state2: number | string;
  name2: string;
  year: number;
}

const keyOf = (one: number | string, other: number | string) => `${one} ${other}`;

/** The choice of a pair; at first the leading states of the ranking that have rows. */
export class PairChoice<Row extends OfPair> {
  private readonly byPair: Map<string, Row[]>;
  private readonly nameOf: Map<string, string>;
  private readonly one: Store<string>;
  private readonly other: Store<string>;

  constructor(report: Report, rows: readonly Row[]) {
    this.byPair = groupBy(rows, (r) => keyOf(r.state1, r.state2));
    this.nameOf = new Map(rows.flatMap((r) =>
      [[String(r.state1), r.name1], [String(r.state2), r.name2]] as [string, string][]));
    const [one, other] = this.first(report);
    this.one = new Store(one);
    this.other = new Store(other);
  }

  /** Rows of the chosen pair, in their order. */
  rows(): Row[] {
    return this.between(this.one.value, this.other.value);
  }

  /** "China and India". */
  names(): string {
    return `${this.nameOf.get(this.one.value)} and ${this.nameOf.get(this.other.value)}`;
  }

  /** One state was chosen twice. */
  isOne(): boolean {
    return this.one.value === this.other.value;
  }

  controls(): Control[] {
    const options = [...this.nameOf].map(([value, title]) => ({ value, title }))
      .sort((a, b) => a.title.localeCompare(b.title, "en"));
    return [choice("State", options, this.one), choice("and", options, this.other)];
  }

  private between(one: string, other: string): Row[] {
    return this.byPair.get(keyOf(one, other)) ?? this.byPair.get(keyOf(other, one)) ?? [];
  }

  private first(report: Report): [string, string] {
    const states = [...this.nameOf.keys()];
    const order = distinct([...rowsOf(report, "top").map((r) => String(r.state)), ...states]);
    for (const a of order) for (const b of order) if (this.between(a, b).length > 0) return [a, b];
    return [states[0]!, states[1]!];
  }
}
