-- The states that were ever among the eight largest of an index. CINC is itself a share and stays as it is.
SELECT s.index, s.year, s.state, t.abb, t.iso3, t.name, CASE s.index WHEN 'cinc' THEN s.value ELSE s.share END AS share
FROM power.shares AS s JOIN core.states AS t USING (state)
SEMI JOIN (SELECT DISTINCT index, state FROM power.shares WHERE rank <= 8) AS large USING (index, state)
WHERE s.index IN ('cinc', 'milex', 'milper', 'irst', 'pec', 'tpop', 'upop', 'gdp_est', 'gdp_usd', 'gdp_ppp',
                  'population', 'milex_usd', 'net_power', 'net_power_est', 'net_power_usd')
ORDER BY list_position(['cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'net_power_est', 'net_power', 'net_power_usd', 'milex',
                        'milex_usd', 'milper', 'irst', 'pec', 'tpop', 'upop', 'population'], s.index), s.state, s.year
