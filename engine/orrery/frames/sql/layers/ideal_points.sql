-- Ideal points in the UN General Assembly, estimated here from all votes (model fast). A year is that of the session that
-- began in it, session + 1945. A state that was not in the session is empty. In pairs each side has its position, and the two
-- their distance; published points are in the layer votes.
CREATE VIEW layers.ideal_points AS
SELECT state, year, mean AS ideal_mean, sd AS ideal_sd, q05 AS ideal_q05, q95 AS ideal_q95, votes AS ideal_votes
FROM norms.ideal_points WHERE model = 'fast' AND issue = 'all';
COMMENT ON VIEW layers.ideal_points IS 'layer of frames: ideal points estimated here by state and year; columns in meta.layers';

CREATE VIEW layers.ideal_points_dyads AS
SELECT a.state AS state1, b.state AS state2, a.year, abs(a.ideal_mean - b.ideal_mean) AS ideal_distance
FROM layers.ideal_points AS a JOIN layers.ideal_points AS b ON b.year = a.year AND b.state > a.state;
COMMENT ON VIEW layers.ideal_points_dyads IS 'layer of frames: distance of ideal points by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'ideal_points', '', d.shape, 'ideal points in the UN General Assembly from all votes of the session that began in the year, estimated here; empty for a state that was not in it',
       d.name, d.unit, d.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'states', 'ideal_mean', 'ideal point', 'position; over all states and sessions mean 0 and standard deviation 1, the United States positive'),
  (2, 'states', 'ideal_sd', 'ideal point', 'standard deviation of the position'),
  (3, 'states', 'ideal_q05', 'ideal point', 'lower end of its 90 % interval'),
  (4, 'states', 'ideal_q95', 'ideal point', 'upper end'),
  (5, 'states', 'ideal_votes', 'roll calls', 'votes cast in the session'),
  (1, 'sides', 'ideal_mean', 'ideal point', 'position; over all states and sessions mean 0 and standard deviation 1, the United States positive'),
  (2, 'pairs', 'ideal_distance', 'ideal points', 'absolute distance of the two positions')) AS d(position, shape, name, unit, description),
 (SELECT (SELECT min(source) FROM core.votes WHERE rcid > 0) AS source, min(year) AS first_year, max(year) AS last_year FROM layers.ideal_points) AS s
WHERE s.first_year IS NOT NULL
ORDER BY d.shape, d.position;
