CREATE TABLE power.ratios (
  index VARCHAR, leader SMALLINT, challenger SMALLINT, year SMALLINT, ratio DOUBLE, parity BOOLEAN, closing_speed DOUBLE, n SMALLINT);
COMMENT ON TABLE power.ratios IS 'challengers over leaders, year by year';
COMMENT ON COLUMN power.ratios.index IS 'index of power';
COMMENT ON COLUMN power.ratios.leader IS 'the state that led';
COMMENT ON COLUMN power.ratios.challenger IS 'the state that came near it';
COMMENT ON COLUMN power.ratios.year IS 'calendar year';
COMMENT ON COLUMN power.ratios.ratio IS 'challenger over leader';
COMMENT ON COLUMN power.ratios.parity IS 'the ratio lies from 0.8 to 1.2';
COMMENT ON COLUMN power.ratios.closing_speed IS 'slope of the log ratio a year over the last 20 years';
COMMENT ON COLUMN power.ratios.n IS 'years behind the closing speed';

CREATE TABLE power.transitions (
  index VARCHAR, leader SMALLINT, challenger SMALLINT, parity_from SMALLINT, parity_to SMALLINT,
  overtaking_year SMALLINT, first_overtaking_year SMALLINT, overtakings SMALLINT, closing_speed DOUBLE, last_year SMALLINT, last_ratio DOUBLE);
COMMENT ON TABLE power.transitions IS 'power transitions: challengers that reached 0.8 of the leader';
COMMENT ON COLUMN power.transitions.index IS 'index of power';
COMMENT ON COLUMN power.transitions.leader IS 'the state that led when the challenger came closest or was passed';
COMMENT ON COLUMN power.transitions.challenger IS 'the challenger';
COMMENT ON COLUMN power.transitions.parity_from IS 'first year of the first spell of parity';
COMMENT ON COLUMN power.transitions.parity_to IS 'last year of the last spell of parity';
COMMENT ON COLUMN power.transitions.overtaking_year IS 'year in which the challenger last passed the leader; NULL: never';
COMMENT ON COLUMN power.transitions.first_overtaking_year IS 'year in which it first did';
COMMENT ON COLUMN power.transitions.overtakings IS 'how often the challenger passed the leader';
COMMENT ON COLUMN power.transitions.closing_speed IS 'slope of the log ratio a year over the 20 years to the last overtaking or to the closest year';
COMMENT ON COLUMN power.transitions.last_year IS 'last year with data of both';
COMMENT ON COLUMN power.transitions.last_ratio IS 'ratio in that year';
