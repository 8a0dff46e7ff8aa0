-- Peace-years of the events in other layers. They are counted by the frame itself, in the order of its rows: 0 in the
-- first year of a state or pair and in the year after an event, one more with every row after; years in which the
-- state or pair is not there are not counted; empty where the event is unknown.
INSERT INTO meta.spells VALUES
  ('cowmidspell', true, 'disputes', 'cowmidongoing', 1),
  ('gmlmidspell', true, 'disputes', 'gmlmidongoing', 2),
  ('cowinterspell', true, 'wars', 'cowinterongoing', 3),
  ('cowmidspell', false, 'disputes', 'cowmidongoing', 1),
  ('gmlmidspell', false, 'disputes', 'gmlmidongoing', 2),
  ('gmlmidinitspell', false, 'disputes', 'gmlmidongoing_init', 3),
  ('cowintraspell', false, 'wars', 'cowintraongoing', 4),
  ('ucdpspell', false, 'conflicts', 'ucdpongoing', 5);
