-- -8: none. -9 or ?: unknown. -7 for the last year: still going on when the data end.
INSERT INTO core.war_sides
SELECT '${source}', WarNum, w.rowid + 1, s.spell, nullif(CcodeA, -8), trim(SideA), NULL, trim(SideB), s.first_year,
       CASE WHEN s.last_year > 0 THEN s.last_year END, s.first_day, s.last_day, Intnl, nullif(trim(Initiator), '-8'),
       Outcome, CASE WHEN DeathsSideA >= 0 THEN DeathsSideA END, CASE WHEN DeathsSideB >= 0 THEN DeathsSideB END,
       CASE WHEN TotalBDeaths >= 0 THEN TotalBDeaths END
FROM raw.${table} AS w,
LATERAL (VALUES
  (1, StartYr1, EndYr1, core.earliest_day(StartYr1, StartMo1, StartDy1),
      core.latest_day(CASE WHEN EndYr1 > 0 THEN EndYr1 END, EndMo1, try_cast(EndDy1 AS SMALLINT))),
  (2, StartYr2, EndYr2, core.earliest_day(CASE WHEN StartYr2 > 0 THEN StartYr2 END, StartMo2, StartDy2),
      core.latest_day(CASE WHEN EndYr2 > 0 THEN EndYr2 END, EndMo2, EndDy2)),
  (3, StartYr3, EndYr3, core.earliest_day(CASE WHEN StartYr3 > 0 THEN StartYr3 END, StartMo3, StartDy3),
      core.latest_day(CASE WHEN EndYr3 > 0 THEN EndYr3 END, EndMo3, EndDy3)),
  (4, StartYr4, EndYr4, core.earliest_day(CASE WHEN StartYr4 > 0 THEN StartYr4 END, StartMo4, StartDy4),
      core.latest_day(CASE WHEN EndYr4 > 0 THEN EndYr4 END, EndMo4, EndDy4)))
  AS s(spell, first_year, last_year, first_day, last_day)
WHERE s.first_year > 0
ORDER BY w.rowid, s.spell;

INSERT INTO core.wars
SELECT '${source}', WarNum, 'intra', trim(WarName), WarType, StartYr1,
       CASE WHEN EndYr1 > 0 AND EndYr2 <> -7 AND EndYr3 <> -7 AND EndYr4 <> -7 THEN greatest(EndYr1, EndYr2, EndYr3, EndYr4) END
FROM raw.${table} ORDER BY WarNum;
