-- National Material Capabilities, newest vintage, and the index recomputed from them.
CREATE VIEW layers.power AS
SELECT c.state, c.year, c.milex, c.milper, c.irst, c.pec, c.tpop, c.upop, p.cinc
FROM core.capabilities AS c JOIN power.cinc AS p USING (vintage, state, year)
WHERE c.vintage = (SELECT max(vintage) FROM core.capabilities);
COMMENT ON VIEW layers.power IS 'layer of frames: capabilities by state and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'power', '', 'states', 'components of national capability and their index, newest vintage at hand; a missing component is empty, never zero',
       d.name, d.unit, d.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'milex', 'thousand current US dollars (pounds before 1914)', 'military expenditure'),
  (2, 'milper', 'thousands', 'military personnel'),
  (3, 'irst', 'thousand tons', 'iron and steel production'),
  (4, 'pec', 'thousand coal-ton equivalents', 'primary energy consumption'),
  (5, 'tpop', 'thousands', 'total population'),
  (6, 'upop', 'thousands', 'urban population'),
  (7, 'cinc', 'share, 0 to 1', 'Composite Index of National Capability, recomputed')) AS d(position, name, unit, description),
 (SELECT any_value(source) AS source, min(year) AS first_year, max(year) AS last_year
  FROM core.capabilities WHERE vintage = (SELECT max(vintage) FROM core.capabilities)) AS s
WHERE s.source IS NOT NULL
ORDER BY d.position;
