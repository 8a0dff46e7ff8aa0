-- A zero in current dollars beside money in constant ones is the trace of a currency conversion, not a zero.
INSERT INTO economy_by_name
SELECT '${source}', 'milex_usd', country, year, current_usd_m * 1e6 FROM raw.${table} 
WHERE current_usd_m > 0 OR (current_usd_m = 0 AND coalesce(constant_2023_usd_m, 0) = 0 AND coalesce(share_of_gdp, 0) = 0)
UNION ALL
SELECT '${source}', 'milex_constant', country, year, constant_2023_usd_m * 1e6 FROM raw.${table} WHERE constant_2023_usd_m IS NOT NULL
UNION ALL
SELECT '${source}', 'milex_share_of_gdp', country, year, share_of_gdp FROM raw.${table} WHERE share_of_gdp IS NOT NULL;
