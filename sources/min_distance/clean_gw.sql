INSERT INTO min_distances
SELECT 'gw' AS system, gwcode1 AS code1, gwcode2 AS code2, year, mindist, '${source}' AS source
FROM raw.${table};
