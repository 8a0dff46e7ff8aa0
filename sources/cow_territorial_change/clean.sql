INSERT INTO core.territorial_changes
SELECT number AS change, year, month, nullif(gainer, 0) AS gainer, nullif(loser, -9) AS loser, entity,
       CASE procedur WHEN 1 THEN 'conquest' WHEN 2 THEN 'annexation' WHEN 3 THEN 'cession' WHEN 4 THEN 'secession'
                     WHEN 5 THEN 'unification' WHEN 6 THEN 'mandate' END AS procedure,
       area AS area_km2, pop AS population, portion = 1 AS whole,
       nullif(gaintype, -9) = 1 AS homeland_of_gainer, nullif(losetype, -9) = 1 AS homeland_of_loser,
       nullif(contgain, -9) = 1 AS borders_gainer, nullif(contlose, -9) = 1 AS borders_loser,
       nullif(entry, -9) = 1 AS system_entry, nullif("exit", -9) = 1 AS system_exit,
       indep = 1 AS independence, conflict = 1 AS conflict, '${source}' AS source
FROM raw.${table}
ORDER BY number;
