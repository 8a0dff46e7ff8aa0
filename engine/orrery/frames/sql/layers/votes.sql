-- Voting in the UN General Assembly by calendar year of the roll call. Pairs: roll calls in which both cast a vote (yes,
-- abstain or no), those in which they voted the same and those in which one said yes and the other no, and the distance of
-- their published ideal points. Two members that never voted together have 0; who was no member of the United Nations, or
-- was before the first and after the last roll call, is NULL. Absence is no vote.
CREATE VIEW layers.votes AS
SELECT state, year, v.votes_cast, v.votes_absent, p.idealpointall, p.idealpointfp
FROM (SELECT v.state, r.year, count(*) FILTER (vote <= 3)::SMALLINT AS votes_cast, count(*) FILTER (vote = 8)::SMALLINT AS votes_absent
      FROM core.votes AS v JOIN core.rollcalls AS r USING (source, rcid)
      WHERE rcid > 0
      GROUP BY v.state, r.year) AS v
FULL JOIN (SELECT state, year, max(idealpoint) FILTER (issue = 'all') AS idealpointall,
                  max(idealpoint) FILTER (issue = 'final_passage') AS idealpointfp
           FROM core.ideal_points
           WHERE source = (SELECT max(source) FROM core.ideal_points) AND issue IN ('all', 'final_passage')
           GROUP BY state, year) AS p USING (state, year);
COMMENT ON VIEW layers.votes IS 'layer of frames: votes in the UN General Assembly by state and year; columns in meta.layers';

CREATE VIEW layers.votes_dyads AS
WITH points AS (
  SELECT state, year, idealpoint FROM core.ideal_points
  WHERE source = (SELECT max(source) FROM core.ideal_points) AND issue = 'all')
SELECT state1, state2, year, v.votes_common, v.votes_same, v.votes_opposed, d.idealpointdistance
FROM core.vote_pairs AS v
FULL JOIN (SELECT a.state AS state1, b.state AS state2, a.year, abs(a.idealpoint - b.idealpoint) AS idealpointdistance
           FROM points AS a JOIN points AS b ON b.year = a.year AND b.state > a.state) AS d USING (state1, state2, year);
COMMENT ON VIEW layers.votes_dyads IS 'layer of frames: votes in the UN General Assembly by pair and year; columns in meta.layers';

INSERT INTO meta.layers
WITH held AS (
  SELECT 'votes' AS held, v.source, min(r.year) AS first_year, max(r.year) AS last_year
  FROM (SELECT DISTINCT source FROM core.votes WHERE rcid > 0) AS v JOIN core.rollcalls AS r USING (source)
  GROUP BY v.source
  UNION ALL
  SELECT issue, source, min(year), max(year) FROM core.ideal_points
  WHERE source = (SELECT max(source) FROM core.ideal_points) GROUP BY issue, source)
SELECT 'votes', '', d.shape, 'votes in the General Assembly of the United Nations and published ideal points',
       d.name, d.unit, d.description, h.source, h.first_year, h.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'states', 'votes_cast', 'roll calls', 'roll calls of the year in which the state voted yes, abstain or no', 'votes'),
  (2, 'states', 'votes_absent', 'roll calls', 'roll calls of the year from which the member was absent', 'votes'),
  (3, 'states', 'idealpointall', 'ideal point', 'published ideal point from all votes of the session', 'all'),
  (4, 'states', 'idealpointfp', 'ideal point', 'published ideal point from votes on final passage', 'final_passage'),
  (1, 'pairs', 'votes_common', 'roll calls', 'roll calls of the year in which both voted yes, abstain or no', 'votes'),
  (2, 'pairs', 'votes_same', 'roll calls', 'of these, those in which both voted the same', 'votes'),
  (3, 'pairs', 'votes_opposed', 'roll calls', 'of these, those in which one voted yes and the other no', 'votes'),
  (4, 'pairs', 'idealpointdistance', 'ideal points', 'distance of the ideal points from all votes', 'all'))
    AS d(position, shape, name, unit, description, held)
JOIN held AS h USING (held)
ORDER BY d.shape, d.position;
