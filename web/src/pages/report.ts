// SPDX-License-Identifier: GPL-3.0-or-later
// The report: one page that carries its data and opens without a network.
import { balanceFigure } from "../charts/balance/balance";
import { blocsFigure } from "../charts/blocs/blocs";
import { centreFigure } from "../charts/centre/centre";
import { changeFigure } from "../charts/change/change";
import { html } from "../charts/common/dom";
import { figure, shortCitation, type FigureSpec, type YearStore } from "../charts/common/figure";
import { StateColours } from "../charts/common/states";
import { concentrationFigure } from "../charts/concentration/concentration";
import { coverageFigure } from "../charts/coverage/coverage";
import { membersFigure } from "../charts/members/members";
import { organisationsFigure } from "../charts/organisations/organisations";
import { pairsFigure } from "../charts/pairs/pairs";
import { polarityFigure } from "../charts/polarity/polarity";
import { positionsFigure } from "../charts/positions/positions";
import { rankingFigure } from "../charts/ranking/ranking";
import { relationsFigure } from "../charts/relations/relations";
import { sharesFigure } from "../charts/shares/shares";
import { spreadFigure } from "../charts/spread/spread";
import { challengesFigure } from "../charts/transitions/challenges";
import { ratiosFigure } from "../charts/transitions/ratios";
import { claimsElement, openAddressed } from "../claims/chapter";
import { ContractError, readReport, rowsOf, type Report, type TableId } from "../data/contract";
import { number, yearRange } from "../data/format";
import { span } from "../data/series";
import { supplier } from "../data/words";
import { Store } from "../state/store";
import { glances } from "./glance";

interface Chapter {
  id: string;
  title: string;
  lead: string;
  figures: { table: TableId; spec: FigureSpec | null }[];
  /** What stands below the figures. */
  more?: HTMLElement | null;
}

function chaptersOf(report: Report): Chapter[] {
  const colours = new StateColours(report);
  return [
    {
      id: "loaded", title: "What was loaded",
      lead: "Every figure below rests on the datasets named here. A year without data is drawn as " +
        "a gap, and a series ends where its data end; nothing is filled in.",
      figures: [
        { table: "coverage", spec: coverageFigure(report) },
        { table: "members", spec: membersFigure(report) },
      ],
    },
    {
      id: "power", title: "The distribution of power",
      lead: "The power distribution pattern is read here from material capabilities: what each " +
        "state has as a share of what all states have. Each index counts different things, so they " +
        "are shown side by side rather than merged.",
      figures: [
        { table: "shares", spec: sharesFigure(report, colours) },
        { table: "top", spec: rankingFigure(report) },
      ],
    },
    {
      id: "concentrated", title: "Concentration",
      lead: "A few states have always held most of the world's capabilities. How unequal they are " +
        "among themselves, and how fast shares change hands, differs from period to period.",
      figures: [{ table: "concentration", spec: concentrationFigure(report) }],
    },
    {
      id: "poles", title: "Polarity by domain",
      lead: "A distribution can have one pole in one domain and several in another. The types follow " +
        "from the shares by stated thresholds; the leading state stands under each strip.",
      figures: [{ table: "polarity", spec: polarityFigure(report) }],
    },
    {
      id: "centre-of-power", title: "The centre of power",
      lead: "Weigh each capital by its state's share and take the mean point. It lies inside the " +
        "globe; its place on the surface above shows where the weight of the system has moved.",
      figures: [{ table: "centre", spec: centreFigure(report) }],
    },
    {
      id: "transitions", title: "Transitions",
      lead: "A challenger is near parity when it has between 0.8 and 1.2 of the leader's share.",
      figures: [
        { table: "transitions", spec: challengesFigure(report, colours) },
        { table: "ratios", spec: ratiosFigure(report, colours) },
      ],
    },
    {
      id: "norms", title: "Norms",
      lead: "What states hold to is read here from what they do in common: how they vote in the General " +
        "Assembly, and whom they bind themselves to. A vote is a public act, not a conviction.",
      figures: [
        { table: "positions", spec: positionsFigure(report) },
        { table: "spread", spec: spreadFigure(report) },
        { table: "blocs", spec: blocsFigure(report) },
        { table: "pairs", spec: pairsFigure(report) },
      ],
    },
    {
      id: "institutions", title: "Institutions",
      lead: "Organisations bind states to rules and to each other. Who is a member of what is counted here; " +
        "how much an organisation does is not.",
      figures: [{ table: "organisations", spec: organisationsFigure(report) }],
    },
    {
      id: "relations-of-states", title: "Relations of states",
      lead: "Alliances, votes, organisations, trade and arms draw states together; disputes, rivalries, wars " +
        "and sanctions set them apart. The index weighs them by stated weights; what no source covers widens " +
        "its interval.",
      figures: [
        { table: "relations", spec: relationsFigure(report) },
        { table: "balance", spec: balanceFigure(report) },
      ],
    },
    {
      id: "the-order", title: "The order as a whole",
      lead: "The elements do not change at one pace. Each is measured by several indicators; a rate of change " +
        "says how unusual its last five years were.",
      figures: [{ table: "change", spec: changeFigure(report) }],
    },
    {
      id: "claims", title: "Claims",
      lead: "What is said of the order, tested. A claim is supported where the whole interval of its number lies " +
        "where it says, and most variants of the choices agree; open one to see all behind its verdict. Claims of " +
        "different schools stand side by side.",
      figures: [],
      more: claimsElement(report),
    },
  ];
}

function absent(table: TableId): HTMLElement {
  return html("p", { class: "absent" },
    html("strong", {}, "Not in this report. "),
    `The world holds no rows of “${table}”. It needs ${supplier[table]}. `,
    "Load it, build again and run ", html("code", {}, "orrery report"), ".");
}

function pageYears(report: Report): [number, number] | null {
  const rows = ["shares", "concentration", "polarity", "centre"] as const;
  return span(rows.flatMap((id) => rowsOf(report, id).map((r) => ({ year: r.year }))));
}

function masthead(report: Report): HTMLElement {
  const years = pageYears(report);
  const loaded = report.sources.filter((s) => s.status === "loaded").length;
  const cards = glances(report).map((g) =>
    html("a", { class: "glance", href: `#${g.figure}` },
      html("b", {}, g.value), html("span", {}, g.words)));
  return html("header", { class: "masthead" },
    html("p", { class: "kicker" }, "Orrery · Report"),
    html("h1", {}, "The international order", years ? html("span", {}, ` ${yearRange(...years)}`) : null),
    html("p", { class: "standfirst" },
      "How the capabilities of states have been distributed, how many poles they formed, where their " +
      "centre lay and who overtook whom; where states stand in the General Assembly, and how alike " +
      "they act; what they are members of, who stands with whom, and how fast all of it changes: measured from ",
      html("a", { href: "#sources" }, `${number(loaded)} ${loaded === 1 ? "dataset" : "datasets"}`),
      ", each figure with its table and its sources."),
    html("p", { class: "dateline" },
      `Built ${report.built} · ${report.edition} edition · Orrery ${report.version} · ` +
      `${report.world} · seed ${report.seed}`),
    cards.length > 0 ? html("nav", { class: "glances", "aria-label": "At a glance" }, ...cards) : null);
}

function contents(chapters: Chapter[]): HTMLElement {
  const entries = [...chapters.map((c) => [c.id, c.title]), ["sources", "Sources"],
    ["about", "About this page"]];
  return html("nav", { class: "contents", "aria-label": "Contents" }, html("ol", {},
    ...entries.map(([id, title]) => html("li", {}, html("a", { href: `#${id}` }, title!)))));
}

function chapterElement(
  chapter: Chapter, place: number, report: Report, year: YearStore): HTMLElement {
  return html("section", { id: chapter.id, class: "chapter" },
    html("p", { class: "ordinal", "aria-hidden": "true" }, String(place)),
    html("h2", {}, chapter.title),
    html("p", { class: "lead" }, chapter.lead),
    ...chapter.figures.map((f) => (f.spec ? figure(f.spec, report, year) : absent(f.table))),
    chapter.more);
}

/** A link only where the address is one that a page may safely follow. */
function sourceLink(url: string | null): HTMLElement | null {
  return url !== null && /^https?:\/\//.test(url)
    ? html("a", { href: url, rel: "noreferrer" }, url.replace(/^https?:\/\//, ""))
    : null;
}

function sourcesSection(report: Report): HTMLElement {
  const list = html("ul", { class: "sources" });
  for (const s of report.sources) {
    const facts = [
      s.status === "loaded" ? "loaded" : s.status === "missing" ? "not loaded" : "superseded",
      s.first_year !== null && s.last_year !== null ? yearRange(s.first_year, s.last_year) : null,
      s.states !== null ? `${number(s.states)} states` : null,
      s.rows !== null ? `${number(s.rows)} rows` : null,
      s.licence, s.file, s.note || null,
    ].filter((f): f is string => f !== null);
    list.append(html("li", { id: `source-${s.id}`, class: `is-${s.status}` },
      html("strong", {}, shortCitation(s)),
      html("span", { class: "facts" }, facts.join(" · ")),
      s.citation ? html("span", { class: "citation" }, s.citation) : null,
      sourceLink(s.url)));
  }
  return html("section", { id: "sources", class: "chapter" },
    html("h2", {}, "Sources"),
    html("p", { class: "lead" },
      "Please cite the datasets behind each figure you use, in the words of their authors."),
    list);
}

function about(report: Report): HTMLElement {
  return html("section", { id: "about", class: "chapter" },
    html("h2", {}, "About this page"),
    html("p", {},
      `Made by Orrery ${report.version} on ${report.built} from ${report.world} with seed ` +
      `${report.seed}. The same world and seed give the same page. It carries its data, asks nothing ` +
      "of the network, and can be copied, mailed and archived as one file."),
    html("p", {},
      "Point at a chart, or focus it and use the arrow keys (with Shift by tens, Home and End for " +
      "the first and last year), to read a year; the other charts follow. Hatched grey stands for " +
      "no data and for nothing else. Downloads carry full precision."),
    html("p", {},
      "Maps show land only. Orrery draws no national borders and takes no position on any of them."));
}

function failure(message: string): HTMLElement {
  return html("section", { class: "failure", role: "alert" },
    html("h1", {}, "This report cannot be shown"), html("p", {}, message),
    html("p", {}, "Write it again with ", html("code", {}, "orrery report -o DIR"), "."));
}

function build(main: HTMLElement, json: string): void {
  const report = readReport(json);
  const chapters = chaptersOf(report);
  const year: YearStore = new Store<number | null>(null);
  main.replaceChildren(masthead(report), html("div", { class: "body" }, contents(chapters),
    html("div", { class: "chapters" },
      ...chapters.map((c, i) => chapterElement(c, i + 1, report, year)),
      sourcesSection(report), about(report))));
  openAddressed();
  window.addEventListener("hashchange", openAddressed);
  document.title = `Orrery: the international order${pageYears(report) ? ` ${yearRange(...pageYears(report)!)}` : ""}`;
}

const main = document.getElementById("page")!;
const json = document.getElementById("orrery-data")?.textContent?.trim() ?? "";
try {
  if (json === "" || json.startsWith("/*")) throw new ContractError("this template holds no data yet");
  build(main, json);
} catch (e) {
  main.replaceChildren(failure(e instanceof ContractError ? e.message : String(e)));
  if (!(e instanceof ContractError)) throw e;
}
