-- Pairs without order become both orders, and several alliances of one pair and year one row: an obligation is
-- there if one of them has it.
INSERT INTO core.formal_alliances
SELECT state1, state2, year, max(defense), max(neutrality), max(nonaggression), max(entente), '${source}' AS source
FROM (SELECT ccode1 AS state1, ccode2 AS state2, year, defense, neutrality, nonaggression, entente FROM raw.${table}
      UNION ALL
      SELECT ccode2, ccode1, year, defense, neutrality, nonaggression, entente FROM raw.${table})
GROUP BY state1, state2, year
ORDER BY state1, state2, year;
