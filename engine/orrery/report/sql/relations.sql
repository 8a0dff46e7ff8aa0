-- Pairs of the states that lead the last year of the index that leads the report.
WITH lead AS (
  SELECT index, max(year) AS year FROM power.shares
  WHERE index = (SELECT index FROM power.indices WHERE index IN ('cinc', 'gdp_usd', 'gdp_est')
                 ORDER BY list_position(['cinc', 'gdp_usd', 'gdp_est'], index) LIMIT 1)
  GROUP BY index),
foremost AS (SELECT s.state FROM power.shares AS s JOIN lead USING (index, year) WHERE s.rank <= 12)
SELECT d.state1, a.name AS name1, d.state2, b.name AS name2, d.year, round(d."index", 4) AS "index", round(d.lo, 4) AS lo,
       round(d.hi, 4) AS hi, d.n_layers
FROM relations.dyad_years AS d
JOIN core.states AS a ON a.state = d.state1
JOIN core.states AS b ON b.state = d.state2
WHERE d.state1 IN (FROM foremost) AND d.state2 IN (FROM foremost) AND d.year >= 1900
ORDER BY d.state1, d.state2, d.year
