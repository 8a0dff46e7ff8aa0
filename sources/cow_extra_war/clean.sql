-- -8: none. -9: unknown. -7 for the last year: still going on when the data end.
INSERT INTO core.war_sides
SELECT '${source}', WarNum, w.rowid + 1, s.spell, nullif(ccode1, -8), nullif(trim(SideA), '-8'), nullif(ccode2, -8),
       nullif(trim(SideB), '-8'), s.first_year, CASE WHEN s.last_year > 0 THEN s.last_year END, s.first_day, s.last_day,
       NULL, CASE WHEN Initiator = 1 THEN 'A' ELSE 'B' END, Outcome,
       CASE WHEN BatDeath >= 0 THEN BatDeath END, CASE WHEN NonStateDeaths >= 0 THEN NonStateDeaths END, NULL
FROM raw.${table} AS w,
LATERAL (VALUES
  (1, StartYear1, EndYear1, core.earliest_day(StartYear1, StartMonth1, StartDay1),
      core.latest_day(CASE WHEN EndYear1 > 0 THEN EndYear1 END, EndMonth1, EndDay1)),
  (2, StartYear2, EndYear2, core.earliest_day(CASE WHEN StartYear2 > 0 THEN StartYear2 END, StartMonth2, StartDay2),
      core.latest_day(CASE WHEN EndYear2 > 0 THEN EndYear2 END, EndMonth2, EndDay2)))
  AS s(spell, first_year, last_year, first_day, last_day)
WHERE s.first_year > 0
ORDER BY w.rowid, s.spell;

INSERT INTO core.wars
SELECT '${source}', WarNum, 'extra', any_value(trim(WarName)), any_value(WarType), min(StartYear1),
       CASE WHEN min(EndYear1) > 0 THEN max(greatest(EndYear1, EndYear2)) END
FROM raw.${table} GROUP BY WarNum ORDER BY WarNum;
