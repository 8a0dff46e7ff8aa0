-- A zero in current dollars beside money in constant ones is the trace of a currency conversion, not a zero.
-- Region headings of the sheets have no values, so they fall away with the missing ones.
INSERT INTO economy_by_name
SELECT '${source}', 'milex_usd', u.Country, u.year, u.value * 1e6
FROM raw.sipri_milex_current AS u
LEFT JOIN raw.sipri_milex_constant AS c USING (Country, year)
WHERE u.value > 0 OR (u.value = 0 AND coalesce(c.value, 0) = 0)
UNION ALL
SELECT '${source}', 'milex_constant', Country, year, value * 1e6 FROM raw.sipri_milex_constant WHERE value IS NOT NULL
UNION ALL
SELECT '${source}', 'milex_share_of_gdp', Country, year, value FROM raw.sipri_milex_share WHERE value IS NOT NULL;
