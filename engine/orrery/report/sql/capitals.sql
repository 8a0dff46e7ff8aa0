-- Where the weights of the centre of power lie in its last year.
WITH lead AS (SELECT index, max(year) AS year FROM power.centre
              WHERE index = (SELECT index FROM power.centre WHERE index IN ('cinc', 'gdp_usd', 'gdp_est')
                             ORDER BY list_position(['cinc', 'gdp_usd', 'gdp_est'], index) LIMIT 1)
              GROUP BY index)
SELECT s.state, t.name, arg_max(c.lon, c.first_day) AS lon, arg_max(c.lat, c.first_day) AS lat, any_value(s.share) AS share
FROM power.shares AS s
JOIN lead USING (index, year)
JOIN core.states AS t USING (state)
JOIN core.capitals AS c ON c.system = 'cow' AND c.code = s.state AND c.first_day <= make_date(s.year, 12, 31)
GROUP BY s.state, t.name
ORDER BY share DESC, s.state
