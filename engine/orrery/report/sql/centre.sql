SELECT index, year, lon, lat, depth, moved_km_decade, bearing
FROM power.centre
WHERE index IN ('cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'milex', 'milex_usd', 'tpop', 'population', 'pec')
ORDER BY list_position(['cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'milex', 'milex_usd', 'pec', 'tpop', 'population'], index), year
