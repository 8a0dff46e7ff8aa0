INSERT INTO core.capitals
SELECT 'cow' AS system, ccode AS code, capital, stdate AS first_day, enddate AS last_day, lat, lng AS lon, '${source}' AS source
FROM raw.${table};
