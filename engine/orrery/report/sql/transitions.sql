SELECT t.index, t.leader, a.name AS leader_name, t.challenger, b.name AS challenger_name, t.parity_from, t.parity_to,
       t.overtaking_year, t.first_overtaking_year, t.overtakings, t.closing_speed, t.last_ratio
FROM power.transitions AS t
JOIN core.states AS a ON a.state = t.leader
JOIN core.states AS b ON b.state = t.challenger
WHERE t.index IN ('cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'net_power_est', 'net_power', 'milex', 'milex_usd')
ORDER BY list_position(['cinc', 'gdp_est', 'gdp_usd', 'gdp_ppp', 'net_power_est', 'net_power', 'milex', 'milex_usd'], t.index),
         t.overtaking_year, t.leader, t.challenger
