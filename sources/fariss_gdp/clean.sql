INSERT INTO core.economy
SELECT '${source}', 'gdp_est', ccode, year, pwtrgdp * 1e6 FROM raw.${table} WHERE pwtrgdp IS NOT NULL
UNION ALL
SELECT '${source}', 'population_est', ccode, year, pwtpop * 1e6 FROM raw.${table} WHERE pwtpop IS NOT NULL;
