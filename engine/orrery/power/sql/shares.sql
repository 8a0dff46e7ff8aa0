CREATE TABLE power.indices (index VARCHAR PRIMARY KEY, title VARCHAR, unit VARCHAR, source VARCHAR, first_year SMALLINT, last_year SMALLINT);
COMMENT ON TABLE power.indices IS 'the indices of power.shares';
COMMENT ON COLUMN power.indices.index IS 'name for --index and --weights';
COMMENT ON COLUMN power.indices.title IS 'what it is';
COMMENT ON COLUMN power.indices.unit IS 'unit of the value';
COMMENT ON COLUMN power.indices.source IS 'source of the values';
COMMENT ON COLUMN power.indices.first_year IS 'first year with data';
COMMENT ON COLUMN power.indices.last_year IS 'last year with data';

CREATE TABLE power.shares (
  index VARCHAR, year SMALLINT, state SMALLINT, value DOUBLE, share DOUBLE, rank SMALLINT, n SMALLINT);
COMMENT ON TABLE power.shares IS 'every index of power as value, share of the total over states with data, and rank';
COMMENT ON COLUMN power.shares.index IS 'see power.indices';
COMMENT ON COLUMN power.shares.year IS 'calendar year';
COMMENT ON COLUMN power.shares.state IS 'state';
COMMENT ON COLUMN power.shares.value IS 'value in the index''s unit';
COMMENT ON COLUMN power.shares.share IS 'share of the world''s total where the source gives it, else of the sum over states with data, 0 to 1';
COMMENT ON COLUMN power.shares.rank IS '1 is the largest; equals share the better rank';
COMMENT ON COLUMN power.shares.n IS 'states with data that year';
