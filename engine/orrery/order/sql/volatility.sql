CREATE TABLE world_order.volatility (
  basis VARCHAR, state1 SMALLINT, state2 SMALLINT, period VARCHAR, sd DOUBLE, n SMALLINT, mean DOUBLE, "rank" SMALLINT, "of" SMALLINT);
COMMENT ON TABLE world_order.volatility IS 'how volatile the relations of two major powers were, by decade';
COMMENT ON COLUMN world_order.volatility.basis IS 'index (signed index of relations) or votes (agreement in the UN General Assembly)';
COMMENT ON COLUMN world_order.volatility.state1 IS 'major power, smaller number';
COMMENT ON COLUMN world_order.volatility.state2 IS 'major power, larger number';
COMMENT ON COLUMN world_order.volatility.period IS 'decade, such as 1970s, or all';
COMMENT ON COLUMN world_order.volatility.sd IS 'standard deviation of the change from year to year; NULL below 4 changes';
COMMENT ON COLUMN world_order.volatility.n IS 'changes: pairs of years in a row in which both are major powers and observed, by as many layers in both';
COMMENT ON COLUMN world_order.volatility.mean IS 'mean change from year to year';
COMMENT ON COLUMN world_order.volatility."rank" IS 'rank of sd among the pairs of the basis and period, 1 is the most volatile';
COMMENT ON COLUMN world_order.volatility."of" IS 'pairs ranked';
