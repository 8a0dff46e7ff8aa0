INSERT INTO core.dispute_locations
SELECT '${source}', dispnum, year, midloc2_location, midloc2_measuringpoint, midloc2_xlongitude, midloc2_ylatitude,
       nullif(midloc2_precision, -99)
FROM raw.${table}
ORDER BY dispnum;
