INSERT INTO min_distances
SELECT 'cow' AS system, ccode1 AS code1, ccode2 AS code2, year, mindist, '${source}' AS source
FROM raw.${table};
