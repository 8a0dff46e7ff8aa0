-- The ranking of the last year of the index that leads the report: CINC, or GDP where CINC is not at hand.
WITH lead AS (
  SELECT index, max(year) AS year FROM power.shares
  WHERE index = (SELECT index FROM power.indices WHERE index IN ('cinc', 'gdp_usd', 'gdp_est')
                 ORDER BY list_position(['cinc', 'gdp_usd', 'gdp_est'], index) LIMIT 1)
  GROUP BY index)
SELECT r.rank, r.state, t.abb, t.iso3, coalesce(core.name_of(r.state, r.year, 'en'), t.name) AS name, r.year,
       max(s.value) FILTER (s.index = 'cinc') AS cinc,
       coalesce(max(s.share) FILTER (s.index = 'milex'), max(s.share) FILTER (s.index = 'milex_usd')) AS milex_share,
       max(s.share) FILTER (s.index = 'milper') AS milper_share,
       max(s.share) FILTER (s.index = 'irst') AS irst_share,
       max(s.share) FILTER (s.index = 'pec') AS pec_share,
       coalesce(max(s.share) FILTER (s.index = 'tpop'), max(s.share) FILTER (s.index = 'population')) AS tpop_share,
       max(s.share) FILTER (s.index = 'upop') AS upop_share,
       max(s.share) FILTER (s.index = 'gdp_usd') AS gdp_share,
       NULL::SMALLINT AS rank_lo, NULL::SMALLINT AS rank_hi
FROM power.shares AS r
JOIN lead USING (index, year)
JOIN core.states AS t USING (state)
LEFT JOIN power.shares AS s ON s.state = r.state AND s.year = r.year
WHERE r.rank <= 20
GROUP BY ALL
ORDER BY r.rank, r.state
