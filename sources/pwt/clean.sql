INSERT INTO economy_by_iso3
SELECT '${source}', 'rgdpo', countrycode, country, year, rgdpo * 1e6 FROM raw.${table} WHERE rgdpo IS NOT NULL
UNION ALL
SELECT '${source}', 'rgdpe', countrycode, country, year, rgdpe * 1e6 FROM raw.${table} WHERE rgdpe IS NOT NULL
UNION ALL
SELECT '${source}', 'pwt_population', countrycode, country, year, pop * 1e6 FROM raw.${table} WHERE pop IS NOT NULL;
