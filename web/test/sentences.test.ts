// SPDX-License-Identifier: GPL-3.0-or-later
import assert from "node:assert/strict";
import test from "node:test";
import { balanceSentence } from "../src/charts/balance/sentence";
import { blocsSentence } from "../src/charts/blocs/sentence";
import { centreSentence, place } from "../src/charts/centre/sentence";
import { changeSentence } from "../src/charts/change/sentence";
import { concentrationSentence } from "../src/charts/concentration/sentence";
import { stepOf } from "../src/charts/coverage/coverage";
import { coverageSentence } from "../src/charts/coverage/sentence";
import { membersSentence } from "../src/charts/members/sentence";
import { organisationsSentence } from "../src/charts/organisations/sentence";
import { stretches, typeSteps } from "../src/charts/polarity/polarity";
import { pairsSentence } from "../src/charts/pairs/sentence";
import { polaritySentence } from "../src/charts/polarity/sentence";
import { positionsSentence } from "../src/charts/positions/sentence";
import { rankingSentence } from "../src/charts/ranking/sentence";
import { relationsSentence } from "../src/charts/relations/sentence";
import { sharesSentence } from "../src/charts/shares/sentence";
import { spreadSentence } from "../src/charts/spread/sentence";
import { challengesSentence, ratiosSentence } from "../src/charts/transitions/sentence";
import { lines } from "../src/claims/series";
import { ordered } from "../src/claims/curve";
import { effectWords, finding, tally, tickWords } from "../src/claims/sentence";
import { readReport, rowsOf, type Report } from "../src/data/contract";
import { glances } from "../src/pages/glance";
import { fixture } from "./fixture";

const report = readReport(JSON.stringify(fixture()));
const empty: Report = { ...report, tables: {} };

test("the sentence on shares names the leaders now and the leader at the start", () => {
  assert.equal(sharesSentence(rowsOf(report, "shares")),
    "In 1919 State B held 40.0\u202f% of the world’s composite capability (CINC), State A 20.0\u202f% and " +
    "State C 15.0\u202f%. In 1900 State A led with 40.0\u202f%; in 1919 its share was 20.0\u202f%.");
});

test("the sentence on concentration gives the extremes and the last year", () => {
  assert.equal(concentrationSentence(rowsOf(report, "concentration")),
    "Among the major powers, concentration was highest in 1919 (CON 0.47), lowest in 1900 (0.30), " +
    "and stood at 0.47 in 1919. In 1919 the 3 of them weighed as much as 2.5 equal powers.");
});

test("the sentence on polarity names a domain's year only where it is another", () => {
  assert.equal(polaritySentence(rowsOf(report, "polarity")),
    "In 1919 the pooled distribution was bipolar. The military (1919) domain was bipolar.");
});

test("the sentence on the centre gives places, distance and direction", () => {
  assert.equal(place(-3.04, -51.5), "51.5° S, 3.0° W");
  assert.match(centreSentence(rowsOf(report, "centre")),
    /lay under 50\.0° N, 10\.0° W in 1900 and under 50\.0° N, 9\.0° E in 1919, 13\d\d km apart\. In the ten years to 1919 it moved 700 km east\.$/);
});

test("the sentence on challenges counts them and names the latest overtaking", () => {
  assert.equal(challengesSentence(rowsOf(report, "transitions")),
    "By composite capability (CINC), 2 challenges came near parity with the leader and 1 ended in " +
    "an overtaking; the latest was State B passing State A in 1910.");
  assert.equal(ratiosSentence(rowsOf(report, "ratios")),
    "1 pair of challenger and leader; in 1919 State B stood at 2.00 of State A.");
});

test("the sentence on the ranking counts the ranks that weights leave open", () => {
  assert.equal(rankingSentence(rowsOf(report, "top")),
    "State B stands first with 40.0\u202f%; the first 2 together hold 60.0\u202f%. 1 of 2 ranks depend on " +
    "the weights; their intervals are shown.");
});

test("the sentence on coverage counts sources, gaps and what is missing", () => {
  assert.equal(coverageSentence(report.sources, rowsOf(report, "coverage")),
    "1 source was loaded, together spanning 1900–1919; 1 of them skip years. Not loaded: Absent data.");
  assert.equal(membersSentence(rowsOf(report, "members")),
    "The system counted 4 states in 1900 and 3 in 1919 by the rules of Correlates of War.");
});

test("the sentence on positions gives both, their farthest and their nearest year", () => {
  const of = (state: number) => rowsOf(report, "positions").filter((r) => r.state === state);
  assert.equal(positionsSentence(of(1), of(2)),
    "In 1919 State B stood at 0.15 and State C at 0.30; their intervals overlap. They were farthest " +
    "apart in 1900 (1.00) and nearest in 1919 (0.15).");
  assert.equal(positionsSentence(of(1), of(1)), "In 1919 State B stood at 0.15.");
  assert.equal(positionsSentence(of(1), []), "No positions of both in one session are known.");
});

test("the sentence on a pair reads its votes and passes over years without a value", () => {
  const rows = rowsOf(report, "pairs");
  assert.equal(pairsSentence(rows, (r) => r.agree, "agreement"),
    "Between State A and State B, agreement in the General Assembly was highest in 1919 (0.67), " +
    "lowest in 1900 (0.50), and 0.67 in 1919.");
  assert.equal(pairsSentence(rows.filter((r) => r.year === 1903), (r) => r.kappa_sq, "agreement"),
    "No votes of both are known.");
});

test("the sentences on spread and blocs read the last session", () => {
  assert.equal(spreadSentence(rowsOf(report, "spread")),
    "Positions were most dispersed in 1900 (standard deviation 1.00) and least in 1919 (0.83); in 1919 " +
    "it was 0.83. The coefficient of bimodality was 0.60, above the 0.56 of an even spread.");
  assert.equal(blocsSentence(rowsOf(report, "blocs")),
    "In 1919 votes divided states into 2 blocs: 3 states (AAA, BBB …) and 1 state (CCC …). Divisions from " +
    "other starts agree at 0.95, where 1 is in full.");
});

test("the sentences on institutions and relations give first, last and extremes", () => {
  assert.equal(organisationsSentence(rowsOf(report, "organisations")),
    "10 organisations had members in 1900 and 27 in 1919; most were counted in 1919 (27). In 1919 a state was " +
    "a full member of 6.7 on average.");
  assert.equal(relationsSentence(rowsOf(report, "relations")),
    "Between State A and State B the index was highest in 1919 (0.35), lowest in 1900 (−0.50) and 0.35 in " +
    "1919, when what is not known leaves −0.80 to 0.60.");
});

test("the sentence on balance says whether every figure is proven", () => {
  const rows = rowsOf(report, "balance");
  assert.equal(balanceSentence(rows),
    "In 1919 1 tie stood against the best division of states into two factions; most did in 1903 (3). Every " +
    "figure is proven to be the least.");
  assert.match(balanceSentence(rows.map((r) => ({ ...r, lower_bound: r.year === 1903 ? 2 : r.lower_bound }))),
    / 1 year is not proven to be the least\.$/);
});

test("the sentence on change names the fastest and the last rate of each element", () => {
  assert.equal(changeSentence(rowsOf(report, "change")),
    "Change was fastest: power in the five years to 1919 (2.7; 2.7 to 1919) and norms in the five years to " +
    "1919 (2.7; 2.7 to 1919).");
});

test("without data every sentence says so", () => {
  for (const words of [sharesSentence([]), concentrationSentence([]), polaritySentence([]),
    centreSentence([]), challengesSentence([]), ratiosSentence([]), rankingSentence([]),
    membersSentence([]), spreadSentence([]), blocsSentence([]), organisationsSentence([]),
    balanceSentence([]), relationsSentence([]), changeSentence([])]) assert.match(words, /^No .* known\.$/);
  assert.deepEqual(glances(empty), []);
  assert.equal(glances(report).length, 6);
});

test("a strip of one type breaks where years are missing", () => {
  const rows = rowsOf(report, "polarity").filter((r) => r.domain === "military");
  assert.deepEqual(stretches(rows, (r) => r.type).map((s) => [s.from, s.to, s.words]),
    [[1900, 1904, "unipolar"], [1907, 1909, "unipolar"], [1910, 1919, "bipolar"]]);
});

test("types are ordered by their number of poles and unknown ones follow", () => {
  assert.deepEqual([...typeSteps(["odd", "multipolar", "unipolar", "bipolar"]).keys()],
    ["unipolar", "bipolar", "multipolar", "odd"]);
  assert.equal(typeSteps(["bipolar"]).get("bipolar"), 8);
});

test("more states never make a lighter step", () => {
  for (let n = 2; n < 260; n++) assert.ok(stepOf(n) >= stepOf(n - 1));
  assert.ok(stepOf(200) <= 8);
});

test("claims are counted by verdict", () => {
  assert.equal(tally(rowsOf(report, "claims")), "3 claims: 2 supported and 1 not decidable.");
});

test("a finding names the number, its interval and years, and how its variants came out", () => {
  const [first, second] = rowsOf(report, "claim_tests");
  assert.equal(finding(first!), "0.0213 a decade (0.0101 to 0.0326), 1900–1919; " +
    "2 of 4 variants support, 1 contradict, 1 without data.");
  assert.equal(finding(second!), "needs rows");
});

test("numbers have three digits, and ticks none that say nothing", () => {
  assert.equal(effectWords(12), "12");
  assert.equal(effectWords(-0.5), "−0.500");
  assert.equal(tickWords(-0.30000000000000004), "−0.3");
});

test("variants without a number are not on the curve, and the others stand by size", () => {
  assert.deepEqual(ordered(rowsOf(report, "claim_variants")).map((v) => v.effect), [-0.01, 0.02]);
});

test("rows are drawn as lines only where each item has one value a year", () => {
  const rows = rowsOf(report, "claim_rows");
  assert.deepEqual([...lines(rows)!.keys()], [""]);
  assert.equal(lines([...rows, ...rows]), null);
});
