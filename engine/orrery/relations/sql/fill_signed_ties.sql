INSERT INTO relations.signed_sets
SELECT set, about, friendly, hostile, first_year, last_year FROM signed_set_years ORDER BY position;

-- Both have to be members in the year.
INSERT INTO relations.signed_ties
WITH members AS (SELECT DISTINCT state, year FROM core.state_years WHERE system = 'cow'),
ties AS (
  SELECT s.set, l.year, l.state1, l.state2, max(l.layer = s.friendly) AS friendly, max(l.layer = s.hostile) AS hostile
  FROM relations.signed_sets AS s
  JOIN signed_layers AS l ON l.layer IN (s.friendly, s.hostile) AND l.year BETWEEN s.first_year AND s.last_year
  JOIN members AS a ON a.state = l.state1 AND a.year = l.year
  JOIN members AS b ON b.state = l.state2 AND b.year = l.year
  GROUP BY ALL)
SELECT set, year, state1, state2, CASE WHEN hostile THEN -1 ELSE 1 END, friendly AND hostile
FROM ties
ORDER BY set, year, state1, state2;
