-- International crises (ICB). States: an actor of a crisis, from the year of its trigger to that of its end. Pairs: the
-- first state triggered a crisis of the second in the year; both were actors of one crisis in the year, on either side.
-- Coverage: 0 from 1918 to 2017, empty outside. Direction: icbtrigger is directed; undirected frames have either way.
CREATE VIEW layers.crises AS
SELECT state, y.year::SMALLINT AS year, 1::TINYINT AS icbongoing, max((y.year = core.crisis_actors.first_year)::TINYINT) AS icbonset,
       count(DISTINCT crisis)::TINYINT AS icbcrises, max(violence) AS icbviolence
FROM core.crisis_actors JOIN meta.sources AS s USING (source),
unnest(range(core.crisis_actors.first_year, least(core.crisis_actors.last_year, s.covers_to) + 1)) AS y(year)
GROUP BY state, y.year;
COMMENT ON VIEW layers.crises IS 'layer of frames: crises by state and year; columns in meta.layers';

CREATE VIEW layers.crises_dyads AS
SELECT state1, state2, year, max(icbtrigger) AS icbtrigger, max(icbjoint) AS icbjoint
FROM (SELECT trigger AS state1, state AS state2, first_year AS year, 1::TINYINT AS icbtrigger, 0::TINYINT AS icbjoint
      FROM core.crisis_actors WHERE trigger <> state AND first_year IS NOT NULL
      UNION ALL
      SELECT a.state, b.state, y.year::SMALLINT, 0::TINYINT, 1::TINYINT
      FROM core.crisis_actors AS a JOIN core.crisis_actors AS b ON b.crisis = a.crisis AND b.state <> a.state
      JOIN meta.sources AS s ON s.source = a.source,
      unnest(range(greatest(a.first_year, b.first_year), least(a.last_year, b.last_year, s.covers_to) + 1)) AS y(year))
GROUP BY state1, state2, year;
COMMENT ON VIEW layers.crises_dyads IS 'layer of frames: crises by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'crises', '', 'states', 'international crises, from the year of the trigger to that of the end',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'icbongoing', '0 or 1', 'actor of a crisis', 'icb', '0'),
  (102, 'icbonset', '0 or 1', 'a crisis is triggered for the state', 'icb', '0'),
  (103, 'icbcrises', 'crises', 'crises as an actor', 'icb', '0'),
  (104, 'icbviolence', '1 to 4', 'highest severity of violence: 1 none to 4 full-scale war', 'icb', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'crises', '', 'directed', 'international crises by who triggered them and who was in them together',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'max', d.position
FROM (VALUES
  (1, 'icbtrigger', '0 or 1', 'the first state triggered a crisis of the second', 'icb', '0'),
  (2, 'icbjoint', '0 or 1', 'both were actors of one crisis, on the same side or not', 'icb', '0')) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;
