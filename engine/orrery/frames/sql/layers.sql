-- What frames can carry besides their keys. A layer is one or more views and a row of meta.layers for each of
-- their columns:
--   layers.<layer>(state, year, column, ...)                  joined to each state of a row
--   layers.<layer>_dyads(state1, state2, year, column, ...)   joined to each pair of a row, instead of the first
-- but for those columns of the first that meta.layers lists again with the shape sides: these stand beside the pair's.
-- A view may have a variant under its own key or rule: <view>_gw is keyed by Gleditsch-Ward codes and used in their
-- frames; <view>_peacesciencer follows that package's conventions and is used on request.
-- Views hold what the source lists. Where they have no row, a frame writes `absent` inside the years and
-- states covered and leaves the cell empty outside.
CREATE SCHEMA layers;

CREATE TABLE meta.layers (
  layer VARCHAR, variant VARCHAR, shape VARCHAR, about VARCHAR, column_name VARCHAR, unit VARCHAR, description VARCHAR,
  sources VARCHAR, first_year SMALLINT, last_year SMALLINT, domain VARCHAR, absent VARCHAR, undirected VARCHAR,
  position INTEGER);
COMMENT ON TABLE meta.layers IS 'the layers of frames and their columns';
COMMENT ON COLUMN meta.layers.layer IS 'name for --with';
COMMENT ON COLUMN meta.layers.variant IS 'empty; gw: keyed by Gleditsch-Ward codes; peacesciencer: that package''s conventions';
COMMENT ON COLUMN meta.layers.shape IS 'states: by state and year; pairs: state1 < state2; directed: state1 towards state2; sides: of each state of a pair, beside the columns of pairs';
COMMENT ON COLUMN meta.layers.about IS 'what the layer holds and its rule for ties';
COMMENT ON COLUMN meta.layers.column_name IS 'column in a frame; of a state in a dyad it has 1 or 2 added';
COMMENT ON COLUMN meta.layers.unit IS 'unit of the column';
COMMENT ON COLUMN meta.layers.description IS 'what the column holds';
COMMENT ON COLUMN meta.layers.sources IS 'sources of the column, separated by commas';
COMMENT ON COLUMN meta.layers.first_year IS 'first year covered; before it the column is NULL';
COMMENT ON COLUMN meta.layers.last_year IS 'last year covered; after it the column is NULL';
COMMENT ON COLUMN meta.layers.domain IS 'states covered: members of cow or of gw in the year, or any';
COMMENT ON COLUMN meta.layers.absent IS 'value where the source lists nothing inside its coverage: 0, or NULL for unknown';
COMMENT ON COLUMN meta.layers.undirected IS 'of a directed layer in pairs without order: keep the lower code''s row, or the max of both';
COMMENT ON COLUMN meta.layers.position IS 'order of the columns';

CREATE TABLE meta.spells (column_name VARCHAR, pairs BOOLEAN, layer VARCHAR, event VARCHAR, position INTEGER);
COMMENT ON TABLE meta.spells IS 'the columns of the layer spells and the events they count from';
COMMENT ON COLUMN meta.spells.column_name IS 'column of a frame';
COMMENT ON COLUMN meta.spells.pairs IS 'of pairs of states; else of states';
COMMENT ON COLUMN meta.spells.layer IS 'layer of the event';
COMMENT ON COLUMN meta.spells.event IS 'column of that layer, 1 in a year with the event';
COMMENT ON COLUMN meta.spells.position IS 'order of the columns';
