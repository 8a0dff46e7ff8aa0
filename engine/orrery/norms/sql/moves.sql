CREATE TABLE norms.moves (
  model VARCHAR, issue VARCHAR, state SMALLINT, span SMALLINT, session SMALLINT, year SMALLINT, change DOUBLE, sd DOUBLE, z DOUBLE);
COMMENT ON TABLE norms.moves IS 'how far states moved between two sessions';
COMMENT ON COLUMN norms.moves.model IS 'model of the ideal points, as in norms.ideal_points';
COMMENT ON COLUMN norms.moves.issue IS 'votes used, as in norms.ideal_points';
COMMENT ON COLUMN norms.moves.state IS 'state';
COMMENT ON COLUMN norms.moves.span IS 'sessions between the two: 1, 5 or 10';
COMMENT ON COLUMN norms.moves.session IS 'the later session';
COMMENT ON COLUMN norms.moves.year IS 'calendar year in which it began';
COMMENT ON COLUMN norms.moves.change IS 'later less earlier ideal point; above 0: towards the United States'' side';
COMMENT ON COLUMN norms.moves.sd IS 'standard deviation of the change, errors of the two sessions taken as independent';
COMMENT ON COLUMN norms.moves.z IS 'change over its standard deviation';
