CREATE TABLE power.system_by_vintage (
  year SMALLINT, set VARCHAR, basis VARCHAR, vintage VARCHAR, n SMALLINT, top DOUBLE, top_state SMALLINT, hhi DOUBLE,
  enp DOUBLE, con DOUBLE, entropy DOUBLE, entropy_normalised DOUBLE, move DOUBLE, carried BOOLEAN);
COMMENT ON TABLE power.system_by_vintage IS 'concentration of power by year, set, basis and vintage of the capability data';
COMMENT ON COLUMN power.system_by_vintage.year IS 'calendar year';
COMMENT ON COLUMN power.system_by_vintage.set IS 'system (all states with data) or majors (major powers on any day of the year)';
COMMENT ON COLUMN power.system_by_vintage.basis IS 'cinc, components (component shares within the set) or an index of power.indices';
COMMENT ON COLUMN power.system_by_vintage.vintage IS 'vintage of the capability data; NULL for other indices';
COMMENT ON COLUMN power.system_by_vintage.n IS 'states of the set with data; NULL outside the coverage of the majors';
COMMENT ON COLUMN power.system_by_vintage.top IS 'largest share within the set';
COMMENT ON COLUMN power.system_by_vintage.top_state IS 'who holds it';
COMMENT ON COLUMN power.system_by_vintage.hhi IS 'sum of squared shares';
COMMENT ON COLUMN power.system_by_vintage.enp IS 'effective number, 1/hhi';
COMMENT ON COLUMN power.system_by_vintage.con IS 'concentration of Ray and Singer, 0 to 1';
COMMENT ON COLUMN power.system_by_vintage.entropy IS 'Shannon entropy of the shares, nats';
COMMENT ON COLUMN power.system_by_vintage.entropy_normalised IS 'entropy over its maximum, 0 to 1';
COMMENT ON COLUMN power.system_by_vintage.move IS 'redistribution since the year before (MOVE), 0 to 1';
COMMENT ON COLUMN power.system_by_vintage.carried IS 'true where majors are carried past the end of their list';
