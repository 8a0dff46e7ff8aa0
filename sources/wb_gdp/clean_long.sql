INSERT INTO economy_by_iso3
SELECT '${source}' AS source, 'gdp_usd' AS indicator, "Country Code" AS iso3, "Country Name" AS name, Year AS year, Value AS value
FROM raw.${table}
WHERE Value IS NOT NULL;
