INSERT INTO core.economy
SELECT '${source}', 'gdp_est', ccode, year, pwtrgdp * 1e6 FROM raw.${table} WHERE pwtrgdp IS NOT NULL
UNION ALL
SELECT '${source}', 'population_est', ccode, year, pwtpop * 1e6 FROM raw.${table} WHERE pwtpop IS NOT NULL;

INSERT INTO gdp_estimates_read
SELECT '${source}', 'cow', ccode, year, mrgdppc, sd_mrgdppc, pwtrgdp, sd_pwtrgdp, pwtpop, sd_pwtpop FROM raw.${table};
