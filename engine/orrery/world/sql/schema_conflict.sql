-- Disputes, wars, armed conflicts, rivalries and crises as their sources give them. Codes for missing are NULL here.

CREATE TABLE core.disputes (
  source VARCHAR, dispute INTEGER, first_day DATE, last_day DATE, dates_exact BOOLEAN, ongoing BOOLEAN,
  outcome TINYINT, settle TINYINT, fatality TINYINT, deaths INTEGER, hiact TINYINT, hostlev TINYINT,
  mindur SMALLINT, maxdur SMALLINT, recip TINYINT, numa SMALLINT, numb SMALLINT);
COMMENT ON TABLE core.disputes IS 'militarised disputes between states, one row each';
COMMENT ON COLUMN core.disputes.source IS 'source of the row';
COMMENT ON COLUMN core.disputes.dispute IS 'number of the dispute';
COMMENT ON COLUMN core.disputes.first_day IS 'first day; the first of the month where the day is unknown';
COMMENT ON COLUMN core.disputes.last_day IS 'last day; the last of the month where the day is unknown';
COMMENT ON COLUMN core.disputes.dates_exact IS 'both days are known';
COMMENT ON COLUMN core.disputes.ongoing IS 'still going on when the data end';
COMMENT ON COLUMN core.disputes.outcome IS '1 victory of side A, 2 of side B, 3 yield by A, 4 yield by B, 5 stalemate, 6 compromise, 7 released, 8 unclear, 9 joins a war';
COMMENT ON COLUMN core.disputes.settle IS 'settlement: 1 negotiated, 2 imposed, 3 none, 4 unclear';
COMMENT ON COLUMN core.disputes.fatality IS 'battle deaths: 0 none, 1 1-25, 2 26-100, 3 101-250, 4 251-500, 5 501-999, 6 1000 and more';
COMMENT ON COLUMN core.disputes.deaths IS 'battle deaths, number';
COMMENT ON COLUMN core.disputes.hiact IS 'highest action, 0 to 21';
COMMENT ON COLUMN core.disputes.hostlev IS 'hostility: 1 none, 2 threat, 3 display, 4 use of force, 5 war';
COMMENT ON COLUMN core.disputes.mindur IS 'shortest possible duration, days';
COMMENT ON COLUMN core.disputes.maxdur IS 'longest possible duration, days';
COMMENT ON COLUMN core.disputes.recip IS '1 if the other side answered in kind';
COMMENT ON COLUMN core.disputes.numa IS 'states on side A';
COMMENT ON COLUMN core.disputes.numb IS 'states on side B';

CREATE TABLE core.dispute_participants (
  source VARCHAR, dispute INTEGER, state SMALLINT, first_day DATE, last_day DATE, dates_exact BOOLEAN,
  sidea TINYINT, orig TINYINT, revstate TINYINT, revtype1 TINYINT, revtype2 TINYINT, fatality TINYINT,
  deaths INTEGER, hiact TINYINT, hostlev TINYINT, first_leader VARCHAR, last_leader VARCHAR,
  leaders_known BOOLEAN);
COMMENT ON TABLE core.dispute_participants IS 'states in militarised disputes; a state that left and came back has several rows';
COMMENT ON COLUMN core.dispute_participants.source IS 'source of the row';
COMMENT ON COLUMN core.dispute_participants.dispute IS 'number of the dispute';
COMMENT ON COLUMN core.dispute_participants.state IS 'state';
COMMENT ON COLUMN core.dispute_participants.first_day IS 'first day in it; the first of the month where the day is unknown';
COMMENT ON COLUMN core.dispute_participants.last_day IS 'last day in it; the last of the month where the day is unknown';
COMMENT ON COLUMN core.dispute_participants.dates_exact IS 'both days are known';
COMMENT ON COLUMN core.dispute_participants.sidea IS '1 on side A, which acted first';
COMMENT ON COLUMN core.dispute_participants.orig IS '1 if in it from its first day';
COMMENT ON COLUMN core.dispute_participants.revstate IS '1 if revisionist';
COMMENT ON COLUMN core.dispute_participants.revtype1 IS 'what it wants to revise: 0 nothing, 1 territory, 2 policy, 3 regime, 4 other';
COMMENT ON COLUMN core.dispute_participants.revtype2 IS 'second thing it wants to revise';
COMMENT ON COLUMN core.dispute_participants.fatality IS 'its battle deaths, level 0 to 6';
COMMENT ON COLUMN core.dispute_participants.deaths IS 'its battle deaths, number';
COMMENT ON COLUMN core.dispute_participants.hiact IS 'its highest action, 0 to 21';
COMMENT ON COLUMN core.dispute_participants.hostlev IS 'its hostility, 1 to 5';
COMMENT ON COLUMN core.dispute_participants.first_leader IS 'Archigos leader on the first day';
COMMENT ON COLUMN core.dispute_participants.last_leader IS 'Archigos leader on the last day';
COMMENT ON COLUMN core.dispute_participants.leaders_known IS 'the leaders of the dispute are known at start and end, so far as the source says';

CREATE TABLE core.dispute_dyads (
  source VARCHAR, dispute INTEGER, state1 SMALLINT, state2 SMALLINT, year SMALLINT, onset TINYINT,
  first_day DATE, last_day DATE, sidea1 TINYINT, sidea2 TINYINT, orig1 TINYINT, orig2 TINYINT,
  fatality1 TINYINT, fatality2 TINYINT, deaths1 INTEGER, deaths2 INTEGER, hiact1 TINYINT, hiact2 TINYINT,
  hostlev1 TINYINT, hostlev2 TINYINT, fatality TINYINT, hostlev TINYINT, mindur SMALLINT, maxdur SMALLINT,
  recip TINYINT, stmon TINYINT, outcome TINYINT, settle TINYINT);
COMMENT ON TABLE core.dispute_dyads IS 'disputes by pair of opponents and year, in both directions, before one of several in a dyad-year is chosen';
COMMENT ON COLUMN core.dispute_dyads.source IS 'source of the row';
COMMENT ON COLUMN core.dispute_dyads.dispute IS 'number of the dispute';
COMMENT ON COLUMN core.dispute_dyads.state1 IS 'one opponent';
COMMENT ON COLUMN core.dispute_dyads.state2 IS 'the other opponent';
COMMENT ON COLUMN core.dispute_dyads.year IS 'calendar year';
COMMENT ON COLUMN core.dispute_dyads.onset IS '1 if the dispute begins, or begins again, between the two in the year';
COMMENT ON COLUMN core.dispute_dyads.first_day IS 'first day on which the two are in it, of the spell that reaches into the year; NULL where the source gives none';
COMMENT ON COLUMN core.dispute_dyads.last_day IS 'last day of that spell';
COMMENT ON COLUMN core.dispute_dyads.sidea1 IS '1 if the first state is on side A';
COMMENT ON COLUMN core.dispute_dyads.sidea2 IS '1 if the second state is on side A';
COMMENT ON COLUMN core.dispute_dyads.orig1 IS '1 if the first state is in it from its first day';
COMMENT ON COLUMN core.dispute_dyads.orig2 IS '1 if the second state is in it from its first day';
COMMENT ON COLUMN core.dispute_dyads.fatality1 IS 'battle deaths of the first state, level 0 to 6';
COMMENT ON COLUMN core.dispute_dyads.fatality2 IS 'battle deaths of the second state, level 0 to 6';
COMMENT ON COLUMN core.dispute_dyads.deaths1 IS 'battle deaths of the first state, number';
COMMENT ON COLUMN core.dispute_dyads.deaths2 IS 'battle deaths of the second state, number';
COMMENT ON COLUMN core.dispute_dyads.hiact1 IS 'highest action of the first state, 0 to 21';
COMMENT ON COLUMN core.dispute_dyads.hiact2 IS 'highest action of the second state';
COMMENT ON COLUMN core.dispute_dyads.hostlev1 IS 'hostility of the first state, 1 to 5';
COMMENT ON COLUMN core.dispute_dyads.hostlev2 IS 'hostility of the second state';
COMMENT ON COLUMN core.dispute_dyads.fatality IS 'battle deaths of the dispute, level 0 to 6';
COMMENT ON COLUMN core.dispute_dyads.hostlev IS 'hostility of the dispute, 2 to 5';
COMMENT ON COLUMN core.dispute_dyads.mindur IS 'shortest possible duration of the dispute, days';
COMMENT ON COLUMN core.dispute_dyads.maxdur IS 'longest possible duration of the dispute, days';
COMMENT ON COLUMN core.dispute_dyads.recip IS '1 if the dispute was reciprocated';
COMMENT ON COLUMN core.dispute_dyads.stmon IS 'month in which the dispute began';
COMMENT ON COLUMN core.dispute_dyads.outcome IS 'outcome of the dispute';
COMMENT ON COLUMN core.dispute_dyads.settle IS 'settlement of the dispute';

CREATE TABLE core.incidents (
  source VARCHAR, dispute INTEGER, incident INTEGER, first_day DATE, last_day DATE, dates_exact BOOLEAN,
  fatality TINYINT, deaths INTEGER, action TINYINT, hostlev TINYINT, numa SMALLINT);
COMMENT ON TABLE core.incidents IS 'incidents of militarised disputes since 1992';
COMMENT ON COLUMN core.incidents.source IS 'source of the row';
COMMENT ON COLUMN core.incidents.dispute IS 'number of the dispute';
COMMENT ON COLUMN core.incidents.incident IS 'number of the incident';
COMMENT ON COLUMN core.incidents.first_day IS 'first day; the first possible one where unknown';
COMMENT ON COLUMN core.incidents.last_day IS 'last day; the last possible one where unknown';
COMMENT ON COLUMN core.incidents.dates_exact IS 'both days are known';
COMMENT ON COLUMN core.incidents.fatality IS 'battle deaths, level 0 to 6';
COMMENT ON COLUMN core.incidents.deaths IS 'battle deaths, number';
COMMENT ON COLUMN core.incidents.action IS 'action, 0 to 21';
COMMENT ON COLUMN core.incidents.hostlev IS 'hostility, 2 to 5';
COMMENT ON COLUMN core.incidents.numa IS 'states on side A';

CREATE TABLE core.incident_participants (
  source VARCHAR, dispute INTEGER, incident INTEGER, state SMALLINT, first_day DATE, last_day DATE,
  acted_first TINYINT, sidea TINYINT, fatality TINYINT, deaths INTEGER, action TINYINT, hostlev TINYINT);
COMMENT ON TABLE core.incident_participants IS 'states in incidents of militarised disputes';
COMMENT ON COLUMN core.incident_participants.source IS 'source of the row';
COMMENT ON COLUMN core.incident_participants.dispute IS 'number of the dispute';
COMMENT ON COLUMN core.incident_participants.incident IS 'number of the incident';
COMMENT ON COLUMN core.incident_participants.state IS 'state';
COMMENT ON COLUMN core.incident_participants.first_day IS 'first day in it; the first possible one where unknown';
COMMENT ON COLUMN core.incident_participants.last_day IS 'last day in it; the last possible one where unknown';
COMMENT ON COLUMN core.incident_participants.acted_first IS '1 on the side that acted first in the incident';
COMMENT ON COLUMN core.incident_participants.sidea IS '1 on side A of the dispute';
COMMENT ON COLUMN core.incident_participants.fatality IS 'its battle deaths, level 0 to 6';
COMMENT ON COLUMN core.incident_participants.deaths IS 'its battle deaths, number';
COMMENT ON COLUMN core.incident_participants.action IS 'its action, 0 to 21';
COMMENT ON COLUMN core.incident_participants.hostlev IS 'its hostility, 1 to 5';

CREATE TABLE core.dispute_locations (
  source VARCHAR, dispute INTEGER, year SMALLINT, place VARCHAR, measured_at VARCHAR, lon DOUBLE,
  lat DOUBLE, precision TINYINT);
COMMENT ON TABLE core.dispute_locations IS 'where militarised disputes began';
COMMENT ON COLUMN core.dispute_locations.source IS 'source of the row';
COMMENT ON COLUMN core.dispute_locations.dispute IS 'number of the dispute';
COMMENT ON COLUMN core.dispute_locations.year IS 'year of the dispute';
COMMENT ON COLUMN core.dispute_locations.place IS 'name of the place';
COMMENT ON COLUMN core.dispute_locations.measured_at IS 'point that was measured';
COMMENT ON COLUMN core.dispute_locations.lon IS 'longitude, degrees east';
COMMENT ON COLUMN core.dispute_locations.lat IS 'latitude, degrees north';
COMMENT ON COLUMN core.dispute_locations.precision IS 'precision, 1 (exact) to 8';

CREATE TABLE core.wars (
  source VARCHAR, war DECIMAL(6,1), kind VARCHAR, name VARCHAR, type TINYINT, first_year SMALLINT,
  last_year SMALLINT);
COMMENT ON TABLE core.wars IS 'wars of the Correlates of War Project of all kinds';
COMMENT ON COLUMN core.wars.source IS 'source of the row';
COMMENT ON COLUMN core.wars.war IS 'number of the war';
COMMENT ON COLUMN core.wars.kind IS 'inter, extra, intra or nonstate';
COMMENT ON COLUMN core.wars.name IS 'name of the war';
COMMENT ON COLUMN core.wars.type IS '1 inter-state, 2 colonial, 3 imperial, 4 civil for central control, 5 civil over local issues, 6 regional, 7 intercommunal, 8 and 9 non-state';
COMMENT ON COLUMN core.wars.first_year IS 'first year';
COMMENT ON COLUMN core.wars.last_year IS 'last year; NULL: still going on when the data end';

CREATE TABLE core.war_participants (
  source VARCHAR, war DECIMAL(6,1), state SMALLINT, side TINYINT, spell TINYINT, first_day DATE,
  last_day DATE, initiator TINYINT, outcome TINYINT, deaths INTEGER);
COMMENT ON TABLE core.war_participants IS 'states in inter-state wars, by spell of fighting';
COMMENT ON COLUMN core.war_participants.source IS 'source of the row';
COMMENT ON COLUMN core.war_participants.war IS 'number of the war';
COMMENT ON COLUMN core.war_participants.state IS 'state';
COMMENT ON COLUMN core.war_participants.side IS '1 or 2';
COMMENT ON COLUMN core.war_participants.spell IS '1 for the first spell of fighting, 2 after a pause';
COMMENT ON COLUMN core.war_participants.first_day IS 'first day of the spell';
COMMENT ON COLUMN core.war_participants.last_day IS 'last day of the spell';
COMMENT ON COLUMN core.war_participants.initiator IS '1 if it initiated the war';
COMMENT ON COLUMN core.war_participants.outcome IS '1 won, 2 lost, 3 compromise, 4 became another war, 5 still going on, 6 stalemate, 7 below the level of war, 8 changed sides';
COMMENT ON COLUMN core.war_participants.deaths IS 'its battle deaths in the war';

CREATE TABLE core.war_dyads (
  source VARCHAR, war DECIMAL(6,1), state1 SMALLINT, state2 SMALLINT, year SMALLINT, onset TINYINT,
  resumed TINYINT, side1 TINYINT, side2 TINYINT, initiator1 TINYINT, initiator2 TINYINT, outcome1 TINYINT,
  outcome2 TINYINT, deaths1 INTEGER, deaths2 INTEGER);
COMMENT ON TABLE core.war_dyads IS 'inter-state wars by pair of opponents and year, in both directions';
COMMENT ON COLUMN core.war_dyads.source IS 'source of the row';
COMMENT ON COLUMN core.war_dyads.war IS 'number of the war';
COMMENT ON COLUMN core.war_dyads.state1 IS 'one opponent';
COMMENT ON COLUMN core.war_dyads.state2 IS 'the other opponent';
COMMENT ON COLUMN core.war_dyads.year IS 'calendar year';
COMMENT ON COLUMN core.war_dyads.onset IS '1 in the first year of the spell of fighting between the two';
COMMENT ON COLUMN core.war_dyads.resumed IS '1 if the spell is the second, after a pause';
COMMENT ON COLUMN core.war_dyads.side1 IS 'side of the first state';
COMMENT ON COLUMN core.war_dyads.side2 IS 'side of the second state';
COMMENT ON COLUMN core.war_dyads.initiator1 IS '1 if the first state initiated the war';
COMMENT ON COLUMN core.war_dyads.initiator2 IS '1 if the second state initiated it';
COMMENT ON COLUMN core.war_dyads.outcome1 IS 'outcome for the first state, as in core.war_participants';
COMMENT ON COLUMN core.war_dyads.outcome2 IS 'outcome for the second state';
COMMENT ON COLUMN core.war_dyads.deaths1 IS 'battle deaths of the first state in the war';
COMMENT ON COLUMN core.war_dyads.deaths2 IS 'battle deaths of the second state in the war';

CREATE TABLE core.war_sides (
  source VARCHAR, war DECIMAL(6,1), line SMALLINT, spell TINYINT, state_a SMALLINT, name_a VARCHAR,
  state_b SMALLINT, name_b VARCHAR, first_year SMALLINT, last_year SMALLINT, first_day DATE, last_day DATE,
  international TINYINT, initiator VARCHAR, outcome TINYINT, deaths_a INTEGER, deaths_b INTEGER,
  deaths INTEGER);
COMMENT ON TABLE core.war_sides IS 'extra-state, intra-state and non-state wars as pairs of a side A and a side B, by spell of fighting';
COMMENT ON COLUMN core.war_sides.source IS 'source of the row';
COMMENT ON COLUMN core.war_sides.war IS 'number of the war';
COMMENT ON COLUMN core.war_sides.line IS 'row of the file, from 1: the first row of a war names its main opponents';
COMMENT ON COLUMN core.war_sides.spell IS '1 for the first spell of fighting, up to 4 after pauses';
COMMENT ON COLUMN core.war_sides.state_a IS 'state on side A; NULL: none';
COMMENT ON COLUMN core.war_sides.name_a IS 'name of side A; NULL: none in this row';
COMMENT ON COLUMN core.war_sides.state_b IS 'state on side B; NULL: none';
COMMENT ON COLUMN core.war_sides.name_b IS 'name of side B; NULL: none in this row';
COMMENT ON COLUMN core.war_sides.first_year IS 'first year of the spell';
COMMENT ON COLUMN core.war_sides.last_year IS 'last year of the spell; NULL: still going on when the data end';
COMMENT ON COLUMN core.war_sides.first_day IS 'first possible day of the spell';
COMMENT ON COLUMN core.war_sides.last_day IS 'last possible day of the spell';
COMMENT ON COLUMN core.war_sides.international IS '1 if another state took part';
COMMENT ON COLUMN core.war_sides.initiator IS 'who initiated the war: A, B or a name';
COMMENT ON COLUMN core.war_sides.outcome IS '1 side A won, 2 side B won, 3 compromise, 4 became another war, 5 still going on, 6 stalemate, 7 below the level of war';
COMMENT ON COLUMN core.war_sides.deaths_a IS 'battle deaths of side A';
COMMENT ON COLUMN core.war_sides.deaths_b IS 'battle deaths of side B';
COMMENT ON COLUMN core.war_sides.deaths IS 'battle deaths of all, where the source gives them';

CREATE TABLE core.conflicts (
  source VARCHAR, conflict INTEGER, year SMALLINT, location VARCHAR, territory VARCHAR, side_a VARCHAR,
  side_b VARCHAR, incompatibility TINYINT, intensity TINYINT, cumulative TINYINT, type TINYINT,
  first_death DATE, first_25 DATE, ended TINYINT, end_day DATE);
COMMENT ON TABLE core.conflicts IS 'armed conflicts with 25 or more battle deaths in the year, by conflict and year';
COMMENT ON COLUMN core.conflicts.source IS 'source of the row';
COMMENT ON COLUMN core.conflicts.conflict IS 'number of the conflict';
COMMENT ON COLUMN core.conflicts.year IS 'calendar year';
COMMENT ON COLUMN core.conflicts.location IS 'country or countries';
COMMENT ON COLUMN core.conflicts.territory IS 'territory in dispute';
COMMENT ON COLUMN core.conflicts.side_a IS 'name of side A';
COMMENT ON COLUMN core.conflicts.side_b IS 'name of side B';
COMMENT ON COLUMN core.conflicts.incompatibility IS '1 territory, 2 government, 3 both';
COMMENT ON COLUMN core.conflicts.intensity IS '1 minor (25 to 999 battle deaths in the year), 2 war (1000 and more)';
COMMENT ON COLUMN core.conflicts.cumulative IS '1 once 1000 battle deaths have been reached';
COMMENT ON COLUMN core.conflicts.type IS '1 extrasystemic, 2 interstate, 3 intrastate, 4 internationalised intrastate';
COMMENT ON COLUMN core.conflicts.first_death IS 'first battle death of the conflict';
COMMENT ON COLUMN core.conflicts.first_25 IS 'day on which the present episode reached 25 battle deaths in a year';
COMMENT ON COLUMN core.conflicts.ended IS '1 if the episode ends in the year';
COMMENT ON COLUMN core.conflicts.end_day IS 'day on which it ends';

CREATE TABLE core.conflict_pairs (
  source VARCHAR, pair INTEGER, conflict INTEGER, year SMALLINT, side_a VARCHAR, side_b VARCHAR,
  incompatibility TINYINT, territory VARCHAR, intensity TINYINT, type TINYINT);
COMMENT ON TABLE core.conflict_pairs IS 'armed conflicts by pair of opponents and year';
COMMENT ON COLUMN core.conflict_pairs.source IS 'source of the row';
COMMENT ON COLUMN core.conflict_pairs.pair IS 'number of the pair';
COMMENT ON COLUMN core.conflict_pairs.conflict IS 'number of the conflict';
COMMENT ON COLUMN core.conflict_pairs.year IS 'calendar year';
COMMENT ON COLUMN core.conflict_pairs.side_a IS 'name of side A';
COMMENT ON COLUMN core.conflict_pairs.side_b IS 'name of side B';
COMMENT ON COLUMN core.conflict_pairs.incompatibility IS '1 territory, 2 government, 3 both';
COMMENT ON COLUMN core.conflict_pairs.territory IS 'territory in dispute';
COMMENT ON COLUMN core.conflict_pairs.intensity IS '1 minor, 2 war';
COMMENT ON COLUMN core.conflict_pairs.type IS '1 extrasystemic, 2 interstate, 3 intrastate, 4 internationalised intrastate';

CREATE TABLE core.conflict_parties (
  source VARCHAR, conflict INTEGER, pair INTEGER, year SMALLINT, side VARCHAR, supports BOOLEAN,
  gw SMALLINT, state SMALLINT);
COMMENT ON TABLE core.conflict_parties IS 'states in armed conflicts, by year';
COMMENT ON COLUMN core.conflict_parties.source IS 'source of the row';
COMMENT ON COLUMN core.conflict_parties.conflict IS 'number of the conflict';
COMMENT ON COLUMN core.conflict_parties.pair IS 'number of the pair of opponents; NULL where the source lists conflicts';
COMMENT ON COLUMN core.conflict_parties.year IS 'calendar year';
COMMENT ON COLUMN core.conflict_parties.side IS 'a or b';
COMMENT ON COLUMN core.conflict_parties.supports IS 'joined the side with troops, not one of the two parties';
COMMENT ON COLUMN core.conflict_parties.gw IS 'Gleditsch-Ward code in the source';
COMMENT ON COLUMN core.conflict_parties.state IS 'state; NULL: no member of the Gleditsch-Ward system in the year';

CREATE TABLE core.rivalries (
  source VARCHAR, rivalry SMALLINT, name VARCHAR, state1 SMALLINT, state2 SMALLINT, first_year SMALLINT,
  last_year SMALLINT, "positional" TINYINT, spatial TINYINT, ideological TINYINT, interventionary TINYINT,
  principal TINYINT, aprin TINYINT, main_type VARCHAR, region VARCHAR);
COMMENT ON TABLE core.rivalries IS 'pairs of states that are rivals, by spell';
COMMENT ON COLUMN core.rivalries.source IS 'source of the row';
COMMENT ON COLUMN core.rivalries.rivalry IS 'number of the rivalry';
COMMENT ON COLUMN core.rivalries.name IS 'name';
COMMENT ON COLUMN core.rivalries.state1 IS 'the state with the lower code';
COMMENT ON COLUMN core.rivalries.state2 IS 'the state with the higher code';
COMMENT ON COLUMN core.rivalries.first_year IS 'first year';
COMMENT ON COLUMN core.rivalries.last_year IS 'last year, or last year known';
COMMENT ON COLUMN core.rivalries."positional" IS '1 over position in an order';
COMMENT ON COLUMN core.rivalries.spatial IS '1 over territory';
COMMENT ON COLUMN core.rivalries.ideological IS '1 over ideas';
COMMENT ON COLUMN core.rivalries.interventionary IS '1 by intervention in the affairs of the other';
COMMENT ON COLUMN core.rivalries.principal IS '1 principal; NULL where the source does not say';
COMMENT ON COLUMN core.rivalries.aprin IS '1 principal for one of them; NULL where the source does not say';
COMMENT ON COLUMN core.rivalries.main_type IS 'main type; NULL where the source does not rank';
COMMENT ON COLUMN core.rivalries.region IS 'region; NULL where the source does not say';

CREATE TABLE core.power_spells (
  source VARCHAR, state SMALLINT, level VARCHAR, first_day DATE, last_day DATE);
COMMENT ON TABLE core.power_spells IS 'spells as a regional or global power';
COMMENT ON COLUMN core.power_spells.source IS 'source of the row';
COMMENT ON COLUMN core.power_spells.state IS 'state';
COMMENT ON COLUMN core.power_spells.level IS 'regional or global';
COMMENT ON COLUMN core.power_spells.first_day IS 'first day';
COMMENT ON COLUMN core.power_spells.last_day IS 'last day, or last day known';

CREATE TABLE core.crises (
  source VARCHAR, crisis SMALLINT, name VARCHAR, first_year SMALLINT, first_day DATE, last_year SMALLINT,
  last_day DATE, trigger SMALLINT, gravity TINYINT, violence TINYINT, actors SMALLINT);
COMMENT ON TABLE core.crises IS 'international crises';
COMMENT ON COLUMN core.crises.source IS 'source of the row';
COMMENT ON COLUMN core.crises.crisis IS 'number of the crisis';
COMMENT ON COLUMN core.crises.name IS 'name';
COMMENT ON COLUMN core.crises.first_year IS 'year in which it was triggered; NULL: the source leaves it empty';
COMMENT ON COLUMN core.crises.first_day IS 'day on which it was triggered; NULL: known less exactly';
COMMENT ON COLUMN core.crises.last_year IS 'year in which it ended';
COMMENT ON COLUMN core.crises.last_day IS 'day on which it ended; NULL: known less exactly';
COMMENT ON COLUMN core.crises.trigger IS 'state that triggered it; NULL: no state';
COMMENT ON COLUMN core.crises.gravity IS 'gravity of the threat, 0 to 7';
COMMENT ON COLUMN core.crises.violence IS 'severity of violence: 1 none, 2 minor clashes, 3 serious clashes, 4 full-scale war';
COMMENT ON COLUMN core.crises.actors IS 'states that took part';

CREATE TABLE core.crisis_actors (
  source VARCHAR, crisis SMALLINT, actor SMALLINT, state SMALLINT, first_year SMALLINT, first_day DATE,
  last_year SMALLINT, last_day DATE, trigger SMALLINT, gravity TINYINT, violence TINYINT, outcome TINYINT,
  nuclear TINYINT);
COMMENT ON TABLE core.crisis_actors IS 'states that were in an international crisis';
COMMENT ON COLUMN core.crisis_actors.source IS 'source of the row';
COMMENT ON COLUMN core.crisis_actors.crisis IS 'number of the crisis';
COMMENT ON COLUMN core.crisis_actors.actor IS 'number of the actor; a state can be in one crisis twice';
COMMENT ON COLUMN core.crisis_actors.state IS 'state';
COMMENT ON COLUMN core.crisis_actors.first_year IS 'year in which it was triggered for the state; NULL: the source leaves it empty';
COMMENT ON COLUMN core.crisis_actors.first_day IS 'day; NULL: known less exactly';
COMMENT ON COLUMN core.crisis_actors.last_year IS 'year in which it ended for the state';
COMMENT ON COLUMN core.crisis_actors.last_day IS 'day; NULL: known less exactly';
COMMENT ON COLUMN core.crisis_actors.trigger IS 'state that triggered it; NULL: no state';
COMMENT ON COLUMN core.crisis_actors.gravity IS 'gravity of the threat, 0 to 7';
COMMENT ON COLUMN core.crisis_actors.violence IS 'severity of violence: 1 none to 4 full-scale war';
COMMENT ON COLUMN core.crisis_actors.outcome IS '1 victory, 2 compromise, 3 stalemate, 4 defeat, 9 other';
COMMENT ON COLUMN core.crisis_actors.nuclear IS 'nuclear capability: 1 none foreseeable, 2 foreseeable, 3 possession, 4 second strike';

-- Days of sources that leave some unknown (-9): the first and the last they can have been. A day that its month does
-- not have is unknown too. NULL if the year is.
CREATE MACRO core.earliest_day(in_year, in_month, in_day) AS (
  CASE WHEN in_month BETWEEN 1 AND 12 AND in_day BETWEEN 1 AND 31
       THEN coalesce(TRY(make_date(in_year, in_month, in_day)), TRY(make_date(in_year, in_month, 1)))
       WHEN in_month BETWEEN 1 AND 12 THEN TRY(make_date(in_year, in_month, 1))
       ELSE TRY(make_date(in_year, 1, 1)) END);
CREATE MACRO core.latest_day(in_year, in_month, in_day) AS (
  CASE WHEN in_month BETWEEN 1 AND 12 AND in_day BETWEEN 1 AND 31
       THEN coalesce(TRY(make_date(in_year, in_month, in_day)), last_day(TRY(make_date(in_year, in_month, 1))))
       WHEN in_month BETWEEN 1 AND 12 THEN last_day(TRY(make_date(in_year, in_month, 1)))
       ELSE TRY(make_date(in_year, 12, 31)) END);

-- Several disputes of a pair in a year are one row of a frame. These policies, in this order, say which is kept;
-- a frame can be asked for fewer or in another order. The lowest number of a dispute decides what is left.
CREATE TABLE meta.policies (
  layer VARCHAR, policy VARCHAR, position INTEGER, label VARCHAR, sql_order VARCHAR, about VARCHAR);
COMMENT ON TABLE meta.policies IS 'named rules by which a layer keeps one of several rows, in their usual order';
COMMENT ON COLUMN meta.policies.layer IS 'layer of frames';
COMMENT ON COLUMN meta.policies.policy IS 'name of the rule';
COMMENT ON COLUMN meta.policies.position IS 'its place in the usual order';
COMMENT ON COLUMN meta.policies.label IS 'the rule in a few words';
COMMENT ON COLUMN meta.policies.sql_order IS 'its term of an ORDER BY, best row first';
COMMENT ON COLUMN meta.policies.about IS 'what it does, in a sentence';
INSERT INTO meta.policies VALUES
  ('disputes', 'onset', 1, 'onsets first', 'onset DESC', 'keeps disputes that begin in the year over those that go on'),
  ('disputes', 'fatality', 2, 'highest fatality', 'coalesce(fatality, 0.5) DESC', 'keeps the deadliest dispute; unknown deaths count between none and few'),
  ('disputes', 'hostility', 3, 'highest hostility', 'hostlev DESC', 'keeps the dispute with the highest level of hostility'),
  ('disputes', 'mindur', 4, 'longest minimum duration', 'mindur DESC', 'keeps the dispute that lasted longest for certain'),
  ('disputes', 'maxdur', 5, 'longest maximum duration', 'maxdur DESC', 'keeps the dispute that may have lasted longest'),
  ('disputes', 'recip', 6, 'reciprocated first', 'recip DESC', 'keeps reciprocated disputes over those that were not'),
  ('disputes', 'stmon', 7, 'earliest month', 'stmon', 'keeps the dispute that began in the lowest month');
