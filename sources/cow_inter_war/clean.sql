-- A state can fight in two spells of a war; codes -8 (no second spell) leave no row.
INSERT INTO core.war_participants
SELECT '${source}', WarNum, ccode, Side, s.spell, s.first_day, s.last_day, (Initiator = 1)::TINYINT, Outcome,
       nullif(BatDeath, -9)
FROM raw.${table},
LATERAL (VALUES
  (1, core.earliest_day(StartYear1, StartMonth1, StartDay1), core.latest_day(EndYear1, EndMonth1, EndDay1)),
  (2, core.earliest_day(nullif(StartYear2, -8), StartMonth2, StartDay2),
      core.latest_day(nullif(EndYear2, -8), EndMonth2, EndDay2))) AS s(spell, first_day, last_day)
WHERE s.first_day IS NOT NULL
ORDER BY WarNum, ccode, s.spell;

INSERT INTO core.wars
SELECT '${source}', WarNum, 'inter', any_value(trim(WarName)), 1, min(StartYear1), max(greatest(EndYear1, EndYear2))
FROM raw.${table} GROUP BY WarNum ORDER BY WarNum;

-- Two states are opponents while they fight on opposite sides on a common day of the same spell; after a pause the
-- war begins again between them.
INSERT INTO core.war_dyads
WITH sides AS (FROM core.war_participants WHERE source = '${source}'),
years AS (
  SELECT a.war, a.state AS state1, b.state AS state2, y.year::SMALLINT AS year, a.spell, a.side AS side1, b.side AS side2,
         a.initiator AS initiator1, b.initiator AS initiator2, a.outcome AS outcome1, b.outcome AS outcome2,
         a.deaths AS deaths1, b.deaths AS deaths2
  FROM sides AS a
  JOIN sides AS b ON b.war = a.war AND b.spell = a.spell AND b.side <> a.side AND b.state <> a.state
   AND a.first_day <= b.last_day AND b.first_day <= a.last_day,
  unnest(range(year(greatest(a.first_day, b.first_day)), year(least(a.last_day, b.last_day)) + 1)) AS y(year))
SELECT '${source}', war, state1, state2, year,
       (row_number() OVER (PARTITION BY war, state1, state2, spell ORDER BY year, side1) = 1)::TINYINT, (spell = 2)::TINYINT,
       side1, side2, initiator1, initiator2, outcome1, outcome2, deaths1, deaths2
FROM years
ORDER BY war, state1, state2, year, spell, side1;
