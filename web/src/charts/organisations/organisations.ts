// SPDX-License-Identifier: GPL-3.0-or-later
// The organisations of the world by year: how many, how many a state is in, how they hang together.
import { rowsOf, type Report, type Row } from "../../data/contract";
import { number, percent, percentTick } from "../../data/format";
import { groupBy, span } from "../../data/series";
import { membershipsTitle } from "../../data/words";
import { Store } from "../../state/store";
import { choice, type Drawing, type FigureSpec } from "../common/figure";
import { layerOf, type Quantity } from "../common/quantity";
import { drawStack } from "../common/stack";
import { twinOf } from "../common/twin";
import { organisationsSentence } from "./sentence";

type OrganisationsRow = Row<"organisations">;

const share = (value: number, digits?: number) =>
  digits === 3 ? percent(value) : percentTick(value, digits ?? 2);

const quantities: Quantity<OrganisationsRow>[] = [
  { title: "Organisations with a full member", name: "organisations", colour: "var(--s0)",
    words: number, digits: 0, value: (r) => r.organisations },
  { title: "Full memberships of a state: mean", name: "memberships of a state", colour: "var(--s1)",
    words: number, digits: 1, value: (r) => r.mean_memberships },
  { title: "Modularity: how far states and organisations fall into separate groups",
    name: "modularity", colour: "var(--s5)", words: number, digits: 2, value: (r) => r.modularity },
  { title: "Led from the South: share of organisations whose most powerful member is there",
    name: "led from the South", colour: "var(--s3)", words: share, digits: 3, value: (r) => r.south_led },
];

export function organisationsFigure(report: Report): FigureSpec | null {
  const rows = rowsOf(report, "organisations");
  const table = report.tables.organisations;
  if (!table || rows.length === 0) return null;
  const byBasis = groupBy(rows, (r) => r.basis);
  const basis = new Store([...byBasis.keys()][0]!);
  const current = () => byBasis.get(basis.value)!;

  const draw = (width: number): Drawing => drawStack(
    quantities.map((q) => layerOf(current(), q)), span(current())!, width, String);
  const twin = () => twinOf(table, `Organisations by year, ${membershipsTitle(basis.value)}`,
    ["year", "states", "organisations", "memberships", "mean_memberships", "overlap", "modularity",
      "nestedness", "south_led"], { column: "basis", is: basis.value });

  const options = [...byBasis.keys()].map((id) => ({ value: id, title: membershipsTitle(id) }));
  return {
    id: "organisations",
    title: "How organised the world is",
    says: () => organisationsSentence(current()),
    draw,
    twin,
    tables: [table],
    controls: options.length > 1 ? [choice("Memberships", options, basis)] : [],
  };
}
