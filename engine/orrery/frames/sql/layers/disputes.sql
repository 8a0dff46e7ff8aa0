-- Militarised disputes (Correlates of War 5.0; Gibler, Miller and Little 2.2.1). A tie: the two states are opponents in
-- a dispute on some day of the year. Coverage: 0 inside the years of each source (1816-2014; 1816-2010), empty outside.
-- Direction: the columns of sides end in 1 and 2, so that a row and its mirror say the same.
-- A pair has one row a year. Of several disputes one is kept by the policies of meta.policies, in their order.
CREATE VIEW layers.disputes_kept AS
FROM core.dispute_dyads
WHERE source IN ('cow_mid', 'gml')
QUALIFY row_number() OVER (PARTITION BY source, state1, state2, year ORDER BY ${whittle}, dispute) = 1;
COMMENT ON VIEW layers.disputes_kept IS 'the dispute of each pair and year that is kept of several, by source';

CREATE VIEW layers.disputes_coverage AS
SELECT max(covers_from) FILTER (source = 'cow_mid') AS cow_from, max(covers_to) FILTER (source = 'cow_mid') AS cow_to,
       max(covers_from) FILTER (source = 'gml') AS gml_from, max(covers_to) FILTER (source = 'gml') AS gml_to
FROM meta.sources WHERE status = 'loaded';
COMMENT ON VIEW layers.disputes_coverage IS 'the years that the sources of disputes cover';

CREATE VIEW layers.disputes_dyads AS
SELECT state1, state2, year,
       CASE WHEN year BETWEEN s.cow_from AND s.cow_to THEN coalesce(c.onset, 0) END AS cowmidonset,
       CASE WHEN year BETWEEN s.cow_from AND s.cow_to THEN (c.dispute IS NOT NULL)::TINYINT END AS cowmidongoing,
       c.dispute AS cow_dispnum,
       c.sidea1 AS cow_sidea1, c.sidea2 AS cow_sidea2, c.orig1 AS cow_orig1, c.orig2 AS cow_orig2,
       c.fatality1 AS cow_fatality1,
       c.fatality2 AS cow_fatality2,
       c.deaths1 AS cow_fatalpre1,
       c.deaths2 AS cow_fatalpre2,
       c.hiact1 AS cow_hiact1, c.hiact2 AS cow_hiact2,
       c.hostlev1 AS cow_hostlev1, c.hostlev2 AS cow_hostlev2,
       c.fatality AS cow_fatality,
       c.hostlev AS cow_hostlev, c.mindur AS cow_mindur, c.maxdur AS cow_maxdur,
       c.recip AS cow_recip, c.stmon AS cow_stmon,
       CASE WHEN year BETWEEN s.gml_from AND s.gml_to THEN coalesce(g.onset, 0) END AS gmlmidonset,
       CASE WHEN year BETWEEN s.gml_from AND s.gml_to THEN (g.dispute IS NOT NULL)::TINYINT END AS gmlmidongoing,
       g.dispute AS gml_dispnum,
       g.sidea1 AS gml_sidea1, g.sidea2 AS gml_sidea2, g.orig1 AS gml_orig1, g.orig2 AS gml_orig2,
       g.fatality1 AS gml_fatality1,
       g.fatality2 AS gml_fatality2,
       g.deaths1 AS gml_fatalpre1,
       g.deaths2 AS gml_fatalpre2,
       g.hiact1 AS gml_hiact1, g.hiact2 AS gml_hiact2,
       g.hostlev1 AS gml_hostlev1, g.hostlev2 AS gml_hostlev2,
       g.fatality AS gml_fatality,
       g.hostlev AS gml_hostlev, g.mindur AS gml_mindur, g.maxdur AS gml_maxdur,
       g.recip AS gml_recip, g.stmon AS gml_stmon
FROM (FROM layers.disputes_kept WHERE source = 'cow_mid') AS c
FULL JOIN (FROM layers.disputes_kept WHERE source = 'gml') AS g USING (state1, state2, year),
 layers.disputes_coverage AS s;
COMMENT ON VIEW layers.disputes_dyads IS 'layer of frames: disputes by pair of opponents and year; columns in meta.layers';

-- As the R package peacesciencer has it: names without a prefix for the Correlates of War, -9 for unknown deaths, and
-- no second onset for Finland and Russia in dispute 4678, whose list of such onsets is kept there by hand.
CREATE VIEW layers.disputes_dyads_peacesciencer AS
SELECT state1, state2, year,
       CASE WHEN year BETWEEN s.cow_from AND s.cow_to THEN CASE WHEN c.dispute = 4678 AND c.year = 2014 AND least(c.state1, c.state2) = 365
                 AND greatest(c.state1, c.state2) = 375 THEN 0 ELSE coalesce(c.onset, 0) END END AS cowmidonset,
       CASE WHEN year BETWEEN s.cow_from AND s.cow_to THEN (c.dispute IS NOT NULL)::TINYINT END AS cowmidongoing,
       c.dispute AS dispnum,
       c.sidea1 AS sidea1, c.sidea2 AS sidea2, c.orig1 AS orig1, c.orig2 AS orig2,
       CASE WHEN c.dispute IS NOT NULL THEN coalesce(c.fatality1, -9) END AS fatality1,
       CASE WHEN c.dispute IS NOT NULL THEN coalesce(c.fatality2, -9) END AS fatality2,
       CASE WHEN c.dispute IS NOT NULL THEN coalesce(c.deaths1, -9) END AS fatalpre1,
       CASE WHEN c.dispute IS NOT NULL THEN coalesce(c.deaths2, -9) END AS fatalpre2,
       c.hiact1 AS hiact1, c.hiact2 AS hiact2,
       c.hostlev1 AS hostlev1, c.hostlev2 AS hostlev2,
       CASE WHEN c.dispute IS NOT NULL THEN coalesce(c.fatality, -9) END AS fatality,
       c.hostlev AS hostlev, c.mindur AS mindur, c.maxdur AS maxdur,
       c.recip AS recip, c.stmon AS stmon,
       CASE WHEN year BETWEEN s.gml_from AND s.gml_to THEN coalesce(g.onset, 0) END AS gmlmidonset,
       CASE WHEN year BETWEEN s.gml_from AND s.gml_to THEN (g.dispute IS NOT NULL)::TINYINT END AS gmlmidongoing,
       g.dispute AS gml_dispnum,
       g.sidea1 AS gml_sidea1, g.sidea2 AS gml_sidea2, g.orig1 AS gml_orig1, g.orig2 AS gml_orig2,
       CASE WHEN g.dispute IS NOT NULL THEN coalesce(g.fatality1, -9) END AS gml_fatality1,
       CASE WHEN g.dispute IS NOT NULL THEN coalesce(g.fatality2, -9) END AS gml_fatality2,
       CASE WHEN g.dispute IS NOT NULL THEN coalesce(g.deaths1, -9) END AS gml_fatalpre1,
       CASE WHEN g.dispute IS NOT NULL THEN coalesce(g.deaths2, -9) END AS gml_fatalpre2,
       g.hiact1 AS gml_hiact1, g.hiact2 AS gml_hiact2,
       g.hostlev1 AS gml_hostlev1, g.hostlev2 AS gml_hostlev2,
       CASE WHEN g.dispute IS NOT NULL THEN coalesce(g.fatality, -9) END AS gml_fatality,
       g.hostlev AS gml_hostlev, g.mindur AS gml_mindur, g.maxdur AS gml_maxdur,
       g.recip AS gml_recip, g.stmon AS gml_stmon
FROM (FROM layers.disputes_kept WHERE source = 'cow_mid') AS c
FULL JOIN (FROM layers.disputes_kept WHERE source = 'gml') AS g USING (state1, state2, year),
 layers.disputes_coverage AS s;
COMMENT ON VIEW layers.disputes_dyads_peacesciencer IS 'the same by the conventions of peacesciencer';

-- States: in a dispute on some day of the year, from the year of entry to that of leaving. Who initiated it is a
-- judgment: side A and all who joined, side A, or those on side A from the first day.
CREATE VIEW layers.disputes AS
WITH years AS (
  SELECT source, state, y.year::SMALLINT AS year, 1::TINYINT AS ongoing, (y.year = year(first_day))::TINYINT AS onset,
         sidea = 1 OR orig = 0 AS init, sidea = 1 AS on_a, sidea = 1 AND orig = 1 AS began
  FROM core.dispute_participants, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
  WHERE source IN ('cow_mid', 'gml')),
flags AS (
  SELECT source, state, year, ongoing, onset, init::TINYINT AS ongoing_init, (init AND onset = 1)::TINYINT AS onset_init,
         on_a::TINYINT AS ongoing_sidea, (on_a AND onset = 1)::TINYINT AS onset_sidea,
         began::TINYINT AS ongoing_orig, (began AND onset = 1)::TINYINT AS onset_orig
  FROM years)
SELECT state, year,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset) FILTER (source = 'cow_mid'), 0) END AS cowmidonset,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing_init) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing_init,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset_init) FILTER (source = 'cow_mid'), 0) END AS cowmidonset_init,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing_sidea) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing_init_sidea,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset_sidea) FILTER (source = 'cow_mid'), 0) END AS cowmidonset_init_sidea,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing_orig) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing_init_orig,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset_orig) FILTER (source = 'cow_mid'), 0) END AS cowmidonset_init_orig,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(ongoing) FILTER (source = 'gml'), 0) END AS gmlmidongoing,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(onset) FILTER (source = 'gml'), 0) END AS gmlmidonset,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(ongoing_init) FILTER (source = 'gml'), 0) END AS gmlmidongoing_init,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(onset_init) FILTER (source = 'gml'), 0) END AS gmlmidonset_init,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(ongoing_sidea) FILTER (source = 'gml'), 0) END AS gmlmidongoing_init_sidea,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(onset_sidea) FILTER (source = 'gml'), 0) END AS gmlmidonset_init_sidea,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(ongoing_orig) FILTER (source = 'gml'), 0) END AS gmlmidongoing_init_orig,
       CASE WHEN year BETWEEN any_value(s.gml_from) AND any_value(s.gml_to) THEN coalesce(max(onset_orig) FILTER (source = 'gml'), 0) END AS gmlmidonset_init_orig
FROM flags, layers.disputes_coverage AS s
GROUP BY state, year;
COMMENT ON VIEW layers.disputes IS 'layer of frames: disputes by state and year; columns in meta.layers';

-- peacesciencer leaves out disputes of which no leader is known at start or end, and has zeros past the last year.
CREATE VIEW layers.disputes_peacesciencer AS
WITH years AS (
  SELECT source, state, y.year::SMALLINT AS year, 1::TINYINT AS ongoing, (y.year = year(first_day))::TINYINT AS onset,
         sidea = 1 OR orig = 0 AS init, sidea = 1 AS on_a, sidea = 1 AND orig = 1 AS began
  FROM core.dispute_participants, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
  WHERE source IN ('cow_mid', 'gml') AND coalesce(leaders_known, true)),
flags AS (
  SELECT source, state, year, ongoing, onset, init::TINYINT AS ongoing_init, (init AND onset = 1)::TINYINT AS onset_init,
         on_a::TINYINT AS ongoing_sidea, (on_a AND onset = 1)::TINYINT AS onset_sidea,
         began::TINYINT AS ongoing_orig, (began AND onset = 1)::TINYINT AS onset_orig
  FROM years)
SELECT state, year,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset) FILTER (source = 'cow_mid'), 0) END AS cowmidonset,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing_init) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing_init,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset_init) FILTER (source = 'cow_mid'), 0) END AS cowmidonset_init,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing_sidea) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing_init_sidea,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset_sidea) FILTER (source = 'cow_mid'), 0) END AS cowmidonset_init_sidea,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(ongoing_orig) FILTER (source = 'cow_mid'), 0) END AS cowmidongoing_init_orig,
       CASE WHEN year BETWEEN any_value(s.cow_from) AND any_value(s.cow_to) THEN coalesce(max(onset_orig) FILTER (source = 'cow_mid'), 0) END AS cowmidonset_init_orig,
       coalesce(max(ongoing) FILTER (source = 'gml'), 0) AS gmlmidongoing,
       coalesce(max(onset) FILTER (source = 'gml'), 0) AS gmlmidonset,
       coalesce(max(ongoing_init) FILTER (source = 'gml'), 0) AS gmlmidongoing_init,
       coalesce(max(onset_init) FILTER (source = 'gml'), 0) AS gmlmidonset_init,
       coalesce(max(ongoing_sidea) FILTER (source = 'gml'), 0) AS gmlmidongoing_init_sidea,
       coalesce(max(onset_sidea) FILTER (source = 'gml'), 0) AS gmlmidonset_init_sidea,
       coalesce(max(ongoing_orig) FILTER (source = 'gml'), 0) AS gmlmidongoing_init_orig,
       coalesce(max(onset_orig) FILTER (source = 'gml'), 0) AS gmlmidonset_init_orig
FROM flags, layers.disputes_coverage AS s
GROUP BY state, year;
COMMENT ON VIEW layers.disputes_peacesciencer IS 'the same by the conventions of peacesciencer';

INSERT INTO meta.layers
SELECT 'disputes', '', 'directed', 'one dispute a pair and year, kept by the policies of meta.policies',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (1, 'cowmidonset', '0 or 1', 'a dispute begins between the two (Correlates of War)', 'cow_mid', '0'),
  (2, 'cowmidongoing', '0 or 1', 'the two are opponents in a dispute (Correlates of War)', 'cow_mid', '0'),
  (3, 'cow_dispnum', NULL, 'number of the dispute kept (Correlates of War)', 'cow_mid', NULL),
  (4, 'cow_sidea1', '0 or 1', 'on side A, first state (Correlates of War)', 'cow_mid', NULL),
  (5, 'cow_sidea2', '0 or 1', 'on side A, second state (Correlates of War)', 'cow_mid', NULL),
  (6, 'cow_orig1', '0 or 1', 'in the dispute from its first day, first state (Correlates of War)', 'cow_mid', NULL),
  (7, 'cow_orig2', '0 or 1', 'in the dispute from its first day, second state (Correlates of War)', 'cow_mid', NULL),
  (8, 'cow_fatality1', '0 to 6', 'level of battle deaths, first state (Correlates of War)', 'cow_mid', NULL),
  (9, 'cow_fatality2', '0 to 6', 'level of battle deaths, second state (Correlates of War)', 'cow_mid', NULL),
  (10, 'cow_fatalpre1', 'deaths', 'battle deaths, number, first state (Correlates of War)', 'cow_mid', NULL),
  (11, 'cow_fatalpre2', 'deaths', 'battle deaths, number, second state (Correlates of War)', 'cow_mid', NULL),
  (12, 'cow_hiact1', '0 to 21', 'highest action, first state (Correlates of War)', 'cow_mid', NULL),
  (13, 'cow_hiact2', '0 to 21', 'highest action, second state (Correlates of War)', 'cow_mid', NULL),
  (14, 'cow_hostlev1', '1 to 5', 'hostility, 5 war, first state (Correlates of War)', 'cow_mid', NULL),
  (15, 'cow_hostlev2', '1 to 5', 'hostility, 5 war, second state (Correlates of War)', 'cow_mid', NULL),
  (16, 'cow_fatality', '0 to 6', 'level of battle deaths of the dispute (Correlates of War)', 'cow_mid', NULL),
  (17, 'cow_hostlev', '2 to 5', 'hostility of the dispute, 5 war (Correlates of War)', 'cow_mid', NULL),
  (18, 'cow_mindur', 'days', 'shortest possible duration of the dispute (Correlates of War)', 'cow_mid', NULL),
  (19, 'cow_maxdur', 'days', 'longest possible duration of the dispute (Correlates of War)', 'cow_mid', NULL),
  (20, 'cow_recip', '0 or 1', 'the dispute was reciprocated (Correlates of War)', 'cow_mid', NULL),
  (21, 'cow_stmon', 'month', 'month in which the dispute began (Correlates of War)', 'cow_mid', NULL),
  (22, 'gmlmidonset', '0 or 1', 'a dispute begins between the two (Gibler-Miller-Little)', 'gml', '0'),
  (23, 'gmlmidongoing', '0 or 1', 'the two are opponents in a dispute (Gibler-Miller-Little)', 'gml', '0'),
  (24, 'gml_dispnum', NULL, 'number of the dispute kept (Gibler-Miller-Little)', 'gml', NULL),
  (25, 'gml_sidea1', '0 or 1', 'on side A, first state (Gibler-Miller-Little)', 'gml', NULL),
  (26, 'gml_sidea2', '0 or 1', 'on side A, second state (Gibler-Miller-Little)', 'gml', NULL),
  (27, 'gml_orig1', '0 or 1', 'in the dispute from its first day, first state (Gibler-Miller-Little)', 'gml', NULL),
  (28, 'gml_orig2', '0 or 1', 'in the dispute from its first day, second state (Gibler-Miller-Little)', 'gml', NULL),
  (29, 'gml_fatality1', '0 to 6', 'level of battle deaths, first state (Gibler-Miller-Little)', 'gml', NULL),
  (30, 'gml_fatality2', '0 to 6', 'level of battle deaths, second state (Gibler-Miller-Little)', 'gml', NULL),
  (31, 'gml_fatalpre1', 'deaths', 'battle deaths, number, first state (Gibler-Miller-Little)', 'gml', NULL),
  (32, 'gml_fatalpre2', 'deaths', 'battle deaths, number, second state (Gibler-Miller-Little)', 'gml', NULL),
  (33, 'gml_hiact1', '0 to 21', 'highest action, first state (Gibler-Miller-Little)', 'gml', NULL),
  (34, 'gml_hiact2', '0 to 21', 'highest action, second state (Gibler-Miller-Little)', 'gml', NULL),
  (35, 'gml_hostlev1', '1 to 5', 'hostility, 5 war, first state (Gibler-Miller-Little)', 'gml', NULL),
  (36, 'gml_hostlev2', '1 to 5', 'hostility, 5 war, second state (Gibler-Miller-Little)', 'gml', NULL),
  (37, 'gml_fatality', '0 to 6', 'level of battle deaths of the dispute (Gibler-Miller-Little)', 'gml', NULL),
  (38, 'gml_hostlev', '2 to 5', 'hostility of the dispute, 5 war (Gibler-Miller-Little)', 'gml', NULL),
  (39, 'gml_mindur', 'days', 'shortest possible duration of the dispute (Gibler-Miller-Little)', 'gml', NULL),
  (40, 'gml_maxdur', 'days', 'longest possible duration of the dispute (Gibler-Miller-Little)', 'gml', NULL),
  (41, 'gml_recip', '0 or 1', 'the dispute was reciprocated (Gibler-Miller-Little)', 'gml', NULL),
  (42, 'gml_stmon', 'month', 'month in which the dispute began (Gibler-Miller-Little)', 'gml', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'disputes', 'peacesciencer', 'directed', 'one dispute a pair and year, kept by the policies of meta.policies; names and codes of peacesciencer',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (1, 'cowmidonset', '0 or 1', 'a dispute begins between the two (Correlates of War)', 'cow_mid', '0'),
  (2, 'cowmidongoing', '0 or 1', 'the two are opponents in a dispute (Correlates of War)', 'cow_mid', '0'),
  (3, 'dispnum', NULL, 'number of the dispute kept (Correlates of War)', 'cow_mid', NULL),
  (4, 'sidea1', '0 or 1', 'on side A, first state (Correlates of War)', 'cow_mid', NULL),
  (5, 'sidea2', '0 or 1', 'on side A, second state (Correlates of War)', 'cow_mid', NULL),
  (6, 'orig1', '0 or 1', 'in the dispute from its first day, first state (Correlates of War)', 'cow_mid', NULL),
  (7, 'orig2', '0 or 1', 'in the dispute from its first day, second state (Correlates of War)', 'cow_mid', NULL),
  (8, 'fatality1', '0 to 6', 'level of battle deaths; -9 unknown, first state (Correlates of War)', 'cow_mid', NULL),
  (9, 'fatality2', '0 to 6', 'level of battle deaths; -9 unknown, second state (Correlates of War)', 'cow_mid', NULL),
  (10, 'fatalpre1', 'deaths', 'battle deaths, number; -9 unknown, first state (Correlates of War)', 'cow_mid', NULL),
  (11, 'fatalpre2', 'deaths', 'battle deaths, number; -9 unknown, second state (Correlates of War)', 'cow_mid', NULL),
  (12, 'hiact1', '0 to 21', 'highest action, first state (Correlates of War)', 'cow_mid', NULL),
  (13, 'hiact2', '0 to 21', 'highest action, second state (Correlates of War)', 'cow_mid', NULL),
  (14, 'hostlev1', '1 to 5', 'hostility, 5 war, first state (Correlates of War)', 'cow_mid', NULL),
  (15, 'hostlev2', '1 to 5', 'hostility, 5 war, second state (Correlates of War)', 'cow_mid', NULL),
  (16, 'fatality', '0 to 6', 'level of battle deaths of the dispute; -9 unknown (Correlates of War)', 'cow_mid', NULL),
  (17, 'hostlev', '2 to 5', 'hostility of the dispute, 5 war (Correlates of War)', 'cow_mid', NULL),
  (18, 'mindur', 'days', 'shortest possible duration of the dispute (Correlates of War)', 'cow_mid', NULL),
  (19, 'maxdur', 'days', 'longest possible duration of the dispute (Correlates of War)', 'cow_mid', NULL),
  (20, 'recip', '0 or 1', 'the dispute was reciprocated (Correlates of War)', 'cow_mid', NULL),
  (21, 'stmon', 'month', 'month in which the dispute began (Correlates of War)', 'cow_mid', NULL),
  (22, 'gmlmidonset', '0 or 1', 'a dispute begins between the two (Gibler-Miller-Little)', 'gml', '0'),
  (23, 'gmlmidongoing', '0 or 1', 'the two are opponents in a dispute (Gibler-Miller-Little)', 'gml', '0'),
  (24, 'gml_dispnum', NULL, 'number of the dispute kept (Gibler-Miller-Little)', 'gml', NULL),
  (25, 'gml_sidea1', '0 or 1', 'on side A, first state (Gibler-Miller-Little)', 'gml', NULL),
  (26, 'gml_sidea2', '0 or 1', 'on side A, second state (Gibler-Miller-Little)', 'gml', NULL),
  (27, 'gml_orig1', '0 or 1', 'in the dispute from its first day, first state (Gibler-Miller-Little)', 'gml', NULL),
  (28, 'gml_orig2', '0 or 1', 'in the dispute from its first day, second state (Gibler-Miller-Little)', 'gml', NULL),
  (29, 'gml_fatality1', '0 to 6', 'level of battle deaths; -9 unknown, first state (Gibler-Miller-Little)', 'gml', NULL),
  (30, 'gml_fatality2', '0 to 6', 'level of battle deaths; -9 unknown, second state (Gibler-Miller-Little)', 'gml', NULL),
  (31, 'gml_fatalpre1', 'deaths', 'battle deaths, number; -9 unknown, first state (Gibler-Miller-Little)', 'gml', NULL),
  (32, 'gml_fatalpre2', 'deaths', 'battle deaths, number; -9 unknown, second state (Gibler-Miller-Little)', 'gml', NULL),
  (33, 'gml_hiact1', '0 to 21', 'highest action, first state (Gibler-Miller-Little)', 'gml', NULL),
  (34, 'gml_hiact2', '0 to 21', 'highest action, second state (Gibler-Miller-Little)', 'gml', NULL),
  (35, 'gml_hostlev1', '1 to 5', 'hostility, 5 war, first state (Gibler-Miller-Little)', 'gml', NULL),
  (36, 'gml_hostlev2', '1 to 5', 'hostility, 5 war, second state (Gibler-Miller-Little)', 'gml', NULL),
  (37, 'gml_fatality', '0 to 6', 'level of battle deaths of the dispute; -9 unknown (Gibler-Miller-Little)', 'gml', NULL),
  (38, 'gml_hostlev', '2 to 5', 'hostility of the dispute, 5 war (Gibler-Miller-Little)', 'gml', NULL),
  (39, 'gml_mindur', 'days', 'shortest possible duration of the dispute (Gibler-Miller-Little)', 'gml', NULL),
  (40, 'gml_maxdur', 'days', 'longest possible duration of the dispute (Gibler-Miller-Little)', 'gml', NULL),
  (41, 'gml_recip', '0 or 1', 'the dispute was reciprocated (Gibler-Miller-Little)', 'gml', NULL),
  (42, 'gml_stmon', 'month', 'month in which the dispute began (Gibler-Miller-Little)', 'gml', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'disputes', '', 'states', 'states in a dispute on some day of the year',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'cowmidongoing', '0 or 1', 'in a dispute (Correlates of War)', 'cow_mid', '0'),
  (102, 'cowmidonset', '0 or 1', 'enters a dispute (Correlates of War)', 'cow_mid', '0'),
  (103, 'cowmidongoing_init', '0 or 1', 'in a dispute as an initiator: on side A or a joiner of either side (Correlates of War; sidea-all-joiners)', 'cow_mid', '0'),
  (104, 'cowmidonset_init', '0 or 1', 'enters a dispute as such an initiator (Correlates of War)', 'cow_mid', '0'),
  (105, 'cowmidongoing_init_sidea', '0 or 1', 'in a dispute on side A (Correlates of War; sidea-with-joiners)', 'cow_mid', '0'),
  (106, 'cowmidonset_init_sidea', '0 or 1', 'enters a dispute on side A (Correlates of War)', 'cow_mid', '0'),
  (107, 'cowmidongoing_init_orig', '0 or 1', 'in a dispute on side A from its first day (Correlates of War; sidea-orig)', 'cow_mid', '0'),
  (108, 'cowmidonset_init_orig', '0 or 1', 'enters a dispute on side A on its first day (Correlates of War)', 'cow_mid', '0'),
  (109, 'gmlmidongoing', '0 or 1', 'in a dispute (Gibler-Miller-Little)', 'gml', '0'),
  (110, 'gmlmidonset', '0 or 1', 'enters a dispute (Gibler-Miller-Little)', 'gml', '0'),
  (111, 'gmlmidongoing_init', '0 or 1', 'in a dispute as an initiator: on side A or a joiner of either side (Gibler-Miller-Little; sidea-all-joiners)', 'gml', '0'),
  (112, 'gmlmidonset_init', '0 or 1', 'enters a dispute as such an initiator (Gibler-Miller-Little)', 'gml', '0'),
  (113, 'gmlmidongoing_init_sidea', '0 or 1', 'in a dispute on side A (Gibler-Miller-Little; sidea-with-joiners)', 'gml', '0'),
  (114, 'gmlmidonset_init_sidea', '0 or 1', 'enters a dispute on side A (Gibler-Miller-Little)', 'gml', '0'),
  (115, 'gmlmidongoing_init_orig', '0 or 1', 'in a dispute on side A from its first day (Gibler-Miller-Little; sidea-orig)', 'gml', '0'),
  (116, 'gmlmidonset_init_orig', '0 or 1', 'enters a dispute on side A on its first day (Gibler-Miller-Little)', 'gml', '0')) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'disputes', 'peacesciencer', 'states', 'states in a dispute whose leaders are known; zeros past the coverage of Gibler-Miller-Little',
       d.name, d.unit, d.description, s.source, s.covers_from, CASE s.source WHEN 'gml' THEN (SELECT max(year) FROM core.state_years) ELSE s.covers_to END, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'cowmidongoing', '0 or 1', 'in a dispute (Correlates of War)', 'cow_mid', '0'),
  (102, 'cowmidonset', '0 or 1', 'enters a dispute (Correlates of War)', 'cow_mid', '0'),
  (103, 'cowmidongoing_init', '0 or 1', 'in a dispute as an initiator: on side A or a joiner of either side (Correlates of War; sidea-all-joiners)', 'cow_mid', '0'),
  (104, 'cowmidonset_init', '0 or 1', 'enters a dispute as such an initiator (Correlates of War)', 'cow_mid', '0'),
  (105, 'cowmidongoing_init_sidea', '0 or 1', 'in a dispute on side A (Correlates of War; sidea-with-joiners)', 'cow_mid', '0'),
  (106, 'cowmidonset_init_sidea', '0 or 1', 'enters a dispute on side A (Correlates of War)', 'cow_mid', '0'),
  (107, 'cowmidongoing_init_orig', '0 or 1', 'in a dispute on side A from its first day (Correlates of War; sidea-orig)', 'cow_mid', '0'),
  (108, 'cowmidonset_init_orig', '0 or 1', 'enters a dispute on side A on its first day (Correlates of War)', 'cow_mid', '0'),
  (109, 'gmlmidongoing', '0 or 1', 'in a dispute (Gibler-Miller-Little)', 'gml', '0'),
  (110, 'gmlmidonset', '0 or 1', 'enters a dispute (Gibler-Miller-Little)', 'gml', '0'),
  (111, 'gmlmidongoing_init', '0 or 1', 'in a dispute as an initiator: on side A or a joiner of either side (Gibler-Miller-Little; sidea-all-joiners)', 'gml', '0'),
  (112, 'gmlmidonset_init', '0 or 1', 'enters a dispute as such an initiator (Gibler-Miller-Little)', 'gml', '0'),
  (113, 'gmlmidongoing_init_sidea', '0 or 1', 'in a dispute on side A (Gibler-Miller-Little; sidea-with-joiners)', 'gml', '0'),
  (114, 'gmlmidonset_init_sidea', '0 or 1', 'enters a dispute on side A (Gibler-Miller-Little)', 'gml', '0'),
  (115, 'gmlmidongoing_init_orig', '0 or 1', 'in a dispute on side A from its first day (Gibler-Miller-Little; sidea-orig)', 'gml', '0'),
  (116, 'gmlmidonset_init_orig', '0 or 1', 'enters a dispute on side A on its first day (Gibler-Miller-Little)', 'gml', '0')) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;
