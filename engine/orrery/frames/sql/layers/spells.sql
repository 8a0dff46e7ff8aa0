-- Peace-years of the events in other layers. They are counted by the frame itself, in the order of its rows: 0 in the
-- first year of a state or pair and in the year after an event, one more with every row after; years in which the
-- state or pair is not there are not counted; empty where the event is unknown.
CREATE TABLE meta.spells (column_name VARCHAR, pairs BOOLEAN, layer VARCHAR, event VARCHAR, position INTEGER);
COMMENT ON TABLE meta.spells IS 'the columns of the layer spells and the events they count from';
COMMENT ON COLUMN meta.spells.column_name IS 'column of a frame';
COMMENT ON COLUMN meta.spells.pairs IS 'of pairs of states; else of states';
COMMENT ON COLUMN meta.spells.layer IS 'layer of the event';
COMMENT ON COLUMN meta.spells.event IS 'column of that layer, 1 in a year with the event';
COMMENT ON COLUMN meta.spells.position IS 'order of the columns';
INSERT INTO meta.spells VALUES
  ('cowmidspell', true, 'disputes', 'cowmidongoing', 1),
  ('gmlmidspell', true, 'disputes', 'gmlmidongoing', 2),
  ('cowinterspell', true, 'wars', 'cowinterongoing', 3),
  ('cowmidspell', false, 'disputes', 'cowmidongoing', 1),
  ('gmlmidspell', false, 'disputes', 'gmlmidongoing', 2),
  ('gmlmidinitspell', false, 'disputes', 'gmlmidongoing_init', 3),
  ('cowintraspell', false, 'wars', 'cowintraongoing', 4),
  ('ucdpspell', false, 'conflicts', 'ucdpongoing', 5);
