INSERT INTO core.atop_alliances
SELECT "stateA" AS state1, "stateB" AS state2, year, defense, offense, neutral, nonagg, consul, '${source}' AS source
FROM raw.${table}
ORDER BY state1, state2, year;
