-- Armed conflicts (UCDP/PRIO). States: the government or state on either side of a conflict with 25 or more battle
-- deaths in the year; states that joined with troops have a column of their own. Pairs: the two sides of an interstate
-- conflict. Coverage: independent states of the Gleditsch-Ward system from 1946 on, 0 where nothing is listed, empty
-- outside. No direction. The release that reaches furthest is used.
-- Onsets of side A as UCDP counts them: sumnewconf conflicts never seen before, sumonsetK episodes after more than K
-- years since the conflict was last active. What goes on in 1946 counts as new.
CREATE VIEW layers.conflict_source AS
SELECT source, covers_from, covers_to FROM meta.sources
WHERE status = 'loaded' AND dataset = 'ucdp_prio' ORDER BY covers_to DESC, source LIMIT 1;
COMMENT ON VIEW layers.conflict_source IS 'the release of armed conflicts that frames use';

CREATE VIEW layers.conflict_years AS
SELECT p.conflict, p.state, p.gw, p.year, p.side, p.supports, c.type, c.intensity,
       (p.year = min(p.year) OVER (PARTITION BY p.conflict, p.state, p.supports))::TINYINT AS onset,
       p.year - lag(p.year) OVER (PARTITION BY p.conflict, p.state, p.supports, p.side ORDER BY p.year) AS since
FROM core.conflict_parties AS p JOIN layers.conflict_source AS s USING (source)
JOIN core.conflicts AS c USING (source, conflict, year)
WHERE p.state IS NOT NULL AND p.pair IS NULL;
COMMENT ON VIEW layers.conflict_years IS 'states in armed conflicts by conflict and year; since: years since it was last in the conflict';

CREATE VIEW layers.conflicts AS
SELECT state, year, coalesce(max(1) FILTER (NOT supports), 0)::TINYINT AS ucdpongoing,
       coalesce(max(onset) FILTER (NOT supports), 0)::TINYINT AS ucdponset,
       max(intensity) FILTER (NOT supports) AS maxintensity,
       array_to_string(list_sort(list(DISTINCT conflict) FILTER (NOT supports)), '; ') AS conflict_ids,
       coalesce(max(1) FILTER (NOT supports AND type = 2), 0)::TINYINT AS ucdpinterstate,
       coalesce(max(1) FILTER (supports), 0)::TINYINT AS ucdpsupport,
       (count(DISTINCT conflict) FILTER (NOT supports))::TINYINT AS ucdpconflicts,
       (count(*) FILTER (NOT supports AND side = 'a' AND since IS NULL))::TINYINT AS sumnewconf,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 1))::TINYINT AS sumonset1,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 2))::TINYINT AS sumonset2,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 3))::TINYINT AS sumonset3,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 5))::TINYINT AS sumonset5,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 10))::TINYINT AS sumonset10
FROM layers.conflict_years
GROUP BY state, year;
COMMENT ON VIEW layers.conflicts IS 'layer of frames: armed conflicts by state and year; columns in meta.layers';

-- As the R package peacesciencer has it: side A only, so that the attacked state of an interstate conflict has none.
CREATE VIEW layers.conflicts_peacesciencer AS
SELECT state, year, coalesce(max(1) FILTER (NOT supports), 0)::TINYINT AS ucdpongoing,
       coalesce(max(onset) FILTER (NOT supports), 0)::TINYINT AS ucdponset,
       max(intensity) FILTER (NOT supports) AS maxintensity,
       array_to_string(list_sort(list(DISTINCT conflict) FILTER (NOT supports)), '; ') AS conflict_ids,
       (count(*) FILTER (NOT supports AND side = 'a' AND since IS NULL))::TINYINT AS sumnewconf,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 1))::TINYINT AS sumonset1,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 2))::TINYINT AS sumonset2,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 3))::TINYINT AS sumonset3,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 5))::TINYINT AS sumonset5,
       (count(*) FILTER (NOT supports AND side = 'a' AND coalesce(since, 99) > 10))::TINYINT AS sumonset10
FROM layers.conflict_years
WHERE side = 'a' AND NOT supports
GROUP BY state, year;
COMMENT ON VIEW layers.conflicts_peacesciencer IS 'the same by the conventions of peacesciencer';

CREATE VIEW layers.conflicts_dyads AS
SELECT least(a.state, b.state) AS state1, greatest(a.state, b.state) AS state2, a.year, 1::TINYINT AS ucdpinterongoing,
       max((a.year = first_year)::TINYINT) AS ucdpinteronset, max(a.intensity) AS ucdpinterintensity,
       array_to_string(list_sort(list(DISTINCT a.conflict)), '; ') AS ucdpinter_ids
FROM (SELECT x.*, min(x.year) OVER (PARTITION BY x.conflict, x.state, y.state) AS first_year, y.state AS other
      FROM layers.conflict_years AS x JOIN layers.conflict_years AS y USING (conflict, year)
      WHERE x.side = 'a' AND y.side = 'b' AND NOT x.supports AND NOT y.supports AND x.type = 2 AND x.state <> y.state) AS a,
 LATERAL (SELECT a.other AS state) AS b
GROUP BY least(a.state, b.state), greatest(a.state, b.state), a.year;
COMMENT ON VIEW layers.conflicts_dyads IS 'layer of frames: interstate armed conflicts by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'conflicts', '', 'states', 'armed conflicts; a state on either side is a party',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'gw', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'ucdpongoing', '0 or 1', 'a party to an armed conflict', '0'),
  (102, 'ucdponset', '0 or 1', 'first year as a party to one of the conflicts', '0'),
  (103, 'maxintensity', '1 or 2', 'highest intensity: 1 minor, 2 war', NULL),
  (104, 'conflict_ids', NULL, 'numbers of the conflicts', NULL),
  (105, 'ucdpinterstate', '0 or 1', 'a party to an interstate conflict', '0'),
  (106, 'ucdpsupport', '0 or 1', 'joined a side of a conflict of others with troops', '0'),
  (107, 'ucdpconflicts', 'conflicts', 'conflicts as a party', '0'),
  (108, 'sumnewconf', 'conflicts', 'new conflicts of the government', '0'),
  (109, 'sumonset1', 'episodes', 'episodes that begin after more than 1 years', '0'),
  (110, 'sumonset2', 'episodes', 'episodes that begin after more than 2 years', '0'),
  (111, 'sumonset3', 'episodes', 'episodes that begin after more than 3 years', '0'),
  (112, 'sumonset5', 'episodes', 'episodes that begin after more than 5 years', '0'),
  (113, 'sumonset10', 'episodes', 'episodes that begin after more than 10 years', '0')) AS d(position, name, unit, description, absent), layers.conflict_source AS s
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'conflicts', 'peacesciencer', 'states', 'armed conflicts; only states on side A; zeros to 2019',
       d.name, d.unit, d.description, s.source, s.covers_from, 2019, 'gw', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'ucdpongoing', '0 or 1', 'a party to an armed conflict', '0'),
  (102, 'ucdponset', '0 or 1', 'first year as a party to one of the conflicts', '0'),
  (103, 'maxintensity', '1 or 2', 'highest intensity: 1 minor, 2 war', NULL),
  (104, 'conflict_ids', NULL, 'numbers of the conflicts', NULL)) AS d(position, name, unit, description, absent), layers.conflict_source AS s
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'conflicts', 'peacesciencer', 'states', 'armed conflicts; only states on side A',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'gw', d.absent, 'keep', d.position
FROM (VALUES
  (105, 'sumnewconf', 'conflicts', 'new conflicts of the government', '0'),
  (106, 'sumonset1', 'episodes', 'episodes that begin after more than 1 years', '0'),
  (107, 'sumonset2', 'episodes', 'episodes that begin after more than 2 years', '0'),
  (108, 'sumonset3', 'episodes', 'episodes that begin after more than 3 years', '0'),
  (109, 'sumonset5', 'episodes', 'episodes that begin after more than 5 years', '0'),
  (110, 'sumonset10', 'episodes', 'episodes that begin after more than 10 years', '0')) AS d(position, name, unit, description, absent), layers.conflict_source AS s
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'conflicts', '', 'pairs', 'the two sides of interstate armed conflicts',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'gw', d.absent, 'keep', d.position
FROM (VALUES
  (1, 'ucdpinterongoing', '0 or 1', 'the two fight an interstate conflict', '0'),
  (2, 'ucdpinteronset', '0 or 1', 'its first year between them', '0'),
  (3, 'ucdpinterintensity', '1 or 2', 'highest intensity: 1 minor, 2 war', NULL),
  (4, 'ucdpinter_ids', NULL, 'numbers of the conflicts', NULL)) AS d(position, name, unit, description, absent), layers.conflict_source AS s
ORDER BY d.position;
