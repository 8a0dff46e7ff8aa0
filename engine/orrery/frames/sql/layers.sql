-- What frames can carry besides their keys. A layer is a view layers.<name>(state, year, column, ...) and
-- a row of meta.layers for each column; the frame joins it to each side on state and year.
CREATE SCHEMA layers;

CREATE TABLE meta.layers (
  layer VARCHAR, about VARCHAR, column_name VARCHAR, unit VARCHAR, description VARCHAR, sources VARCHAR,
  first_year SMALLINT, last_year SMALLINT, position INTEGER);
COMMENT ON TABLE meta.layers IS 'the layers of frames and their columns';
COMMENT ON COLUMN meta.layers.layer IS 'name for --with';
COMMENT ON COLUMN meta.layers.about IS 'what the layer holds and its rule';
COMMENT ON COLUMN meta.layers.column_name IS 'column in a state-year frame; dyad-years add 1 and 2';
COMMENT ON COLUMN meta.layers.unit IS 'unit of the column';
COMMENT ON COLUMN meta.layers.description IS 'what the column holds';
COMMENT ON COLUMN meta.layers.sources IS 'sources of the column, separated by commas';
COMMENT ON COLUMN meta.layers.first_year IS 'first year with data; before it the column is NULL';
COMMENT ON COLUMN meta.layers.last_year IS 'last year with data; after it the column is NULL';
COMMENT ON COLUMN meta.layers.position IS 'order of the columns';
