SELECT r.index, r.leader, a.name AS leader_name, r.challenger, b.name AS challenger_name, r.year, r.ratio
FROM power.ratios AS r
JOIN core.states AS a ON a.state = r.leader
JOIN core.states AS b ON b.state = r.challenger
WHERE r.index IN ('cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'net_power_est', 'net_power')
ORDER BY list_position(['cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'net_power_est', 'net_power'], r.index), r.leader, r.challenger, r.year
