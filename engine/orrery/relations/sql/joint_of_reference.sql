-- The organisations of the reference edition on 31 December, where no file of memberships of all is at hand.
CREATE TEMPORARY VIEW relation_joint AS
WITH members AS (
  SELECT DISTINCT m.org, m.state, y.year
  FROM core.memberships AS m JOIN relation_years AS y ON y.state = m.state
    AND m.first_day <= make_date(y.year, 12, 31) AND coalesce(m.last_day, DATE '9999-12-31') >= make_date(y.year, 12, 31)
  JOIN relation_sources AS s ON s.layer = 'joint' AND y.year BETWEEN s.first_year AND s.last_year
  WHERE m.status IN ('full', 'suspended')),
counts AS (SELECT state, year, count(*) AS n FROM members GROUP BY state, year),
shared AS (SELECT a.state AS state1, b.state AS state2, a.year, count(*) AS joint_igos
           FROM members AS a JOIN members AS b ON a.org = b.org AND a.year = b.year AND a.state < b.state GROUP BY 1, 2, 3)
SELECT a.state AS state1, b.state AS state2, a.year,
       coalesce(s.joint_igos, 0) / (a.n + b.n - coalesce(s.joint_igos, 0)) AS joint, coalesce(s.joint_igos, 0)::DOUBLE AS joint_igos
FROM counts AS a JOIN counts AS b ON a.year = b.year AND a.state < b.state
LEFT JOIN shared AS s ON s.state1 = a.state AND s.state2 = b.state AND s.year = a.year;
