CREATE TABLE norms.spread (
  model VARCHAR, issue VARCHAR, weighting VARCHAR, session SMALLINT, year SMALLINT, n SMALLINT, mean DOUBLE, mean_q05 DOUBLE,
  mean_q95 DOUBLE, sd DOUBLE, sd_q05 DOUBLE, sd_q95 DOUBLE, q10 DOUBLE, q25 DOUBLE, q50 DOUBLE, q75 DOUBLE, q90 DOUBLE,
  mean_difference DOUBLE, mean_difference_q05 DOUBLE, mean_difference_q95 DOUBLE, bimodality DOUBLE, bimodality_q05 DOUBLE,
  bimodality_q95 DOUBLE, polarisation DOUBLE, polarisation_q05 DOUBLE, polarisation_q95 DOUBLE);
COMMENT ON TABLE norms.spread IS 'dispersion and polarisation of the ideal points of states, by session: means over draws of the positions from their errors';
COMMENT ON COLUMN norms.spread.model IS 'model of the ideal points, as in norms.ideal_points';
COMMENT ON COLUMN norms.spread.issue IS 'votes used, as in norms.ideal_points';
COMMENT ON COLUMN norms.spread.weighting IS 'states (all count the same), population (share of tpop) or power (CINC)';
COMMENT ON COLUMN norms.spread.session IS 'session of the General Assembly';
COMMENT ON COLUMN norms.spread.year IS 'calendar year in which the session began';
COMMENT ON COLUMN norms.spread.n IS 'states with a position and a weight';
COMMENT ON COLUMN norms.spread.mean IS 'mean position';
COMMENT ON COLUMN norms.spread.mean_q05 IS '5 % point of the mean over draws of the positions';
COMMENT ON COLUMN norms.spread.mean_q95 IS '95 % point of the mean over draws of the positions';
COMMENT ON COLUMN norms.spread.sd IS 'standard deviation of the positions of these states';
COMMENT ON COLUMN norms.spread.sd_q05 IS '5 % point of the standard deviation over draws';
COMMENT ON COLUMN norms.spread.sd_q95 IS '95 % point of the standard deviation over draws';
COMMENT ON COLUMN norms.spread.q10 IS 'position that a tenth of the weight does not exceed';
COMMENT ON COLUMN norms.spread.q25 IS 'lower quartile';
COMMENT ON COLUMN norms.spread.q50 IS 'median';
COMMENT ON COLUMN norms.spread.q75 IS 'upper quartile';
COMMENT ON COLUMN norms.spread.q90 IS 'position that nine tenths of the weight do not exceed';
COMMENT ON COLUMN norms.spread.mean_difference IS 'mean absolute difference of two positions drawn at random';
COMMENT ON COLUMN norms.spread.mean_difference_q05 IS '5 % point of the mean difference over draws';
COMMENT ON COLUMN norms.spread.mean_difference_q95 IS '95 % point of the mean difference over draws';
COMMENT ON COLUMN norms.spread.bimodality IS 'Sarle''s coefficient of bimodality; 5/9 for a uniform distribution; NULL below 4 states';
COMMENT ON COLUMN norms.spread.bimodality_q05 IS '5 % point of the coefficient over draws';
COMMENT ON COLUMN norms.spread.bimodality_q95 IS '95 % point of the coefficient over draws';
COMMENT ON COLUMN norms.spread.polarisation IS 'polarisation of Esteban and Ray, alpha 1.3, groups half a unit wide; 0: all in one place';
COMMENT ON COLUMN norms.spread.polarisation_q05 IS '5 % point of the polarisation over draws';
COMMENT ON COLUMN norms.spread.polarisation_q95 IS '95 % point of the polarisation over draws';
