-- Dependency 0 is the state itself.
INSERT INTO core.colonial_contiguity
SELECT statelno AS state1, nullif(dependl, 0) AS dependency1, statehno AS state2, nullif(dependh, 0) AS dependency2,
       conttype, "begin" AS first_year, "end" AS last_year, '${source}' AS source
FROM raw.${table}
ORDER BY ALL;
