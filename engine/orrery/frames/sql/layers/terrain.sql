-- Terrain of states, the same in every year: present or last territory. A state that is not on the list is NULL.
CREATE VIEW layers.terrain AS
SELECT y.state, y.year, t.rugged, t.newlmtnest
FROM (SELECT DISTINCT state, year FROM core.state_years) AS y JOIN core.terrain AS t USING (state);
COMMENT ON VIEW layers.terrain IS 'layer of frames: terrain by state, in every year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'terrain', '', 'states', 'terrain of the state in its present or last territory, the same in every year',
       d.name, d.unit, d.description, t.source, t.first_year, t.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'rugged', 'index', 'terrain ruggedness index (Nunn and Puga 2012)'),
  (2, 'newlmtnest', 'log of percent', 'natural logarithm of 1 + the share of mountainous terrain (Gibler and Miller 2014)'))
    AS d(position, name, unit, description),
 (SELECT any_value(source) AS source, (SELECT min(year) FROM core.state_years) AS first_year,
         (SELECT max(year) FROM core.state_years) AS last_year
  FROM core.terrain HAVING count(*) > 0) AS t
ORDER BY d.position;
