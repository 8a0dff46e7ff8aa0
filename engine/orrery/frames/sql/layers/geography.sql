-- Geography of the 2000s without years (CEPII GeoDist), given in every year in which the states bear the ISO codes of
-- that time. Earlier borders, languages and cities were others: read the numbers as of today.
CREATE VIEW layers.geography AS
SELECT state, y.year::SMALLINT AS year, area_km2, landlocked::TINYINT AS landlocked, continent
FROM core.geography, unnest(range(first_year, coalesce(last_year, (SELECT max(year) FROM core.state_years)) + 1)) AS y(year);
COMMENT ON VIEW layers.geography IS 'layer of frames: geography by state and year; columns in meta.layers';

CREATE VIEW layers.geography_dyads AS
WITH members AS (SELECT DISTINCT state, year FROM core.state_years)
SELECT state1, state2, a.year, contig, comlang_off, comlang_ethno, colony, comcol, curcol, col45, smctry, dist, distcap, distw, distwces
FROM core.geography_dyads AS g
JOIN members AS a ON a.state = g.state1 AND a.year BETWEEN g.first_year AND coalesce(g.last_year, 9999)
JOIN members AS b ON b.state = g.state2 AND b.year = a.year;
COMMENT ON VIEW layers.geography_dyads IS 'layer of frames: geography by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'geography', '', d.shape, 'geography of countries as of the 2000s, in the years a state bears the same ISO code; never a statement on earlier borders',
       d.name, d.unit, d.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'states', 'area_km2', 'square km', 'area'),
  (2, 'states', 'landlocked', '0 or 1', 'has no coast'),
  (3, 'states', 'continent', '', 'continent'),
  (4, 'pairs', 'contig', '0 or 1', 'share a border'),
  (5, 'pairs', 'comlang_off', '0 or 1', 'share an official language'),
  (6, 'pairs', 'comlang_ethno', '0 or 1', 'at least 9 % of both populations speak one language'),
  (7, 'pairs', 'colony', '0 or 1', 'one ever was a colony of the other'),
  (8, 'pairs', 'comcol', '0 or 1', 'had a common coloniser after 1945'),
  (9, 'pairs', 'curcol', '0 or 1', 'one is a colony of the other'),
  (10, 'pairs', 'col45', '0 or 1', 'one was a colony of the other after 1945'),
  (11, 'pairs', 'smctry', '0 or 1', 'were or are one country'),
  (12, 'pairs', 'dist', 'km', 'distance of the most populous cities'),
  (13, 'pairs', 'distcap', 'km', 'distance of the capitals'),
  (14, 'pairs', 'distw', 'km', 'distance of cities weighted by population, arithmetic mean'),
  (15, 'pairs', 'distwces', 'km', 'the same, harmonic mean')) AS d(position, shape, name, unit, description)
JOIN (SELECT 'states' AS shape, any_value(source) AS source, min(first_year) AS first_year,
             max(coalesce(last_year, (SELECT max(year) FROM core.state_years))) AS last_year FROM core.geography
      UNION ALL
      SELECT 'pairs', any_value(source), min(first_year), max(coalesce(last_year, (SELECT max(year) FROM core.state_years)))
      FROM core.geography_dyads) AS s USING (shape)
WHERE s.source IS NOT NULL
ORDER BY d.position;
