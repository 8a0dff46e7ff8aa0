// SPDX-License-Identifier: GPL-3.0-or-later
// Claims, each with its verdict; what is behind one opens below it.
import { rowsOf, type Report, type Row } from "../data/contract";
import { groupBy } from "../data/series";
import { html } from "../charts/common/dom";
import { shortCitation, tableElement } from "../charts/common/figure";
import { curve } from "./curve";
import { markOf, outcomes, verdicts } from "./outcomes";
import { finding, tally } from "./sentence";
import { seriesPicture } from "./series";

/** Pictures are as wide as their column, so that their type is not shrunk on a phone. */
const widthIn = (body: HTMLElement) => Math.max(280, Math.min(640, body.clientWidth || 640));

/** What the report knows of a test. */
interface Behind {
  tests: Row<"claim_tests">[];
  variants: Row<"claim_variants">[];
  rows: Row<"claim_rows">[];
  queries: Row<"claim_queries">[];
}

const ofTest = <R extends { test: string }>(rows: R[], test: string) =>
  rows.filter((r) => r.test === test);

function picture(drawing: SVGSVGElement | null, words: string): HTMLElement | null {
  return drawing ? html("figure", { class: "claim-picture" }, drawing, html("figcaption", {}, words)) : null;
}

function variantsTable(report: Report, rows: Row<"claim_variants">[]): HTMLElement {
  const columns = report.tables.claim_variants!.columns
    .filter((c) => ["outcome", "effect", "lo", "hi", "variant", "remark"].includes(c.name));
  const cells = rows.map((v) => columns.map((c) => v[c.name as keyof typeof v]));
  const scroll = html("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Variants" });
  const details = html("details", { class: "twin" },
    html("summary", {}, `${rows.length} variants`), scroll);
  details.addEventListener("toggle", () => {
    if (details.open && !scroll.firstChild)
      scroll.append(tableElement({ caption: "Variants of the choices; the first is the main one", columns, rows: cells }));
  });
  return details;
}

function queryElement(query: string): HTMLElement {
  return html("details", { class: "twin" }, html("summary", {}, "Query"), html("pre", {}, query));
}

function sourcesLine(report: Report, ids: string): HTMLElement {
  const line = html("p", { class: "source-line" }, "Sources: ");
  ids.split(",").forEach((id, i) => {
    const source = report.sources.find((s) => s.id === id);
    if (i > 0) line.append("; ");
    line.append(html("a", { href: `#source-${id}` }, source ? shortCitation(source) : id));
  });
  return line;
}

function testElement(
  report: Report, test: Row<"claim_tests">, behind: Behind, width: number): HTMLElement {
  const mark = markOf(verdicts, test.verdict);
  const variants = ofTest(behind.variants, test.test);
  const query = ofTest(behind.queries, test.test)[0];
  return html("section", { class: "claim-test" },
    html("h4", {}, html("span", { style: `color:${mark.colour}`, title: mark.name }, `${mark.sign} `), test.says),
    html("p", { class: "finding" }, finding(test)),
    picture(seriesPicture(ofTest(behind.rows, test.test), width), "The rows behind the main variant"),
    picture(curve(variants, width),
      "All variants by the size of their number; the large dot is the main one"),
    variants.length > 1 ? variantsTable(report, variants) : null,
    query ? queryElement(query.query) : null,
    query?.sources ? sourcesLine(report, query.sources) : null);
}

function fill(body: HTMLElement, report: Report, claim: Row<"claims">, behind: Behind): void {
  if (body.firstChild) return;
  const width = widthIn(body);
  body.append(html("p", { class: "source-line" }, claim.source));
  if (claim.note) body.append(html("p", { class: "claim-note" }, claim.note));
  if (behind.tests.length === 0) body.append(html("p", { class: "finding" }, claim.reason ?? ""));
  for (const test of behind.tests) body.append(testElement(report, test, behind, width));
}

function claimElement(report: Report, claim: Row<"claims">, behind: Behind): HTMLDetailsElement {
  const mark = markOf(verdicts, claim.verdict);
  const body = html("div", { class: "claim-body" });
  const details = html("details", { class: "claim", id: `claim-${claim.id}` },
    html("summary", {},
      html("span", { class: "verdict", style: `color:${mark.colour}` }, `${mark.sign} ${claim.verdict}`),
      html("span", { class: "claim-id" }, claim.id),
      html("span", { class: "claim-text" }, claim.text)),
    body);
  details.addEventListener("toggle", () => { if (details.open) fill(body, report, claim, behind); });
  return details;
}

function legend(): HTMLElement {
  return html("p", { class: "claim-legend" }, ...outcomes.filter((o) => o.name !== "no data").map((o) =>
    html("span", {}, html("i", { style: `background:${o.colour}` }), o.name)));
}

/** All claims by the file they stand in, or null where the report holds none. */
export function claimsElement(report: Report): HTMLElement | null {
  const claims = rowsOf(report, "claims");
  if (claims.length === 0) return null;
  const tests = groupBy(rowsOf(report, "claim_tests"), (r) => r.claim);
  const variants = groupBy(rowsOf(report, "claim_variants"), (r) => r.claim);
  const rows = groupBy(rowsOf(report, "claim_rows"), (r) => r.claim);
  const queries = groupBy(rowsOf(report, "claim_queries"), (r) => r.claim);
  const element = html("div", { class: "claims" });
  for (const [set, own] of groupBy(claims, (c) => c.set)) {
    element.append(html("h3", {}, set), html("p", { class: "tally" }, tally(own)), legend());
    for (const claim of own) {
      element.append(claimElement(report, claim, {
        tests: tests.get(claim.id) ?? [], variants: variants.get(claim.id) ?? [],
        rows: rows.get(claim.id) ?? [], queries: queries.get(claim.id) ?? [],
      }));
    }
  }
  return element;
}

/** Opens the claim that the address names: report#claim-P15. */
export function openAddressed(): void {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named instanceof HTMLDetailsElement) {
    named.open = true;
    named.scrollIntoView();
  }
}
