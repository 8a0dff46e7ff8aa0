INSERT INTO core.atop_alliances
SELECT ccode1 AS state1, ccode2 AS state2, year, atop_defense, atop_offense, atop_neutral, atop_nonagg, atop_consul, '${source}' AS source
FROM raw.${table}
ORDER BY state1, state2, year;
