-- Four decimals are more than the intervals bear, and a third of the page.
SELECT p.state, t.iso3, t.name, p.year, p.session, round(p.mean, 4) AS position, round(p.q05, 4) AS q05, round(p.q95, 4) AS q95
FROM norms.ideal_points AS p JOIN core.states AS t USING (state)
WHERE p.model = 'fast' AND p.issue = 'all'
ORDER BY p.state, p.year
