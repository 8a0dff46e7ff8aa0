-- Direct contiguity. The type of a pair and year is the one in force in the first month of the year in which one is; a
-- pair without is 0 inside the years of the source, among members of the COW system. Neighbours of a state are those
-- pairs counted, so a neighbour whose type changes in a year counts once.
-- The package peacesciencer adds to each pair one spell of type 0, from the first to the last month in which both were
-- members and not contiguous, though it can cover years of contiguity, and takes the type that began first: the
-- Soviet Union and Afghanistan are 0 from 1920 to 1991. That is the variant peacesciencer.
CREATE VIEW layers.contiguity_dyads AS
SELECT state1, state2, year, conttype, conttype_closest FROM core.contiguity_years;
COMMENT ON VIEW layers.contiguity_dyads IS 'layer of frames: direct contiguity by pair and year; columns in meta.layers';

CREATE VIEW layers.contiguity_dyads_peacesciencer AS
SELECT y.state1, y.state2, y.year, y.conttype, y.conttype_closest
FROM core.contiguity_years AS y
LEFT JOIN core.contiguity_gaps AS g
  ON g.state1 = y.state1 AND g.state2 = y.state2 AND y.year BETWEEN year(g.first_month) AND year(g.last_month)
LEFT JOIN (SELECT s.state1, s.state2, r.year, min(s.first_month) AS first_month
           FROM core.contiguity AS s, unnest(range(year(s.first_month), year(s.last_month) + 1)) AS r(year)
           GROUP BY s.state1, s.state2, r.year) AS c
  ON c.state1 = y.state1 AND c.state2 = y.state2 AND c.year = y.year
WHERE g.first_month IS NULL OR c.first_month < g.first_month;
COMMENT ON VIEW layers.contiguity_dyads_peacesciencer IS 'layer of frames: direct contiguity by pair and year as peacesciencer counts it';

CREATE VIEW layers.contiguity AS
SELECT s.state, year, count(*) FILTER (conttype = 1)::TINYINT AS land, count(*) FILTER (conttype > 1)::TINYINT AS sea
FROM layers.contiguity_dyads, unnest([state1, state2]) AS s(state)
GROUP BY s.state, year;
COMMENT ON VIEW layers.contiguity IS 'layer of frames: neighbours by state and year; columns in meta.layers';

CREATE VIEW layers.contiguity_peacesciencer AS
SELECT s.state, year, count(*) FILTER (conttype = 1)::TINYINT AS land, count(*) FILTER (conttype > 1)::TINYINT AS sea
FROM layers.contiguity_dyads_peacesciencer, unnest([state1, state2]) AS s(state)
GROUP BY s.state, year;
COMMENT ON VIEW layers.contiguity_peacesciencer IS 'layer of frames: neighbours by state and year as peacesciencer counts them';

INSERT INTO meta.layers
SELECT 'contiguity', v.variant, d.shape, 'direct contiguity by land and across up to 400 miles of water; a pair or state without is 0 inside the years of the source',
       d.name, d.unit, d.description, s.source, s.first_year, s.last_year, 'cow', '0', 'keep', d.position
FROM (VALUES
  (1, 'pairs', 'conttype', '0 to 5', 'type in force in the first month of the year in which one is: 1 land or river; across water 2 up to 12, 3 up to 24, 4 up to 150, 5 up to 400 miles; 0 none'),
  (2, 'pairs', 'conttype_closest', '0 to 5', 'closest type in force in any month of the year'),
  (3, 'states', 'land', 'states', 'neighbours by land or river'),
  (4, 'states', 'sea', 'states', 'neighbours across up to 400 miles of water')) AS d(position, shape, name, unit, description),
 (VALUES (''), ('peacesciencer')) AS v(variant),
 (SELECT any_value(source) AS source, min(year) AS first_year, max(year) AS last_year FROM core.contiguity_years) AS s
WHERE s.source IS NOT NULL AND (v.variant = '' OR EXISTS (FROM core.contiguity))
ORDER BY v.variant, d.position;
