-- Distances of members: between capitals (on the first day of the year on which each state has one) and between borders.
-- A pair that the source of borders does not list is unknown. A state's least distances are over all other members.
CREATE VIEW layers.distance_dyads AS
SELECT code1 AS state1, code2 AS state2, year, capdist, mindist FROM core.distances WHERE system = 'cow';
COMMENT ON VIEW layers.distance_dyads IS 'layer of frames: distances by pair and year; columns in meta.layers';

CREATE VIEW layers.distance_dyads_gw AS
SELECT code1 AS state1, code2 AS state2, year, capdist, mindist FROM core.distances WHERE system = 'gw';
COMMENT ON VIEW layers.distance_dyads_gw IS 'layer of frames: distances by pair of Gleditsch-Ward codes and year';

CREATE VIEW layers.distance AS
SELECT state, year, min(capdist) AS mincapdist, min(mindist) AS minmindist
FROM (SELECT state1 AS state, year, capdist, mindist FROM layers.distance_dyads
      UNION ALL SELECT state2, year, capdist, mindist FROM layers.distance_dyads)
GROUP BY state, year;
COMMENT ON VIEW layers.distance IS 'layer of frames: least distances by state and year; columns in meta.layers';

CREATE VIEW layers.distance_gw AS
SELECT state, year, min(capdist) AS mincapdist, min(mindist) AS minmindist
FROM (SELECT state1 AS state, year, capdist, mindist FROM layers.distance_dyads_gw
      UNION ALL SELECT state2, year, capdist, mindist FROM layers.distance_dyads_gw)
GROUP BY state, year;
COMMENT ON VIEW layers.distance_gw IS 'layer of frames: least distances by Gleditsch-Ward code and year';

INSERT INTO meta.layers
SELECT 'distance', CASE s.system WHEN 'gw' THEN 'gw' ELSE '' END, d.shape,
       'kilometres between capitals and between borders; a pair that the source does not list is empty',
       d.name, 'km', d.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'pairs', 'capdist', 'capitals', 'great circle between the capitals, sphere of radius 6378.137 km'),
  (2, 'pairs', 'mindist', 'borders', 'shortest distance between the borders, as the source gives it'),
  (3, 'states', 'mincapdist', 'capitals', 'distance to the nearest capital of another member'),
  (4, 'states', 'minmindist', 'borders', 'distance to the nearest border of another member')) AS d(position, shape, name, what, description)
JOIN (SELECT 'capitals' AS what, system, min(year) AS first_year, max(year) AS last_year,
             (SELECT any_value(c.source) FROM core.capitals AS c WHERE c.system = d.system) AS source
      FROM core.distances AS d WHERE capdist IS NOT NULL GROUP BY system
      UNION ALL
      SELECT 'borders', system, min(year), max(year), system || '_mindist'
      FROM core.distances WHERE mindist IS NOT NULL GROUP BY system) AS s USING (what)
ORDER BY s.system, d.position;
