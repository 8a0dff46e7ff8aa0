// SPDX-License-Identifier: GPL-3.0-or-later
// Words for codes of the data. A code without words here is shown as it is.

const indexWords: Record<string, [title: string, inText: string]> = {
  cinc: ["Composite capability", "composite capability (CINC)"],
  milex: ["Military expenditure", "military expenditure"],
  milper: ["Military personnel", "military personnel"],
  irst: ["Iron and steel", "iron and steel production"],
  pec: ["Energy", "primary energy consumption"],
  tpop: ["Population", "population"],
  upop: ["Urban population", "urban population"],
  gdp_est: ["GDP, long estimates", "gross domestic product (long estimates)"],
  gdp_usd: ["GDP in dollars", "gross domestic product in current dollars"],
  gdp_ppp: ["GDP at PPP", "gross domestic product at purchasing power parity"],
  population: ["Population (World Bank)", "population"],
  milex_usd: ["Military expenditure (SIPRI)", "military expenditure"],
  net_power: ["Net power", "net power (GDP × GDP per head)"],
  net_power_est: ["Net power, long estimates", "net power (GDP × GDP per head)"],
  net_power_usd: ["Net power in dollars", "net power (GDP × GDP per head)"],
};

/** Heading of an index: "Composite capability". */
export function indexTitle(id: string): string {
  return indexWords[id]?.[0] ?? id;
}

/** An index in running text: "composite capability (CINC)". */
export function indexInText(id: string): string {
  return indexWords[id]?.[1] ?? id;
}

const setWords: Record<string, string> = { majors: "Major powers", system: "All states" };
export function setTitle(id: string): string {
  return setWords[id] ?? id;
}

const weightingWords: Record<string, string> = {
  states: "Each state alike", population: "By population", power: "By capability",
};
export function weightingTitle(id: string): string {
  return weightingWords[id] ?? id;
}

const systemWords: Record<string, string> = {
  cow: "Correlates of War",
  gw: "Gleditsch and Ward",
};
export function systemTitle(id: string): string {
  return systemWords[id] ?? id;
}

const membershipsWords: Record<string, string> = {
  igo: "Intergovernmental organisations", reference: "Dated memberships",
};
export function membershipsTitle(id: string): string {
  return membershipsWords[id] ?? id;
}

const signedSetWords: Record<string, string> = {
  alliances_disputes: "Alliances and disputes",
  defense_disputes: "Defence pacts and disputes",
  atop_disputes: "Alliances (ATOP) and disputes",
  defense_rivalry: "Defence pacts and rivalries",
};
/** Which ties a signed network is made of. */
export function signedSetTitle(id: string): string {
  return signedSetWords[id] ?? id;
}

/** Which dataset would supply a table that a report does not have. */
export const supplier: Record<string, string> = {
  coverage: "at least one dataset",
  shares: "National Material Capabilities (Correlates of War) or a table of GDP",
  concentration: "National Material Capabilities and the list of major powers (Correlates of War)",
  polarity: "National Material Capabilities and the list of major powers (Correlates of War)",
  centre: "an index of capability together with the dated positions of capitals",
  transitions: "an index of capability over at least two decades",
  ratios: "an index of capability over at least two decades",
  top: "National Material Capabilities (Correlates of War)",
  capitals: "the positions of capitals",
  members: "State System Membership (Correlates of War) or the list of independent states " +
    "(Gleditsch and Ward)",
  positions: "the votes of the UN General Assembly",
  spread: "the votes of the UN General Assembly",
  blocs: "the votes of the UN General Assembly",
  pairs: "the votes of the UN General Assembly or the alliances of ATOP",
  organisations: "Intergovernmental Organizations (Correlates of War)",
  relations: "alliances, disputes, trade or another layer of relations",
  balance: "formal alliances and militarised disputes (Correlates of War)",
  change: "indicators of at least one element of the order",
};
