CREATE TABLE world_order.years (year SMALLINT);
COMMENT ON TABLE world_order.years IS 'the order by year: a column for each row of world_order.indicators, those with intervals followed by _lo and _hi, and the yearly rate of change of each element';
COMMENT ON COLUMN world_order.years.year IS 'calendar year; every one from the first to the last with any indicator';
