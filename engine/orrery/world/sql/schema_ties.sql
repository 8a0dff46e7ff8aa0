-- Ties of states: contiguity, distance, alliances, organisations, trade. Filled by their sources, checked
-- against the years of membership and computed further in settle_ties.sql.

CREATE TABLE meta.conflicts (
  dataset VARCHAR, what VARCHAR, key VARCHAR, year SMALLINT, source_a VARCHAR, value_a DOUBLE,
  source_b VARCHAR, value_b DOUBLE, used VARCHAR);
COMMENT ON TABLE meta.conflicts IS 'where two files of one publisher disagree: both values, and which is used';
COMMENT ON COLUMN meta.conflicts.dataset IS 'dataset of the catalogue';
COMMENT ON COLUMN meta.conflicts.what IS 'quantity in question';
COMMENT ON COLUMN meta.conflicts.key IS 'which state, pair or organisation: codes parted by blanks';
COMMENT ON COLUMN meta.conflicts.year IS 'calendar year';
COMMENT ON COLUMN meta.conflicts.source_a IS 'one file';
COMMENT ON COLUMN meta.conflicts.value_a IS 'its value; NULL: not listed there';
COMMENT ON COLUMN meta.conflicts.source_b IS 'the other file';
COMMENT ON COLUMN meta.conflicts.value_b IS 'its value; NULL: not listed there';
COMMENT ON COLUMN meta.conflicts.used IS 'the source whose value is in core tables and frames';

CREATE TABLE core.contiguity (
  state1 SMALLINT, state2 SMALLINT, conttype TINYINT, first_month DATE, last_month DATE, source VARCHAR);
COMMENT ON TABLE core.contiguity IS 'spells of direct contiguity by month; state1 < state2';
COMMENT ON COLUMN core.contiguity.state1 IS 'state';
COMMENT ON COLUMN core.contiguity.state2 IS 'state';
COMMENT ON COLUMN core.contiguity.conttype IS '1 land or river border; across water: 2 up to 12, 3 up to 24, 4 up to 150, 5 up to 400 miles';
COMMENT ON COLUMN core.contiguity.first_month IS 'first day of the first month';
COMMENT ON COLUMN core.contiguity.last_month IS 'first day of the last month';
COMMENT ON COLUMN core.contiguity.source IS 'source of the row';

CREATE TABLE core.contiguity_years (
  state1 SMALLINT, state2 SMALLINT, year SMALLINT, conttype TINYINT, conttype_closest TINYINT, source VARCHAR);
COMMENT ON TABLE core.contiguity_years IS 'years of direct contiguity; state1 < state2';
COMMENT ON COLUMN core.contiguity_years.state1 IS 'state';
COMMENT ON COLUMN core.contiguity_years.state2 IS 'state';
COMMENT ON COLUMN core.contiguity_years.year IS 'calendar year';
COMMENT ON COLUMN core.contiguity_years.conttype IS 'type in force in the first month of the year in which one is';
COMMENT ON COLUMN core.contiguity_years.conttype_closest IS 'closest type in force in any month of the year';
COMMENT ON COLUMN core.contiguity_years.source IS 'source of the row';

CREATE TABLE core.contiguity_gaps (state1 SMALLINT, state2 SMALLINT, first_month DATE, last_month DATE);
COMMENT ON TABLE core.contiguity_gaps IS 'for pairs contiguous at some time: first and last month in which both were members and not contiguous';
COMMENT ON COLUMN core.contiguity_gaps.state1 IS 'state';
COMMENT ON COLUMN core.contiguity_gaps.state2 IS 'state';
COMMENT ON COLUMN core.contiguity_gaps.first_month IS 'first such month';
COMMENT ON COLUMN core.contiguity_gaps.last_month IS 'last such month; they can have been contiguous in between';

CREATE TABLE core.contiguity_counts (state SMALLINT, year SMALLINT, land SMALLINT, sea SMALLINT, source VARCHAR);
COMMENT ON TABLE core.contiguity_counts IS 'contiguous states of a state as published; a neighbour whose type changes in a year counts twice';
COMMENT ON COLUMN core.contiguity_counts.state IS 'state';
COMMENT ON COLUMN core.contiguity_counts.year IS 'calendar year';
COMMENT ON COLUMN core.contiguity_counts.land IS 'by land';
COMMENT ON COLUMN core.contiguity_counts.sea IS 'across up to 400 miles of water';
COMMENT ON COLUMN core.contiguity_counts.source IS 'source of the row';

CREATE TABLE core.colonial_contiguity (
  state1 SMALLINT, dependency1 SMALLINT, state2 SMALLINT, dependency2 SMALLINT, conttype TINYINT,
  first_year SMALLINT, last_year SMALLINT, source VARCHAR);
COMMENT ON TABLE core.colonial_contiguity IS 'contiguity through colonies and dependencies; state1 < state2';
COMMENT ON COLUMN core.colonial_contiguity.state1 IS 'state';
COMMENT ON COLUMN core.colonial_contiguity.dependency1 IS 'number of its dependency; NULL: the state itself';
COMMENT ON COLUMN core.colonial_contiguity.state2 IS 'state';
COMMENT ON COLUMN core.colonial_contiguity.dependency2 IS 'number of its dependency; NULL: the state itself';
COMMENT ON COLUMN core.colonial_contiguity.conttype IS '1 land or river border; across water: 2 up to 12, 3 up to 24, 4 up to 150, 5 up to 400 miles';
COMMENT ON COLUMN core.colonial_contiguity.first_year IS 'first year';
COMMENT ON COLUMN core.colonial_contiguity.last_year IS 'last year';
COMMENT ON COLUMN core.colonial_contiguity.source IS 'source of the row';

CREATE TABLE core.territorial_changes (
  change SMALLINT, year SMALLINT, month TINYINT, gainer SMALLINT, loser SMALLINT, entity SMALLINT, procedure VARCHAR,
  area_km2 DOUBLE, population BIGINT, whole BOOLEAN, homeland_of_gainer BOOLEAN, homeland_of_loser BOOLEAN,
  borders_gainer BOOLEAN, borders_loser BOOLEAN, system_entry BOOLEAN, system_exit BOOLEAN, independence BOOLEAN,
  conflict BOOLEAN, source VARCHAR);
COMMENT ON TABLE core.territorial_changes IS 'territory that passed from one side to another';
COMMENT ON COLUMN core.territorial_changes.change IS 'number of the change';
COMMENT ON COLUMN core.territorial_changes.year IS 'calendar year';
COMMENT ON COLUMN core.territorial_changes.month IS 'month';
COMMENT ON COLUMN core.territorial_changes.gainer IS 'COW code of the side that gains; NULL: none';
COMMENT ON COLUMN core.territorial_changes.loser IS 'COW code of the side that loses, or number of a unit that is no state; NULL: none or unknown';
COMMENT ON COLUMN core.territorial_changes.entity IS 'number of the unit exchanged';
COMMENT ON COLUMN core.territorial_changes.procedure IS 'conquest, annexation, cession, secession, unification or mandate';
COMMENT ON COLUMN core.territorial_changes.area_km2 IS 'area, square kilometres';
COMMENT ON COLUMN core.territorial_changes.population IS 'population';
COMMENT ON COLUMN core.territorial_changes.whole IS 'the whole unit, not a part of it';
COMMENT ON COLUMN core.territorial_changes.homeland_of_gainer IS 'homeland, not dependent territory, of the gainer';
COMMENT ON COLUMN core.territorial_changes.homeland_of_loser IS 'homeland, not dependent territory, of the loser';
COMMENT ON COLUMN core.territorial_changes.borders_gainer IS 'contiguous to the gainer';
COMMENT ON COLUMN core.territorial_changes.borders_loser IS 'contiguous to the loser';
COMMENT ON COLUMN core.territorial_changes.system_entry IS 'a state enters the system by it';
COMMENT ON COLUMN core.territorial_changes.system_exit IS 'a state leaves the system by it';
COMMENT ON COLUMN core.territorial_changes.independence IS 'the unit becomes independent by it';
COMMENT ON COLUMN core.territorial_changes.conflict IS 'with organised military conflict between the sides';
COMMENT ON COLUMN core.territorial_changes.source IS 'source of the row';

CREATE TABLE core.distances (
  system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT, capdist DOUBLE, mindist DOUBLE);
COMMENT ON TABLE core.distances IS 'distances of the members of a system by year; code1 < code2';
COMMENT ON COLUMN core.distances.system IS 'cow or gw';
COMMENT ON COLUMN core.distances.code1 IS 'ccode or gwcode';
COMMENT ON COLUMN core.distances.code2 IS 'ccode or gwcode';
COMMENT ON COLUMN core.distances.year IS 'calendar year';
COMMENT ON COLUMN core.distances.capdist IS 'kilometres between the capitals of the first day of the year on which each has one (great circle, radius 6378.137 km)';
COMMENT ON COLUMN core.distances.mindist IS 'shortest distance between the borders, kilometres, as the source gives it';

CREATE TABLE core.formal_alliances (
  state1 SMALLINT, state2 SMALLINT, year SMALLINT, defense TINYINT, neutrality TINYINT, nonaggression TINYINT,
  entente TINYINT, source VARCHAR);
COMMENT ON TABLE core.formal_alliances IS 'formal alliances (Correlates of War) by directed pair and year: 1 if any alliance of the pair has the obligation';
COMMENT ON COLUMN core.formal_alliances.state1 IS 'state that is obliged';
COMMENT ON COLUMN core.formal_alliances.state2 IS 'its ally';
COMMENT ON COLUMN core.formal_alliances.year IS 'calendar year';
COMMENT ON COLUMN core.formal_alliances.defense IS 'defense pact';
COMMENT ON COLUMN core.formal_alliances.neutrality IS 'neutrality pact';
COMMENT ON COLUMN core.formal_alliances.nonaggression IS 'non-aggression pact';
COMMENT ON COLUMN core.formal_alliances.entente IS 'entente: consultation in a crisis';
COMMENT ON COLUMN core.formal_alliances.source IS 'source of the row';

CREATE TABLE core.formal_alliance_members (
  alliance SMALLINT, state SMALLINT, year SMALLINT, defense TINYINT, neutrality TINYINT, nonaggression TINYINT,
  entente TINYINT, first_day DATE, last_day DATE, source VARCHAR);
COMMENT ON TABLE core.formal_alliance_members IS 'members of formal alliances (Correlates of War) by year';
COMMENT ON COLUMN core.formal_alliance_members.alliance IS 'number of the alliance (version4id)';
COMMENT ON COLUMN core.formal_alliance_members.state IS 'member';
COMMENT ON COLUMN core.formal_alliance_members.year IS 'calendar year';
COMMENT ON COLUMN core.formal_alliance_members.defense IS 'bound by a defense pact';
COMMENT ON COLUMN core.formal_alliance_members.neutrality IS 'bound by a neutrality pact';
COMMENT ON COLUMN core.formal_alliance_members.nonaggression IS 'bound by a non-aggression pact';
COMMENT ON COLUMN core.formal_alliance_members.entente IS 'bound by an entente';
COMMENT ON COLUMN core.formal_alliance_members.first_day IS 'first day of the membership';
COMMENT ON COLUMN core.formal_alliance_members.last_day IS 'last day of the membership; NULL: still a member when the data end';
COMMENT ON COLUMN core.formal_alliance_members.source IS 'source of the row';

CREATE TABLE core.atop_alliances (
  state1 SMALLINT, state2 SMALLINT, year SMALLINT, defense TINYINT, offense TINYINT, neutral TINYINT, nonagg TINYINT,
  consul TINYINT, source VARCHAR);
COMMENT ON TABLE core.atop_alliances IS 'alliances (ATOP) by directed pair and year: a row if the two are allies, 1 if state1 has the obligation to state2';
COMMENT ON COLUMN core.atop_alliances.state1 IS 'state that is obliged';
COMMENT ON COLUMN core.atop_alliances.state2 IS 'its ally';
COMMENT ON COLUMN core.atop_alliances.year IS 'calendar year';
COMMENT ON COLUMN core.atop_alliances.defense IS 'to defend';
COMMENT ON COLUMN core.atop_alliances.offense IS 'to join in an attack';
COMMENT ON COLUMN core.atop_alliances.neutral IS 'to stay neutral';
COMMENT ON COLUMN core.atop_alliances.nonagg IS 'not to attack';
COMMENT ON COLUMN core.atop_alliances.consul IS 'to consult';
COMMENT ON COLUMN core.atop_alliances.source IS 'source of the row';

CREATE TABLE core.igos (
  org VARCHAR, name VARCHAR, number SMALLINT, founded SMALLINT, ended SMALLINT, integrated BOOLEAN, replaced BOOLEAN,
  political BOOLEAN, social BOOLEAN, economic BOOLEAN, first_year SMALLINT, last_year SMALLINT, source VARCHAR);
COMMENT ON TABLE core.igos IS 'intergovernmental organisations (Correlates of War)';
COMMENT ON COLUMN core.igos.org IS 'acronym, capital letters';
COMMENT ON COLUMN core.igos.name IS 'name';
COMMENT ON COLUMN core.igos.number IS 'number of the organisation';
COMMENT ON COLUMN core.igos.founded IS 'year it began';
COMMENT ON COLUMN core.igos.ended IS 'year it ended; NULL: it had not when the data end';
COMMENT ON COLUMN core.igos.integrated IS 'was merged into another';
COMMENT ON COLUMN core.igos.replaced IS 'another took its place';
COMMENT ON COLUMN core.igos.political IS 'its purpose is political';
COMMENT ON COLUMN core.igos.social IS 'its purpose is social';
COMMENT ON COLUMN core.igos.economic IS 'its purpose is economic';
COMMENT ON COLUMN core.igos.first_year IS 'first year in the data';
COMMENT ON COLUMN core.igos.last_year IS 'last year in the data';
COMMENT ON COLUMN core.igos.source IS 'source of the row';

CREATE TABLE core.igo_memberships (org VARCHAR, state SMALLINT, year SMALLINT, status VARCHAR, source VARCHAR);
COMMENT ON TABLE core.igo_memberships IS 'memberships of intergovernmental organisations (Correlates of War) by year';
COMMENT ON COLUMN core.igo_memberships.org IS 'organisation';
COMMENT ON COLUMN core.igo_memberships.state IS 'state';
COMMENT ON COLUMN core.igo_memberships.year IS 'calendar year';
COMMENT ON COLUMN core.igo_memberships.status IS 'full, associate or observer; NULL: the publisher could not tell';
COMMENT ON COLUMN core.igo_memberships.source IS 'source of the row';

CREATE TABLE core.igo_state_years (
  state SMALLINT, year SMALLINT, full_members SMALLINT, associates SMALLINT, observers SMALLINT, unknown SMALLINT,
  source VARCHAR);
COMMENT ON TABLE core.igo_state_years IS 'memberships of a state counted, for every state-year that the publisher covers';
COMMENT ON COLUMN core.igo_state_years.state IS 'state';
COMMENT ON COLUMN core.igo_state_years.year IS 'calendar year';
COMMENT ON COLUMN core.igo_state_years.full_members IS 'organisations of which it is a full member';
COMMENT ON COLUMN core.igo_state_years.associates IS 'organisations of which it is an associate member';
COMMENT ON COLUMN core.igo_state_years.observers IS 'organisations in which it is an observer';
COMMENT ON COLUMN core.igo_state_years.unknown IS 'organisations of which the publisher could not tell';
COMMENT ON COLUMN core.igo_state_years.source IS 'source of the row';

CREATE TABLE core.igo_dyads (state1 SMALLINT, state2 SMALLINT, year SMALLINT, dyadigos SMALLINT, source VARCHAR);
COMMENT ON TABLE core.igo_dyads IS 'organisations of which both states are full members; state1 < state2';
COMMENT ON COLUMN core.igo_dyads.state1 IS 'state';
COMMENT ON COLUMN core.igo_dyads.state2 IS 'state';
COMMENT ON COLUMN core.igo_dyads.year IS 'calendar year';
COMMENT ON COLUMN core.igo_dyads.dyadigos IS 'number of organisations';
COMMENT ON COLUMN core.igo_dyads.source IS 'the dyadic file if it is there, else the file the memberships come from';

CREATE TABLE core.trade (
  state1 SMALLINT, state2 SMALLINT, year SMALLINT, flow1 DOUBLE, flow2 DOUBLE, smoothflow1 DOUBLE, smoothflow2 DOUBLE,
  source VARCHAR);
COMMENT ON TABLE core.trade IS 'trade of pairs of states, million current US dollars; state1 < state2';
COMMENT ON COLUMN core.trade.state1 IS 'state';
COMMENT ON COLUMN core.trade.state2 IS 'state';
COMMENT ON COLUMN core.trade.year IS 'calendar year';
COMMENT ON COLUMN core.trade.flow1 IS 'imports of state1 from state2';
COMMENT ON COLUMN core.trade.flow2 IS 'imports of state2 from state1';
COMMENT ON COLUMN core.trade.smoothflow1 IS 'flow1 with gaps filled by the publisher';
COMMENT ON COLUMN core.trade.smoothflow2 IS 'flow2 with gaps filled by the publisher';
COMMENT ON COLUMN core.trade.source IS 'source of the row';

CREATE TABLE core.trade_totals (state SMALLINT, year SMALLINT, imports DOUBLE, exports DOUBLE, source VARCHAR);
COMMENT ON TABLE core.trade_totals IS 'all imports and exports of a state, million current US dollars';
COMMENT ON COLUMN core.trade_totals.state IS 'state';
COMMENT ON COLUMN core.trade_totals.year IS 'calendar year';
COMMENT ON COLUMN core.trade_totals.imports IS 'imports';
COMMENT ON COLUMN core.trade_totals.exports IS 'exports';
COMMENT ON COLUMN core.trade_totals.source IS 'source of the row';

CREATE TABLE core.geography (
  state SMALLINT, first_year SMALLINT, last_year SMALLINT, code VARCHAR, area_km2 DOUBLE, landlocked BOOLEAN, continent VARCHAR,
  source VARCHAR);
COMMENT ON TABLE core.geography IS 'geography of states as of the 2000s, in the years a state bears the same ISO code';
COMMENT ON COLUMN core.geography.state IS 'state';
COMMENT ON COLUMN core.geography.first_year IS 'first year of the ISO code';
COMMENT ON COLUMN core.geography.last_year IS 'last year of the ISO code; NULL: open';
COMMENT ON COLUMN core.geography.code IS 'ISO3 code as the source writes it';
COMMENT ON COLUMN core.geography.area_km2 IS 'area, square kilometres';
COMMENT ON COLUMN core.geography.landlocked IS 'has no coast';
COMMENT ON COLUMN core.geography.continent IS 'continent';
COMMENT ON COLUMN core.geography.source IS 'source of the row';

CREATE TABLE core.geography_dyads (
  state1 SMALLINT, state2 SMALLINT, first_year SMALLINT, last_year SMALLINT, contig TINYINT, comlang_off TINYINT,
  comlang_ethno TINYINT, colony TINYINT, comcol TINYINT, curcol TINYINT, col45 TINYINT, smctry TINYINT, dist DOUBLE,
  distcap DOUBLE, distw DOUBLE, distwces DOUBLE, source VARCHAR);
COMMENT ON TABLE core.geography_dyads IS 'ties and distances of states as of the 2000s, in the years both bear the same ISO codes; state1 < state2';
COMMENT ON COLUMN core.geography_dyads.state1 IS 'state';
COMMENT ON COLUMN core.geography_dyads.state2 IS 'state';
COMMENT ON COLUMN core.geography_dyads.first_year IS 'first year of both ISO codes';
COMMENT ON COLUMN core.geography_dyads.last_year IS 'last year of both; NULL: open';
COMMENT ON COLUMN core.geography_dyads.contig IS 'they share a border';
COMMENT ON COLUMN core.geography_dyads.comlang_off IS 'they share an official language';
COMMENT ON COLUMN core.geography_dyads.comlang_ethno IS 'at least 9 % of both populations speak one language';
COMMENT ON COLUMN core.geography_dyads.colony IS 'one ever was a colony of the other';
COMMENT ON COLUMN core.geography_dyads.comcol IS 'they had a common coloniser after 1945';
COMMENT ON COLUMN core.geography_dyads.curcol IS 'one is a colony of the other';
COMMENT ON COLUMN core.geography_dyads.col45 IS 'one was a colony of the other after 1945';
COMMENT ON COLUMN core.geography_dyads.smctry IS 'they were or are one country';
COMMENT ON COLUMN core.geography_dyads.dist IS 'kilometres between the most populous cities';
COMMENT ON COLUMN core.geography_dyads.distcap IS 'kilometres between the capitals';
COMMENT ON COLUMN core.geography_dyads.distw IS 'kilometres between cities, weighted by population, arithmetic mean';
COMMENT ON COLUMN core.geography_dyads.distwces IS 'the same, harmonic mean';
COMMENT ON COLUMN core.geography_dyads.source IS 'source of the row';

-- Where sources leave their rows until settle_ties.sql; gone when the build is done.
CREATE TEMP TABLE contiguity_listed (state1 SMALLINT, state2 SMALLINT, year SMALLINT, conttype TINYINT, source VARCHAR);
CREATE TEMP TABLE min_distances (system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT, mindist DOUBLE, source VARCHAR);
CREATE TEMP TABLE igo_listed (file VARCHAR, org VARCHAR, state SMALLINT, year SMALLINT, code TINYINT, source VARCHAR);
CREATE TEMP TABLE igo_covered (file VARCHAR, state SMALLINT, year SMALLINT, source VARCHAR);
CREATE TEMP TABLE igo_dyads_listed (state1 SMALLINT, state2 SMALLINT, year SMALLINT, dyadigos SMALLINT, source VARCHAR);
CREATE TEMP TABLE geodist_pairs (
  iso_o VARCHAR, iso_d VARCHAR, contig TINYINT, comlang_off TINYINT, comlang_ethno TINYINT, colony TINYINT, comcol TINYINT,
  curcol TINYINT, col45 TINYINT, smctry TINYINT, dist DOUBLE, distcap DOUBLE, distw DOUBLE, distwces DOUBLE, source VARCHAR);
CREATE TEMP TABLE geodist_countries (iso3 VARCHAR, name VARCHAR, area DOUBLE, landlocked TINYINT, continent VARCHAR, source VARCHAR);
