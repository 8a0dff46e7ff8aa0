-- Region headings of the sheets have no values, so they fall away with the missing ones.
INSERT INTO economy_by_name
SELECT '${source}', 'milex_usd', Country, year, value * 1e6 FROM raw.sipri_milex_current WHERE value IS NOT NULL
UNION ALL
SELECT '${source}', 'milex_constant', Country, year, value * 1e6 FROM raw.sipri_milex_constant WHERE value IS NOT NULL
UNION ALL
SELECT '${source}', 'milex_share_of_gdp', Country, year, value FROM raw.sipri_milex_share WHERE value IS NOT NULL;
