-- -8: none. -9: unknown. Groups of one side are named together.
INSERT INTO core.war_sides
SELECT '${source}', WarNum, rowid + 1, 1, NULL,
       array_to_string(list_filter([trim(SideA1), trim(SideA2)], g -> g <> '-8'), '; '), NULL,
       array_to_string(list_filter([trim(SideB1), trim(SideB2), trim(SideB3), trim(SideB4), trim(SideB5)], g -> g <> '-8'), '; '),
       StartYear, EndYear, core.earliest_day(StartYear, StartMonth, StartDay), core.latest_day(EndYear, EndMonth, EndDay),
       NULL, Initiator, Outcome, CASE WHEN SideADeaths >= 0 THEN SideADeaths END,
       CASE WHEN SideBDeaths >= 0 THEN SideBDeaths END, nullif(try_cast(replace(TotalCombatDeaths, ',', '') AS INTEGER), -9)
FROM raw.${table}
ORDER BY rowid;

INSERT INTO core.wars
SELECT '${source}', WarNum, 'nonstate', trim(WarName), WarType, StartYear, EndYear FROM raw.${table} ORDER BY WarNum;
