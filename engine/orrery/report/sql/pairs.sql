-- Pairs of the states that lead the last year of the index that leads the report.
WITH lead AS (
  SELECT index, max(year) AS year FROM power.shares
  WHERE index = (SELECT index FROM power.indices WHERE index IN ('cinc', 'gdp_usd', 'gdp_est')
                 ORDER BY list_position(['cinc', 'gdp_usd', 'gdp_est'], index) LIMIT 1)
  GROUP BY index),
foremost AS (SELECT s.state FROM power.shares AS s JOIN lead USING (index, year) WHERE s.rank <= 12)
SELECT s.basis, s.state1, a.name AS name1, s.state2, b.name AS name2,
       (CASE s.basis WHEN 'un' THEN s.period + 1945 ELSE s.period END)::SMALLINT AS year, s.n,
       round(s.agree, 4) AS agree, round(s.s_abs, 4) AS s_abs, round(s.kappa_sq, 4) AS kappa_sq, round(s.pi_sq, 4) AS pi_sq
FROM norms.similarity AS s
JOIN core.states AS a ON a.state = s.state1
JOIN core.states AS b ON b.state = s.state2
WHERE s.state1 IN (FROM foremost) AND s.state2 IN (FROM foremost)
  AND (s.basis = 'un' OR s.basis = 'atop' AND s.period >= 1946)
ORDER BY s.state1, s.state2, s.basis DESC, year
