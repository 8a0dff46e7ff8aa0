CREATE TABLE norms.ideal_points (
  model VARCHAR, issue VARCHAR, state SMALLINT, session SMALLINT, year SMALLINT, mean DOUBLE, sd DOUBLE, q05 DOUBLE,
  q95 DOUBLE, votes SMALLINT);
COMMENT ON TABLE norms.ideal_points IS 'ideal points of states in the UN General Assembly, estimated here; published ones are in core.ideal_points';
COMMENT ON COLUMN norms.ideal_points.model IS 'fast (approximate, all sessions inform each other), one_sided (approximate, earlier sessions inform later ones as in the published estimates; issues all, important, me, nu and hr), both made with the world, or mcmc (orrery estimate ideal-points)';
COMMENT ON COLUMN norms.ideal_points.issue IS 'votes used: all, important, me, nu, di, hr, co or ec';
COMMENT ON COLUMN norms.ideal_points.state IS 'state';
COMMENT ON COLUMN norms.ideal_points.session IS 'session of the General Assembly';
COMMENT ON COLUMN norms.ideal_points.year IS 'calendar year in which the session began: session + 1945';
COMMENT ON COLUMN norms.ideal_points.mean IS 'ideal point; over all state-sessions of model and issue mean 0 and sd 1 (one_sided and mcmc: with their uncertainty); the United States positive';
COMMENT ON COLUMN norms.ideal_points.sd IS 'posterior standard deviation';
COMMENT ON COLUMN norms.ideal_points.q05 IS '5 % quantile';
COMMENT ON COLUMN norms.ideal_points.q95 IS '95 % quantile';
COMMENT ON COLUMN norms.ideal_points.votes IS 'votes cast in the session that the estimate rests on';
