-- -8: none. -9: unknown. -7 for the last year: still going on when the data end. Two rows of the published file have
-- day and year of the end in one cell, the year empty: -91866 is an unknown day of 1866, 1919 a day of 1919 without
-- its number.
CREATE TEMP TABLE intra_war_rows AS
SELECT * REPLACE (
         CASE WHEN EndYear1 IS NOT NULL THEN EndYear1 WHEN EndDay1 < -9 THEN abs(EndDay1) % 10000 ELSE EndDay1 END AS EndYear1,
         CASE WHEN EndYear1 IS NOT NULL THEN EndDay1 ELSE -9 END AS EndDay1,
         try_cast(replace(SideADeaths, ',', '') AS INTEGER) AS SideADeaths,
         try_cast(replace(SideBDeaths, ',', '') AS INTEGER) AS SideBDeaths),
       rowid + 1 AS line
FROM raw.${table};

INSERT INTO core.war_sides
SELECT '${source}', WarNum, line, s.spell, nullif(CcodeA, -8), nullif(trim(SideA), '-8'), nullif(CcodeB, -8),
       nullif(trim(SideB), '-8'), s.first_year, CASE WHEN s.last_year > 0 THEN s.last_year END, s.first_day, s.last_day,
       Intnl, nullif(trim(Initiator), '-8'), Outcome, CASE WHEN SideADeaths >= 0 THEN SideADeaths END,
       CASE WHEN SideBDeaths >= 0 THEN SideBDeaths END, NULL
FROM intra_war_rows,
LATERAL (VALUES
  (1, StartYear1, EndYear1, core.earliest_day(StartYear1, StartMonth1, StartDay1),
      core.latest_day(CASE WHEN EndYear1 > 0 THEN EndYear1 END, EndMonth1, EndDay1)),
  (2, StartYear2, EndYear2, core.earliest_day(CASE WHEN StartYear2 > 0 THEN StartYear2 END, StartMonth2, StartDay2),
      core.latest_day(CASE WHEN EndYear2 > 0 THEN EndYear2 END, EndMonth2, EndDay2)))
  AS s(spell, first_year, last_year, first_day, last_day)
WHERE s.first_year > 0
ORDER BY line, s.spell;

INSERT INTO core.wars
SELECT '${source}', WarNum, 'intra', any_value(trim(WarName)), any_value(WarType), min(StartYear1),
       CASE WHEN min(EndYear1) > 0 THEN max(greatest(EndYear1, EndYear2)) END
FROM intra_war_rows GROUP BY WarNum ORDER BY WarNum;
DROP TABLE intra_war_rows;
