CREATE TABLE world_order.indicator_years (indicator VARCHAR, year SMALLINT, value DOUBLE, lo DOUBLE, hi DOUBLE);
COMMENT ON TABLE world_order.indicator_years IS 'indicators of the order by year; no row where an indicator has no value';
COMMENT ON COLUMN world_order.indicator_years.indicator IS 'indicator of world_order.indicators';
COMMENT ON COLUMN world_order.indicator_years.year IS 'calendar year; of votes in the UN that in which the session began';
COMMENT ON COLUMN world_order.indicator_years.value IS 'value';
COMMENT ON COLUMN world_order.indicator_years.lo IS '5 % point; NULL where the measure gives no interval';
COMMENT ON COLUMN world_order.indicator_years.hi IS '95 % point; NULL where the measure gives no interval';
