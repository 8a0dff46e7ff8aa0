-- Several alliances of one pair and year become one row: an obligation is there if one of them has it.
INSERT INTO core.formal_alliances
SELECT ccode1 AS state1, ccode2 AS state2, year,
       max(defense), max(neutrality), max(nonaggression), max(entente), '${source}' AS source
FROM raw.${table}
GROUP BY state1, state2, year
ORDER BY state1, state2, year;
