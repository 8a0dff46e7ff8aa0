INSERT INTO economy_by_iso3
SELECT '${source}' AS source, 'population' AS indicator, "Country Code" AS iso3, "Country Name" AS name, year, value
FROM raw.${table}
WHERE value IS NOT NULL;
