// SPDX-License-Identifier: GPL-3.0-or-later
// The words of verdicts and outcomes: their signs, colours and order.

export interface Mark {
  name: string;
  sign: string;
  colour: string;
}

/** Verdicts on claims, in the order in which they are counted. */
export const verdicts: Mark[] = [
  { name: "supported", sign: "✓", colour: "var(--yes)" },
  { name: "partly supported", sign: "◐", colour: "var(--partly)" },
  { name: "contradicted", sign: "✗", colour: "var(--no)" },
  { name: "not decidable", sign: "?", colour: "var(--faint)" },
];

/** Outcomes of variants. */
export const outcomes: Mark[] = [
  { name: "supports", sign: "✓", colour: "var(--yes)" },
  { name: "partly", sign: "◐", colour: "var(--partly)" },
  { name: "contradicts", sign: "✗", colour: "var(--no)" },
  { name: "unclear", sign: "?", colour: "var(--faint)" },
  { name: "no data", sign: "·", colour: "var(--faint)" },
];

/** The mark of a name; one without a colour of its own if it is not known. */
export function markOf(marks: Mark[], name: string): Mark {
  return marks.find((m) => m.name === name) ?? { name, sign: "·", colour: "var(--faint)" };
}
