INSERT INTO gdp_estimates_read
SELECT '${source}', 'gw', gwcode, year, mrgdppc, sd_mrgdppc, pwtrgdp, sd_pwtrgdp, pwtpop, sd_pwtpop FROM raw.${table};
