INSERT INTO core.capitals
SELECT 'gw' AS system, gwcode AS code, capital, stdate AS first_day, enddate AS last_day, lat, lng AS lon, '${source}' AS source
FROM raw.${table};
