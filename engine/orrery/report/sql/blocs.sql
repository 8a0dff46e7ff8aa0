-- A bloc is called by its four largest members in the index that leads the report.
WITH lead AS (SELECT index FROM power.indices WHERE index IN ('cinc', 'gdp_usd', 'gdp_est')
              ORDER BY list_position(['cinc', 'gdp_usd', 'gdp_est'], index) LIMIT 1),
size AS (SELECT s.state, s.year, s.share FROM power.shares AS s JOIN lead USING (index))
SELECT b.year, b.session, b.bloc, b.line, count(*)::SMALLINT AS states, avg(b.belonging) AS belonging,
       array_to_string(list(coalesce(t.iso3, t.abb) ORDER BY z.share DESC NULLS LAST, b.state)[1:4], ', ') AS leading,
       any_value(d.modularity) AS modularity, any_value(d.adjusted_rand) AS adjusted_rand
FROM norms.blocs AS b
JOIN core.states AS t USING (state)
JOIN norms.bloc_sessions AS d USING (basis, session)
LEFT JOIN size AS z ON z.state = b.state AND z.year = least(b.year, (SELECT max(year) FROM size))
WHERE b.basis = 'un'
GROUP BY b.year, b.session, b.bloc, b.line
ORDER BY b.year, b.bloc
