-- Which state a Gleditsch-Ward code of a party to a conflict was in the year.
UPDATE core.conflict_parties AS p
SET state = y.state
FROM core.state_years AS y
WHERE y.system = 'gw' AND y.code = p.gw AND y.year = p.year;

-- UCDP goes on to write 345 for Serbia, which the Gleditsch-Ward list calls 340 from 2006 on: where the list has no
-- such code, a member of the Correlates of War system of that code is meant.
UPDATE core.conflict_parties AS p
SET state = y.state
FROM core.state_years AS y
WHERE p.state IS NULL AND y.system = 'cow' AND y.code = p.gw AND y.year = p.year;

INSERT INTO meta.unmatched
SELECT source, gw::VARCHAR, NULL, min(year), max(year), count(*), 'not a member of either system in these years'
FROM core.conflict_parties WHERE state IS NULL
GROUP BY source, gw
ORDER BY ALL;

-- Pairs of which one was no member of the Correlates of War system in the year stay in the tables; no frame holds them.
INSERT INTO meta.unmatched
SELECT d.source, least(d.state1, d.state2)::VARCHAR || ' ' || greatest(d.state1, d.state2)::VARCHAR AS code, NULL,
       min(d.year), max(d.year), count(*), 'no pair of members of the Correlates of War system in these years'
FROM (SELECT source, state1, state2, year FROM core.dispute_dyads
      UNION ALL SELECT source, state1, state2, year FROM core.war_dyads) AS d
LEFT JOIN core.state_years AS a ON a.system = 'cow' AND a.code = d.state1 AND a.year = d.year
LEFT JOIN core.state_years AS b ON b.system = 'cow' AND b.code = d.state2 AND b.year = d.year
WHERE a.code IS NULL OR b.code IS NULL
GROUP BY d.source, least(d.state1, d.state2), greatest(d.state1, d.state2)
ORDER BY ALL;

-- How many states have data, by source, series and year.
INSERT INTO meta.coverage
SELECT source, 'core.dispute_dyads', 'opponents', year, count(DISTINCT state1) FROM core.dispute_dyads GROUP BY ALL
UNION ALL
SELECT source, 'core.dispute_participants', 'participants', y.year, count(DISTINCT state)
FROM core.dispute_participants, unnest(range(year(first_day), year(last_day) + 1)) AS y(year) GROUP BY ALL
UNION ALL
SELECT source, 'core.dispute_locations', 'places', year, NULL FROM core.dispute_locations GROUP BY ALL
UNION ALL
SELECT source, 'core.war_dyads', 'opponents', year, count(DISTINCT state1) FROM core.war_dyads GROUP BY ALL
UNION ALL
SELECT source, 'core.war_sides', 'sides', y.year, count(DISTINCT coalesce(state_a, state_b))
FROM core.war_sides JOIN meta.sources AS s USING (source),
     unnest(range(core.war_sides.first_year, coalesce(core.war_sides.last_year, s.covers_to) + 1)) AS y(year) GROUP BY ALL
UNION ALL
SELECT source, 'core.conflict_parties', 'parties', year, count(DISTINCT state) FROM core.conflict_parties GROUP BY ALL
UNION ALL
SELECT source, 'core.rivalries', 'rivals', y.year, count(DISTINCT r.state)
FROM (SELECT source, state1 AS state, first_year, last_year FROM core.rivalries
      UNION ALL SELECT source, state2, first_year, last_year FROM core.rivalries) AS r,
     unnest(range(r.first_year, r.last_year + 1)) AS y(year) GROUP BY ALL
UNION ALL
SELECT source, 'core.power_spells', level, y.year, count(DISTINCT state)
FROM core.power_spells, unnest(range(year(first_day), year(last_day) + 1)) AS y(year) GROUP BY ALL
UNION ALL
SELECT source, 'core.crisis_actors', 'actors', y.year, count(DISTINCT state)
FROM core.crisis_actors, unnest(range(first_year, last_year + 1)) AS y(year) GROUP BY ALL
ORDER BY ALL;
