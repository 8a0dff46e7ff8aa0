SELECT year, set, basis AS index, n, top, hhi, enp, con, entropy, move
FROM power.system
WHERE basis IN ('cinc', 'components', 'milex', 'gdp_est', 'gdp_usd', 'milex_usd', 'population')
ORDER BY list_position(['cinc', 'components', 'gdp_est', 'gdp_usd', 'milex', 'milex_usd', 'population'], basis), set, year
