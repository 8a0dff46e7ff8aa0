CREATE TABLE system.indicator_years (indicator VARCHAR, year SMALLINT, value DOUBLE, lo DOUBLE, hi DOUBLE);
COMMENT ON TABLE system.indicator_years IS 'indicators of the order by year; no row where an indicator has no value';
COMMENT ON COLUMN system.indicator_years.indicator IS 'indicator of system.indicators';
COMMENT ON COLUMN system.indicator_years.year IS 'calendar year; of votes in the UN that in which the session began';
COMMENT ON COLUMN system.indicator_years.value IS 'value';
COMMENT ON COLUMN system.indicator_years.lo IS '5 % point; NULL where the measure gives no interval';
COMMENT ON COLUMN system.indicator_years.hi IS '95 % point; NULL where the measure gives no interval';
