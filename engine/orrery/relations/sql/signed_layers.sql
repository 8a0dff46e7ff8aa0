-- The layers that the networks are made of, each with the source that says which years it covers.
CREATE TEMP TABLE signed_layers AS
SELECT 'cow_alliance' AS layer, source, least(state1, state2) AS state1, greatest(state1, state2) AS state2, year
FROM core.formal_alliances
UNION
SELECT 'cow_defense', source, least(state1, state2), greatest(state1, state2), year
FROM core.formal_alliances WHERE defense = 1
UNION
SELECT 'atop_alliance', source, least(state1, state2), greatest(state1, state2), year
FROM core.atop_alliances
UNION
SELECT 'atop_defense', source, least(state1, state2), greatest(state1, state2), year
FROM core.atop_alliances WHERE defense = 1
UNION
SELECT 'cow_dispute', source, least(state1, state2), greatest(state1, state2), year
FROM core.dispute_dyads WHERE source = 'cow_mid'
UNION
SELECT 'rivalry', source, least(state1, state2), greatest(state1, state2), y.year::SMALLINT
FROM core.rivalries, unnest(range(first_year::INTEGER, last_year::INTEGER + 1)) AS y(year)
WHERE source = 'tss_rivalries';

CREATE TEMP TABLE signed_layer_years AS
SELECT layer, any_value(source) AS source, min(covers_from) AS covers_from, max(covers_to) AS covers_to
FROM signed_layers JOIN meta.sources USING (source)
WHERE status = 'loaded'
GROUP BY layer;

-- The networks that can be made, in the years that the sources of both layers and the list of states cover.
CREATE TEMP TABLE signed_set_years AS
WITH members AS (SELECT min(year) AS first_year, max(year) AS last_year FROM core.state_years WHERE system = 'cow')
SELECT s.position, s.set, s.about, s.friendly, s.hostile,
       greatest(f.covers_from, h.covers_from, m.first_year) AS first_year,
       least(f.covers_to, h.covers_to, m.last_year) AS last_year
FROM (VALUES
  (1, 'alliances_disputes', 'formal alliances (COW) of any kind; opponents in a militarised dispute (COW)', 'cow_alliance', 'cow_dispute'),
  (2, 'defense_disputes', 'defense pacts (COW); opponents in a militarised dispute (COW)', 'cow_defense', 'cow_dispute'),
  (3, 'atop_disputes', 'alliances (ATOP) of any kind; opponents in a militarised dispute (COW)', 'atop_alliance', 'cow_dispute'),
  (4, 'defense_rivalry', 'defense pacts (ATOP), whichever side is obliged; strategic rivals (Thompson, Sakuwa and Suhas)', 'atop_defense', 'rivalry')
) AS s(position, set, about, friendly, hostile)
JOIN signed_layer_years AS f ON f.layer = s.friendly
JOIN signed_layer_years AS h ON h.layer = s.hostile, members AS m
WHERE greatest(f.covers_from, h.covers_from, m.first_year) <= least(f.covers_to, h.covers_to, m.last_year);

CREATE TEMP TABLE signed_sources AS
SELECT source FROM signed_layer_years
WHERE layer IN (SELECT friendly FROM signed_set_years UNION SELECT hostile FROM signed_set_years)
UNION
SELECT source FROM core.state_years WHERE system = 'cow' AND EXISTS (FROM signed_set_years);
