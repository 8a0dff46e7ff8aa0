CREATE TABLE world_order.lead_lag (
  kind VARCHAR, leader VARCHAR, follower VARCHAR, lag SMALLINT, correlation DOUBLE, lo DOUBLE, hi DOUBLE, n SMALLINT, first_year SMALLINT,
  last_year SMALLINT, block DOUBLE, bound DOUBLE, p_value DOUBLE);
COMMENT ON TABLE world_order.lead_lag IS 'what leads what: correlation of one element with another some years later';
COMMENT ON COLUMN world_order.lead_lag.kind IS 'level (yearly changes of the headline indicators) or rate (log of the yearly rates of change); of what is new in each year, persistence removed';
COMMENT ON COLUMN world_order.lead_lag.leader IS 'element that goes first';
COMMENT ON COLUMN world_order.lead_lag.follower IS 'element that follows';
COMMENT ON COLUMN world_order.lead_lag.lag IS 'years between them, 0 to 10';
COMMENT ON COLUMN world_order.lead_lag.correlation IS 'correlation; NULL with fewer than 20 pairs of years';
COMMENT ON COLUMN world_order.lead_lag.lo IS '5 % point, stationary bootstrap';
COMMENT ON COLUMN world_order.lead_lag.hi IS '95 % point, stationary bootstrap';
COMMENT ON COLUMN world_order.lead_lag.n IS 'pairs of years';
COMMENT ON COLUMN world_order.lead_lag.first_year IS 'first year in which both series are observed';
COMMENT ON COLUMN world_order.lead_lag.last_year IS 'last year in which both series are observed';
COMMENT ON COLUMN world_order.lead_lag.block IS 'mean length of the blocks that are drawn, years';
COMMENT ON COLUMN world_order.lead_lag.bound IS 'what all absolute correlations of these two, at all lags either way, stay below with 95 % if they are unrelated';
COMMENT ON COLUMN world_order.lead_lag.p_value IS 'probability of a largest absolute correlation of these two as large as theirs if they are unrelated, all lags either way';
