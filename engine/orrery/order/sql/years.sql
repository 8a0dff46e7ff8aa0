CREATE TABLE system.years (year SMALLINT);
COMMENT ON TABLE system.years IS 'the order by year: a column for each row of system.indicators, those with intervals followed by _lo and _hi, and the yearly rate of change of each element';
COMMENT ON COLUMN system.years.year IS 'calendar year; every one from the first to the last with any indicator';
