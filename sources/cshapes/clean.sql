INSERT INTO borders_read
SELECT '${source}', '${tag}', COLUMNS('^(cow|gw)code$'), country_name, status, TRY_CAST(owner AS SMALLINT), start, "end", capname, caplong,
       caplat, fid
FROM raw.${table};
