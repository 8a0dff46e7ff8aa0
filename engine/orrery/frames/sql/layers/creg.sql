-- Ethnic and religious fractionalisation. A state-year that the source does not hold is NULL.
CREATE VIEW layers.creg AS
SELECT state, year, ethfrac, ethpol, relfrac, relpol FROM core.fractionalization;
COMMENT ON VIEW layers.creg IS 'layer of frames: fractionalisation by state and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'creg', '', 'states', 'ethnic and religious fractionalisation of the Composition of Religious and Ethnic Groups data',
       d.name, '0 to 1', d.description, f.source, f.first_year, f.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'ethfrac', 'ethnic fractionalisation'), (2, 'ethpol', 'ethnic polarisation'),
  (3, 'relfrac', 'religious fractionalisation'), (4, 'relpol', 'religious polarisation')) AS d(position, name, description),
 (SELECT any_value(source) AS source, min(year) AS first_year, max(year) AS last_year
  FROM core.fractionalization HAVING count(*) > 0) AS f
ORDER BY d.position;
