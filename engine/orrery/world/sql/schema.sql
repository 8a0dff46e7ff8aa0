-- The tables of a world that sources and the identity of states fill. Measures add their own schemas.
CREATE SCHEMA meta;
CREATE SCHEMA raw;
CREATE SCHEMA core;

CREATE TABLE meta.build (
  version VARCHAR, schema_version INTEGER, edition VARCHAR, command VARCHAR, options VARCHAR,
  seed UBIGINT, duckdb_version VARCHAR, started TIMESTAMP, seconds DOUBLE);
COMMENT ON TABLE meta.build IS 'one row: which program made this world, how and when';
COMMENT ON COLUMN meta.build.version IS 'version of Orrery';
COMMENT ON COLUMN meta.build.schema_version IS 'version of the layout of this file';
COMMENT ON COLUMN meta.build.edition IS 'full (datasets were found) or reference (bundled facts only)';
COMMENT ON COLUMN meta.build.command IS 'the command line that built it';
COMMENT ON COLUMN meta.build.options IS 'options of the build, JSON';
COMMENT ON COLUMN meta.build.seed IS 'seed of all random numbers';
COMMENT ON COLUMN meta.build.duckdb_version IS 'version of DuckDB that wrote the file';
COMMENT ON COLUMN meta.build.started IS 'when the build began, UTC';
COMMENT ON COLUMN meta.build.seconds IS 'how long the build took';

CREATE TABLE meta.sources (
  source VARCHAR PRIMARY KEY, dataset VARCHAR, title VARCHAR, version VARCHAR, publisher VARCHAR,
  status VARCHAR, about VARCHAR, covers_from SMALLINT, covers_to SMALLINT, covers_states VARCHAR,
  first_year SMALLINT, last_year SMALLINT, rows BIGINT, states INTEGER, file VARCHAR, sha256 VARCHAR,
  layout VARCHAR, licence VARCHAR, citation VARCHAR, bibtex VARCHAR, url VARCHAR, note VARCHAR,
  position INTEGER);
COMMENT ON TABLE meta.sources IS 'every dataset of the catalogue: loaded, missing or superseded by a newer release';
COMMENT ON COLUMN meta.sources.source IS 'the release, such as cow_nmc_v7';
COMMENT ON COLUMN meta.sources.dataset IS 'the folder of the catalogue, such as cow_nmc';
COMMENT ON COLUMN meta.sources.title IS 'title of the dataset';
COMMENT ON COLUMN meta.sources.version IS 'version of the release';
COMMENT ON COLUMN meta.sources.publisher IS 'who publishes it';
COMMENT ON COLUMN meta.sources.status IS 'loaded, missing or superseded';
COMMENT ON COLUMN meta.sources.about IS 'what it holds, in a sentence';
COMMENT ON COLUMN meta.sources.covers_from IS 'first year of the time domain, as the publisher states it';
COMMENT ON COLUMN meta.sources.covers_to IS 'last year of the time domain; beyond it values are NULL, not zero';
COMMENT ON COLUMN meta.sources.covers_states IS 'which states it covers';
COMMENT ON COLUMN meta.sources.first_year IS 'first year found in the file';
COMMENT ON COLUMN meta.sources.last_year IS 'last year found in the file';
COMMENT ON COLUMN meta.sources.rows IS 'rows read';
COMMENT ON COLUMN meta.sources.states IS 'distinct states with data in core tables';
COMMENT ON COLUMN meta.sources.file IS 'the files it was read from';
COMMENT ON COLUMN meta.sources.sha256 IS 'SHA-256 of those files';
COMMENT ON COLUMN meta.sources.layout IS 'which of the known layouts the files have';
COMMENT ON COLUMN meta.sources.licence IS 'terms of use, in a line';
COMMENT ON COLUMN meta.sources.citation IS 'how to cite it';
COMMENT ON COLUMN meta.sources.bibtex IS 'the same as BibTeX';
COMMENT ON COLUMN meta.sources.url IS 'the publisher''s page';
COMMENT ON COLUMN meta.sources.note IS 'why it is missing or superseded';
COMMENT ON COLUMN meta.sources.position IS 'order in the catalogue';

CREATE TABLE meta.coverage (
  source VARCHAR, table_name VARCHAR, series VARCHAR, year SMALLINT, states INTEGER);
COMMENT ON TABLE meta.coverage IS 'how many states have data, by source, series and year';
COMMENT ON COLUMN meta.coverage.source IS 'source of the data';
COMMENT ON COLUMN meta.coverage.table_name IS 'core table that holds them';
COMMENT ON COLUMN meta.coverage.series IS 'vintage, indicator or system';
COMMENT ON COLUMN meta.coverage.year IS 'calendar year';
COMMENT ON COLUMN meta.coverage.states IS 'states with a value that year';

CREATE TABLE meta.unmatched (
  source VARCHAR, code VARCHAR, name VARCHAR, first_year SMALLINT, last_year SMALLINT, rows BIGINT, why VARCHAR);
COMMENT ON TABLE meta.unmatched IS 'rows of sources that are no state-year of either system: aggregates, territories, years before independence';
COMMENT ON COLUMN meta.unmatched.source IS 'source of the rows';
COMMENT ON COLUMN meta.unmatched.code IS 'code in the source';
COMMENT ON COLUMN meta.unmatched.name IS 'name in the source';
COMMENT ON COLUMN meta.unmatched.first_year IS 'first such year';
COMMENT ON COLUMN meta.unmatched.last_year IS 'last such year';
COMMENT ON COLUMN meta.unmatched.rows IS 'number of rows left out';
COMMENT ON COLUMN meta.unmatched.why IS 'why they are not in core tables';

CREATE TABLE meta.measures (
  measure VARCHAR PRIMARY KEY, table_name VARCHAR, title VARCHAR, formula VARCHAR, reference VARCHAR,
  parameters VARCHAR, sources VARCHAR);
COMMENT ON TABLE meta.measures IS 'every computed table: its formula, reference, parameters and the sources it read';
COMMENT ON COLUMN meta.measures.measure IS 'name of the measure';
COMMENT ON COLUMN meta.measures.table_name IS 'table that holds it';
COMMENT ON COLUMN meta.measures.title IS 'what it is, in a sentence';
COMMENT ON COLUMN meta.measures.formula IS 'formula as text';
COMMENT ON COLUMN meta.measures.reference IS 'where the formula comes from';
COMMENT ON COLUMN meta.measures.parameters IS 'parameters used, JSON';
COMMENT ON COLUMN meta.measures.sources IS 'sources read, separated by commas';

CREATE TABLE meta.notices (number INTEGER, text VARCHAR);
COMMENT ON TABLE meta.notices IS 'what the build had to say: sources skipped, rows left out';
COMMENT ON COLUMN meta.notices.number IS 'order of the notice';
COMMENT ON COLUMN meta.notices.text IS 'the notice';

CREATE TABLE core.states (
  state SMALLINT PRIMARY KEY, abb VARCHAR, name VARCHAR, iso3 VARCHAR, iso2 VARCHAR, gw SMALLINT,
  un_m49 SMALLINT, region VARCHAR, subregion VARCHAR, capital VARCHAR, lon DOUBLE, lat DOUBLE);
COMMENT ON TABLE core.states IS 'every state that was ever a member of either system: present or last identity';
COMMENT ON COLUMN core.states.state IS 'COW code; the Gleditsch-Ward code for polities only they list';
COMMENT ON COLUMN core.states.abb IS 'COW abbreviation';
COMMENT ON COLUMN core.states.name IS 'English short name, present or last';
COMMENT ON COLUMN core.states.iso3 IS 'ISO 3166-1 alpha-3';
COMMENT ON COLUMN core.states.iso2 IS 'ISO 3166-1 alpha-2';
COMMENT ON COLUMN core.states.gw IS 'Gleditsch-Ward code, present or last';
COMMENT ON COLUMN core.states.un_m49 IS 'UN M49 numeric code';
COMMENT ON COLUMN core.states.region IS 'UN M49 region';
COMMENT ON COLUMN core.states.subregion IS 'UN M49 subregion';
COMMENT ON COLUMN core.states.capital IS 'capital, present or last';
COMMENT ON COLUMN core.states.lon IS 'longitude of the capital, degrees east';
COMMENT ON COLUMN core.states.lat IS 'latitude of the capital, degrees north';

CREATE TABLE core.state_names (
  state SMALLINT, lang VARCHAR, first_day DATE, last_day DATE, name VARCHAR, kind VARCHAR);
COMMENT ON TABLE core.state_names IS 'names of states by period in English, Russian and Chinese';
COMMENT ON COLUMN core.state_names.state IS 'state';
COMMENT ON COLUMN core.state_names.lang IS 'en, ru or zh';
COMMENT ON COLUMN core.state_names.first_day IS 'first day of the name; NULL: from the beginning';
COMMENT ON COLUMN core.state_names.last_day IS 'last day of the name; NULL: still in use or last name';
COMMENT ON COLUMN core.state_names.name IS 'the name';
COMMENT ON COLUMN core.state_names.kind IS 'short, official, former or alias';

CREATE TABLE core.state_codes (
  state SMALLINT, gw SMALLINT, iso3 VARCHAR, un_m49 SMALLINT, first_day DATE, last_day DATE, note VARCHAR);
COMMENT ON TABLE core.state_codes IS 'crosswalk by date: COW, Gleditsch-Ward, ISO3 and M49 codes of a state in a period';
COMMENT ON COLUMN core.state_codes.state IS 'state';
COMMENT ON COLUMN core.state_codes.gw IS 'Gleditsch-Ward code in the period';
COMMENT ON COLUMN core.state_codes.iso3 IS 'ISO3 code in the period, former codes included (SUN, DDR)';
COMMENT ON COLUMN core.state_codes.un_m49 IS 'UN M49 code in the period';
COMMENT ON COLUMN core.state_codes.first_day IS 'first day of the period';
COMMENT ON COLUMN core.state_codes.last_day IS 'last day of the period; NULL: open';
COMMENT ON COLUMN core.state_codes.note IS 'why the period begins or ends';

CREATE TABLE core.state_spells (
  state SMALLINT, system VARCHAR, code SMALLINT, first_day DATE, last_day DATE, open BOOLEAN, source VARCHAR);
COMMENT ON TABLE core.state_spells IS 'membership of the two systems of states, by day';
COMMENT ON COLUMN core.state_spells.state IS 'state (COW code)';
COMMENT ON COLUMN core.state_spells.system IS 'cow or gw';
COMMENT ON COLUMN core.state_spells.code IS 'code in that system: ccode or gwcode';
COMMENT ON COLUMN core.state_spells.first_day IS 'first day of membership';
COMMENT ON COLUMN core.state_spells.last_day IS 'last day of membership, or last day known';
COMMENT ON COLUMN core.state_spells.open IS 'still a member on the last day known';
COMMENT ON COLUMN core.state_spells.source IS 'sources of the spell; a second one carries it past the first list''s end';

CREATE TABLE core.list_names (
  system VARCHAR, code SMALLINT, first_day DATE, last_day DATE, name VARCHAR, microstate BOOLEAN, source VARCHAR);
COMMENT ON TABLE core.list_names IS 'names of states as the lists of members write them';
COMMENT ON COLUMN core.list_names.system IS 'cow or gw';
COMMENT ON COLUMN core.list_names.code IS 'ccode or gwcode';
COMMENT ON COLUMN core.list_names.first_day IS 'first day of the spell that the list names';
COMMENT ON COLUMN core.list_names.last_day IS 'its last day';
COMMENT ON COLUMN core.list_names.name IS 'the name';
COMMENT ON COLUMN core.list_names.microstate IS 'a microstate by the list; NULL where the list does not say';
COMMENT ON COLUMN core.list_names.source IS 'the list';

CREATE TABLE core.state_years (
  system VARCHAR, code SMALLINT, state SMALLINT, gw SMALLINT, year SMALLINT,
  first_day DATE, last_day DATE, days SMALLINT, source VARCHAR);
COMMENT ON TABLE core.state_years IS 'state-years: a state is a member on any day of the year';
COMMENT ON COLUMN core.state_years.system IS 'cow or gw';
COMMENT ON COLUMN core.state_years.code IS 'ccode or gwcode, unique in a system and year';
COMMENT ON COLUMN core.state_years.state IS 'COW code on the last day of membership in the year';
COMMENT ON COLUMN core.state_years.gw IS 'Gleditsch-Ward code on that day';
COMMENT ON COLUMN core.state_years.year IS 'calendar year';
COMMENT ON COLUMN core.state_years.first_day IS 'first day of membership in the year';
COMMENT ON COLUMN core.state_years.last_day IS 'last day of membership in the year';
COMMENT ON COLUMN core.state_years.days IS 'days of membership in the year';
COMMENT ON COLUMN core.state_years.source IS 'the list that says so for this year';

CREATE TABLE core.false_dyads (system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT);
COMMENT ON TABLE core.false_dyads IS 'pairs of states of one year that were never members on the same day; code1 < code2';
COMMENT ON COLUMN core.false_dyads.system IS 'cow or gw';
COMMENT ON COLUMN core.false_dyads.code1 IS 'the lower code';
COMMENT ON COLUMN core.false_dyads.code2 IS 'the higher code';
COMMENT ON COLUMN core.false_dyads.year IS 'calendar year';

CREATE TABLE core.majors (state SMALLINT, first_day DATE, last_day DATE, open BOOLEAN, source VARCHAR);
COMMENT ON TABLE core.majors IS 'spells as a major power, by day';
COMMENT ON COLUMN core.majors.state IS 'state';
COMMENT ON COLUMN core.majors.first_day IS 'first day as a major power';
COMMENT ON COLUMN core.majors.last_day IS 'last day as a major power, or last day known';
COMMENT ON COLUMN core.majors.open IS 'still a major power on the last day known';
COMMENT ON COLUMN core.majors.source IS 'source of the spell';

CREATE TABLE core.major_years (state SMALLINT, year SMALLINT, carried BOOLEAN);
COMMENT ON TABLE core.major_years IS 'state-years as a major power on any day';
COMMENT ON COLUMN core.major_years.state IS 'state';
COMMENT ON COLUMN core.major_years.year IS 'calendar year';
COMMENT ON COLUMN core.major_years.carried IS 'true past the list''s end, where the last status was carried forward on request';

CREATE TABLE core.capabilities (
  vintage VARCHAR, state SMALLINT, year SMALLINT, milex DOUBLE, milper DOUBLE, irst DOUBLE, pec DOUBLE,
  tpop DOUBLE, upop DOUBLE, cinc_published DOUBLE, source VARCHAR);
COMMENT ON TABLE core.capabilities IS 'components of national capability, by vintage of the data';
COMMENT ON COLUMN core.capabilities.vintage IS 'v5, v6 or v7 of National Material Capabilities';
COMMENT ON COLUMN core.capabilities.state IS 'state';
COMMENT ON COLUMN core.capabilities.year IS 'calendar year';
COMMENT ON COLUMN core.capabilities.milex IS 'military expenditure, thousands of current US dollars (pounds before 1914)';
COMMENT ON COLUMN core.capabilities.milper IS 'military personnel, thousands';
COMMENT ON COLUMN core.capabilities.irst IS 'iron and steel production, thousand tons';
COMMENT ON COLUMN core.capabilities.pec IS 'primary energy consumption, thousand coal-ton equivalents';
COMMENT ON COLUMN core.capabilities.tpop IS 'total population, thousands';
COMMENT ON COLUMN core.capabilities.upop IS 'urban population, thousands';
COMMENT ON COLUMN core.capabilities.cinc_published IS 'CINC as published, a share';
COMMENT ON COLUMN core.capabilities.source IS 'source of the row';

CREATE TABLE core.economy (source VARCHAR, indicator VARCHAR, state SMALLINT, year SMALLINT, value DOUBLE);
COMMENT ON TABLE core.economy IS 'GDP, population and military expenditure of states';
COMMENT ON COLUMN core.economy.source IS 'source of the value';
COMMENT ON COLUMN core.economy.indicator IS 'see core.indicators';
COMMENT ON COLUMN core.economy.state IS 'state';
COMMENT ON COLUMN core.economy.year IS 'calendar year';
COMMENT ON COLUMN core.economy.value IS 'value in the indicator''s unit';

CREATE TABLE core.world_totals (source VARCHAR, indicator VARCHAR, year SMALLINT, value DOUBLE);
COMMENT ON TABLE core.world_totals IS 'totals of the world where a source lists only some states, so that shares are of the world';
COMMENT ON COLUMN core.world_totals.source IS 'source of the total';
COMMENT ON COLUMN core.world_totals.indicator IS 'see core.indicators';
COMMENT ON COLUMN core.world_totals.year IS 'calendar year';
COMMENT ON COLUMN core.world_totals.value IS 'total in the indicator''s unit';

CREATE TABLE core.indicators (indicator VARCHAR PRIMARY KEY, title VARCHAR, unit VARCHAR);
COMMENT ON TABLE core.indicators IS 'what the indicators of core.economy mean';
COMMENT ON COLUMN core.indicators.indicator IS 'name';
COMMENT ON COLUMN core.indicators.title IS 'what it is';
COMMENT ON COLUMN core.indicators.unit IS 'its unit';
INSERT INTO core.indicators VALUES
  ('gdp_usd', 'GDP at market exchange rates', 'US dollars, current'),
  ('gdp_ppp', 'GDP at purchasing power parity', 'international dollars, current'),
  ('rgdpo', 'real GDP, output side', 'US dollars of 2017 at chained PPPs'),
  ('rgdpe', 'real GDP, expenditure side', 'US dollars of 2017 at chained PPPs'),
  ('gdp_est', 'real GDP, latent-variable estimate', 'US dollars of 2017'),
  ('population', 'population', 'people'),
  ('pwt_population', 'population (Penn World Table)', 'people'),
  ('population_est', 'population, latent-variable estimate', 'people'),
  ('milex_usd', 'military expenditure', 'US dollars, current'),
  ('milex_constant', 'military expenditure', 'US dollars of the release''s base year'),
  ('milex_share_of_gdp', 'military expenditure as a share of GDP', 'share, 0 to 1');

CREATE TABLE core.capitals (
  system VARCHAR, code SMALLINT, capital VARCHAR, first_day DATE, last_day DATE, lat DOUBLE, lon DOUBLE, source VARCHAR);
COMMENT ON TABLE core.capitals IS 'capitals with coordinates and dates; in the reference edition the present ones';
COMMENT ON COLUMN core.capitals.system IS 'cow or gw';
COMMENT ON COLUMN core.capitals.code IS 'ccode or gwcode';
COMMENT ON COLUMN core.capitals.capital IS 'name of the capital';
COMMENT ON COLUMN core.capitals.first_day IS 'first day as the capital';
COMMENT ON COLUMN core.capitals.last_day IS 'last day as the capital, or last day known';
COMMENT ON COLUMN core.capitals.lat IS 'latitude, degrees north';
COMMENT ON COLUMN core.capitals.lon IS 'longitude, degrees east';
COMMENT ON COLUMN core.capitals.source IS 'source of the row';

CREATE TABLE core.groups (group_id VARCHAR PRIMARY KEY, name VARCHAR, description VARCHAR, source VARCHAR, as_of VARCHAR);
COMMENT ON TABLE core.groups IS 'named groups of states: data with a source, replaceable, never part of a formula';
COMMENT ON COLUMN core.groups.group_id IS 'name for use in queries';
COMMENT ON COLUMN core.groups.name IS 'name';
COMMENT ON COLUMN core.groups.description IS 'who defines the group and how';
COMMENT ON COLUMN core.groups.source IS 'source of the definition';
COMMENT ON COLUMN core.groups.as_of IS 'date of the definition';

CREATE TABLE core.group_members (group_id VARCHAR, state SMALLINT, first_year SMALLINT, last_year SMALLINT, source VARCHAR);
COMMENT ON TABLE core.group_members IS 'members of groups by year';
COMMENT ON COLUMN core.group_members.group_id IS 'group';
COMMENT ON COLUMN core.group_members.state IS 'state';
COMMENT ON COLUMN core.group_members.first_year IS 'first year of membership; NULL: from the beginning';
COMMENT ON COLUMN core.group_members.last_year IS 'last year of membership; NULL: still a member';
COMMENT ON COLUMN core.group_members.source IS 'source of the row';

CREATE TABLE core.orgs (
  org VARCHAR PRIMARY KEY, name VARCHAR, founded DATE, region VARCHAR, issue VARCHAR, igo VARCHAR, purpose VARCHAR, complete BOOLEAN,
  source VARCHAR);
COMMENT ON TABLE core.orgs IS 'international organisations and arrangements of the reference edition';
COMMENT ON COLUMN core.orgs.org IS 'name for use in queries';
COMMENT ON COLUMN core.orgs.name IS 'name';
COMMENT ON COLUMN core.orgs.founded IS 'date of foundation or entry into force';
COMMENT ON COLUMN core.orgs.region IS 'region it serves';
COMMENT ON COLUMN core.orgs.issue IS 'issue area';
COMMENT ON COLUMN core.orgs.igo IS 'its acronym in core.igos; NULL: not there';
COMMENT ON COLUMN core.orgs.purpose IS 'political, social or economic';
COMMENT ON COLUMN core.orgs.complete IS 'all full members 1990-2024 are recorded';
COMMENT ON COLUMN core.orgs.source IS 'source of the row';

CREATE TABLE core.memberships (org VARCHAR, state SMALLINT, status VARCHAR, first_day DATE, last_day DATE, source VARCHAR);
COMMENT ON TABLE core.memberships IS 'memberships of organisations by day';
COMMENT ON COLUMN core.memberships.org IS 'organisation';
COMMENT ON COLUMN core.memberships.state IS 'state';
COMMENT ON COLUMN core.memberships.status IS 'full, associate, observer, suspended, invited, declined or candidate';
COMMENT ON COLUMN core.memberships.first_day IS 'first day of the status';
COMMENT ON COLUMN core.memberships.last_day IS 'last day of the status; NULL: open';
COMMENT ON COLUMN core.memberships.source IS 'source of the row';

CREATE TABLE core.alliances (alliance VARCHAR PRIMARY KEY, name VARCHAR, obligation VARCHAR, first_day DATE, last_day DATE, source VARCHAR);
COMMENT ON TABLE core.alliances IS 'treaty alliances of the reference edition; not all there are, so an absent tie is unknown';
COMMENT ON COLUMN core.alliances.alliance IS 'name for use in queries';
COMMENT ON COLUMN core.alliances.name IS 'name of the treaty';
COMMENT ON COLUMN core.alliances.obligation IS 'what it obliges to: defense';
COMMENT ON COLUMN core.alliances.first_day IS 'day of entry into force';
COMMENT ON COLUMN core.alliances.last_day IS 'last day in force; NULL: still in force';
COMMENT ON COLUMN core.alliances.source IS 'source of the row';

CREATE TABLE core.alliance_members (alliance VARCHAR, state SMALLINT, first_day DATE, last_day DATE, source VARCHAR);
COMMENT ON TABLE core.alliance_members IS 'parties of the alliances of the reference edition, by day';
COMMENT ON COLUMN core.alliance_members.alliance IS 'alliance';
COMMENT ON COLUMN core.alliance_members.state IS 'state';
COMMENT ON COLUMN core.alliance_members.first_day IS 'first day as a party';
COMMENT ON COLUMN core.alliance_members.last_day IS 'last day as a party; NULL: still one';
COMMENT ON COLUMN core.alliance_members.source IS 'source of the row';

CREATE TABLE core.rollcalls (
  source VARCHAR, rcid INTEGER, session SMALLINT, day DATE, year SMALLINT, unres VARCHAR, title VARCHAR, descr VARCHAR,
  yes SMALLINT, no SMALLINT, abstain SMALLINT, absent SMALLINT, importantvote TINYINT, amend TINYINT, para TINYINT,
  me TINYINT, nu TINYINT, di TINYINT, hr TINYINT, co TINYINT, ec TINYINT);
COMMENT ON TABLE core.rollcalls IS 'roll calls of the UN General Assembly; those of the reference edition are a few landmarks';
COMMENT ON COLUMN core.rollcalls.source IS 'source of the row';
COMMENT ON COLUMN core.rollcalls.rcid IS 'number of the roll call in its source; below 0 in the reference edition';
COMMENT ON COLUMN core.rollcalls.session IS 'session of the General Assembly';
COMMENT ON COLUMN core.rollcalls.day IS 'day of the vote';
COMMENT ON COLUMN core.rollcalls.year IS 'calendar year of the vote';
COMMENT ON COLUMN core.rollcalls.unres IS 'number of the resolution';
COMMENT ON COLUMN core.rollcalls.title IS 'subject';
COMMENT ON COLUMN core.rollcalls.descr IS 'longer description';
COMMENT ON COLUMN core.rollcalls.yes IS 'votes for, as published';
COMMENT ON COLUMN core.rollcalls.no IS 'votes against, as published';
COMMENT ON COLUMN core.rollcalls.abstain IS 'abstentions, as published';
COMMENT ON COLUMN core.rollcalls.absent IS 'members that did not vote, where published';
COMMENT ON COLUMN core.rollcalls.importantvote IS '1 if the US State Department lists the vote as important';
COMMENT ON COLUMN core.rollcalls.amend IS '1 for a vote on an amendment';
COMMENT ON COLUMN core.rollcalls.para IS '1 for a vote on a paragraph';
COMMENT ON COLUMN core.rollcalls.me IS '1 for a vote on the Palestinian conflict';
COMMENT ON COLUMN core.rollcalls.nu IS '1 for a vote on nuclear weapons and material';
COMMENT ON COLUMN core.rollcalls.di IS '1 for a vote on arms control and disarmament';
COMMENT ON COLUMN core.rollcalls.hr IS '1 for a vote on human rights';
COMMENT ON COLUMN core.rollcalls.co IS '1 for a vote on colonialism';
COMMENT ON COLUMN core.rollcalls.ec IS '1 for a vote on economic development';

CREATE TABLE core.votes (source VARCHAR, rcid INTEGER, state SMALLINT, vote TINYINT);
COMMENT ON TABLE core.votes IS 'votes of states in the roll calls of core.rollcalls';
COMMENT ON COLUMN core.votes.source IS 'source of the row';
COMMENT ON COLUMN core.votes.rcid IS 'roll call';
COMMENT ON COLUMN core.votes.state IS 'voter, under the code that the source gives it';
COMMENT ON COLUMN core.votes.vote IS '1 yes, 2 abstain, 3 no, 8 absent';

-- Where sources leave their rows before the identity of states is known; gone when the build is done.
CREATE TEMP TABLE gw_spells (gw SMALLINT, first_day DATE, last_day DATE, open BOOLEAN, source VARCHAR);
CREATE TEMP TABLE economy_by_iso3 (source VARCHAR, indicator VARCHAR, iso3 VARCHAR, name VARCHAR, year SMALLINT, value DOUBLE);
CREATE TEMP TABLE economy_by_name (source VARCHAR, indicator VARCHAR, name VARCHAR, year SMALLINT, value DOUBLE);
CREATE TEMP TABLE reference_spells (state SMALLINT, system VARCHAR, gw SMALLINT, first_day DATE, last_day DATE);
CREATE TEMP TABLE reference_majors (state SMALLINT, first_day DATE, last_day DATE);
CREATE TEMP TABLE source_names (source VARCHAR, name VARCHAR, state SMALLINT, first_year SMALLINT, last_year SMALLINT);

-- The name of a state in a year and language: the short name in use at the end of the year.
CREATE MACRO core.name_of(for_state, in_year, in_lang) AS (
  SELECT arg_max(n.name, coalesce(n.first_day, DATE '0001-01-01'))
  FROM core.state_names AS n
  WHERE n.state = for_state AND n.lang = in_lang AND n.kind IN ('short', 'former')
    AND coalesce(n.first_day, DATE '0001-01-01') <= make_date(in_year, 12, 31)
    AND coalesce(n.last_day, DATE '9999-12-31') >= make_date(in_year, 1, 1));
