-- Wars of the Correlates of War Project. Pairs: opponents in an inter-state war on some day of the year. States: in an
-- inter-state war; the government side of a civil war (types 4 and 5; interveners are left out); in an extra-state war.
-- Coverage: 0 inside the years of each source (1816-2007; intra-state 5.1 to 2014), empty outside. Direction: columns
-- of sides end in 1 and 2. Of several wars in a year one is kept: that which begins, then the deadliest, then the
-- lowest number; intrawarnums names them all.
CREATE VIEW layers.wars_dyads AS
SELECT state1, state2, year::SMALLINT AS year, 1::TINYINT AS cowinterongoing, onset AS cowinteronset, war::SMALLINT AS interwarnum,
       side1 AS sidea1, side2 AS sidea2, initiator1, initiator2, outcome1, outcome2, deaths1 AS batdeath1,
       deaths2 AS batdeath2, resumed AS resume
FROM core.war_dyads
WHERE source = 'cow_inter_war'
QUALIFY row_number() OVER (PARTITION BY state1, state2, year ORDER BY onset DESC,
        coalesce(deaths1 + deaths2, deaths1, deaths2) DESC NULLS LAST, war, resumed) = 1;
COMMENT ON VIEW layers.wars_dyads IS 'layer of frames: inter-state wars by pair of opponents and year; columns in meta.layers';

-- As the R package peacesciencer has it: no outcome of a spell that resumed after a pause.
CREATE VIEW layers.wars_dyads_peacesciencer AS
SELECT * REPLACE (CASE WHEN resume = 0 THEN outcome1 END AS outcome1, CASE WHEN resume = 0 THEN outcome2 END AS outcome2)
FROM layers.wars_dyads;
COMMENT ON VIEW layers.wars_dyads_peacesciencer IS 'the same by the conventions of peacesciencer';

-- Civil wars by the state on the government side. A spell begins in its first year, also when fighting resumes.
CREATE VIEW layers.wars_civil AS
SELECT s.source, s.state_a AS state, y.year::SMALLINT AS year, s.war, w.name, w.type, s.line, s.spell,
       (y.year = s.first_year)::TINYINT AS onset, s.international, s.outcome, s.deaths_a, s.deaths_b
FROM core.war_sides AS s
JOIN core.wars AS w USING (source, war)
JOIN meta.sources AS m USING (source),
unnest(range(s.first_year, coalesce(s.last_year, m.covers_to) + 1)) AS y(year)
WHERE w.type IN (4, 5) AND s.state_a IS NOT NULL AND s.name_b IS NOT NULL;
COMMENT ON VIEW layers.wars_civil IS 'civil wars by state on the government side, year and war: several rows a year are possible';

CREATE VIEW layers.wars_coverage AS
SELECT max(covers_from) FILTER (source = 'cow_inter_war') AS inter_from, max(covers_to) FILTER (source = 'cow_inter_war') AS inter_to,
       max(covers_from) FILTER (source = 'cow_extra_war') AS extra_from, max(covers_to) FILTER (source = 'cow_extra_war') AS extra_to,
       max(covers_from) FILTER (source = 'cow_intra_war_v4') AS intra_from, max(covers_to) FILTER (source = 'cow_intra_war_v4') AS intra_to,
       max(covers_from) FILTER (source = 'cow_intra_war_v5') AS intra5_from, max(covers_to) FILTER (source = 'cow_intra_war_v5') AS intra5_to
FROM meta.sources WHERE status = 'loaded';
COMMENT ON VIEW layers.wars_coverage IS 'the years that the sources of wars cover';

CREATE VIEW layers.wars AS
WITH civil AS (
  SELECT * REPLACE (onset AS onset), string_agg(war::INTEGER::VARCHAR, '; ') OVER same_year AS warnums
  FROM layers.wars_civil WHERE source = 'cow_intra_war_v4' AND year <= (SELECT intra_to FROM layers.wars_coverage)
  WINDOW same_year AS (PARTITION BY state, year ORDER BY war, spell, line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
kept AS (
  FROM civil
  QUALIFY row_number() OVER (PARTITION BY state, year ORDER BY onset DESC, coalesce(deaths_a + deaths_b, deaths_a, deaths_b) DESC NULLS LAST,
          war, spell, line) = 1),
civil5 AS (
  SELECT state, year, max(onset) AS onset, string_agg(war::DOUBLE::VARCHAR, '; ' ORDER BY war) AS warnums
  FROM layers.wars_civil WHERE source = 'cow_intra_war_v5' AND year <= (SELECT intra5_to FROM layers.wars_coverage) GROUP BY state, year),
inter AS (
  SELECT state, y.year::SMALLINT AS year, max((y.year = year(first_day))::TINYINT) AS onset
  FROM core.war_participants, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
  WHERE source = 'cow_inter_war' GROUP BY state, y.year),
extra AS (
  SELECT state, y.year::SMALLINT AS year, max((y.year = first_year)::TINYINT) AS onset
  FROM (SELECT state_a AS state, first_year, last_year FROM core.war_sides WHERE source = 'cow_extra_war'
        UNION ALL SELECT state_b, first_year, last_year FROM core.war_sides WHERE source = 'cow_extra_war'),
       layers.wars_coverage AS s, unnest(range(first_year, coalesce(last_year, s.extra_to) + 1)) AS y(year)
  WHERE state IS NOT NULL AND y.year <= s.extra_to GROUP BY state, y.year)
SELECT state, year,
       CASE WHEN year BETWEEN s.inter_from AND s.inter_to THEN (n.state IS NOT NULL)::TINYINT END AS cowinterongoing,
       CASE WHEN year BETWEEN s.inter_from AND s.inter_to THEN coalesce(n.onset, 0) END AS cowinteronset,
       CASE WHEN year BETWEEN s.extra_from AND s.extra_to THEN (x.state IS NOT NULL)::TINYINT END AS cowextraongoing,
       CASE WHEN year BETWEEN s.extra_from AND s.extra_to THEN coalesce(x.onset, 0) END AS cowextraonset,
       i.war::SMALLINT AS warnum, i.name AS warname,
       CASE i.type WHEN 4 THEN 'central control' WHEN 5 THEN 'local issues' END AS wartype,
       CASE WHEN year BETWEEN s.intra_from AND s.intra_to THEN coalesce(i.onset, 0) END AS cowintraonset,
       CASE WHEN year BETWEEN s.intra_from AND s.intra_to THEN (i.war IS NOT NULL)::TINYINT END AS cowintraongoing,
       i.international AS intnl, i.outcome, i.deaths_a AS sideadeaths, i.deaths_b AS sidebdeaths,
       i.warnums AS intrawarnums,
       CASE WHEN year BETWEEN s.intra5_from AND s.intra5_to THEN coalesce(v.onset, 0) END AS cowintra5onset,
       CASE WHEN year BETWEEN s.intra5_from AND s.intra5_to THEN (v.state IS NOT NULL)::TINYINT END AS cowintra5ongoing,
       v.warnums AS intra5warnums
FROM inter AS n FULL JOIN extra AS x USING (state, year) FULL JOIN kept AS i USING (state, year)
FULL JOIN civil5 AS v USING (state, year), layers.wars_coverage AS s;
COMMENT ON VIEW layers.wars IS 'layer of frames: wars by state and year; columns in meta.layers';

-- As the R package peacesciencer has it: -9 for unknown deaths, and a war begins only in the row that its file lists
-- first, so that 31 spells in which an intervener comes first never begin. A war of 2006 to 2008 has its last year,
-- past the coverage.
CREATE VIEW layers.wars_peacesciencer AS
WITH civil AS (
  SELECT * REPLACE ((onset = 1 AND line = (SELECT arg_min(o.line, [o.first_year, o.line]) FROM core.war_sides AS o
                   WHERE o.source = 'cow_intra_war_v4' AND o.war = wars_civil.war AND o.spell = wars_civil.spell))::TINYINT AS onset), string_agg(war::INTEGER::VARCHAR, '; ') OVER same_year AS warnums
  FROM layers.wars_civil WHERE source = 'cow_intra_war_v4'
  WINDOW same_year AS (PARTITION BY state, year ORDER BY war, spell, line ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)),
kept AS (
  FROM civil
  QUALIFY row_number() OVER (PARTITION BY state, year ORDER BY onset DESC, coalesce(deaths_a + deaths_b, deaths_a, deaths_b) DESC NULLS LAST,
          war, spell, line) = 1),
civil5 AS (
  SELECT state, year, max(onset) AS onset, string_agg(war::DOUBLE::VARCHAR, '; ' ORDER BY war) AS warnums
  FROM layers.wars_civil WHERE source = 'cow_intra_war_v5' AND year <= (SELECT intra5_to FROM layers.wars_coverage) GROUP BY state, year),
inter AS (
  SELECT state, y.year::SMALLINT AS year, max((y.year = year(first_day))::TINYINT) AS onset
  FROM core.war_participants, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
  WHERE source = 'cow_inter_war' GROUP BY state, y.year),
extra AS (
  SELECT state, y.year::SMALLINT AS year, max((y.year = first_year)::TINYINT) AS onset
  FROM (SELECT state_a AS state, first_year, last_year FROM core.war_sides WHERE source = 'cow_extra_war'
        UNION ALL SELECT state_b, first_year, last_year FROM core.war_sides WHERE source = 'cow_extra_war'),
       layers.wars_coverage AS s, unnest(range(first_year, coalesce(last_year, s.extra_to) + 1)) AS y(year)
  WHERE state IS NOT NULL AND y.year <= s.extra_to GROUP BY state, y.year)
SELECT state, year,
       CASE WHEN year BETWEEN s.inter_from AND s.inter_to THEN (n.state IS NOT NULL)::TINYINT END AS cowinterongoing,
       CASE WHEN year BETWEEN s.inter_from AND s.inter_to THEN coalesce(n.onset, 0) END AS cowinteronset,
       CASE WHEN year BETWEEN s.extra_from AND s.extra_to THEN (x.state IS NOT NULL)::TINYINT END AS cowextraongoing,
       CASE WHEN year BETWEEN s.extra_from AND s.extra_to THEN coalesce(x.onset, 0) END AS cowextraonset,
       i.war::SMALLINT AS warnum, i.name AS warname,
       CASE i.type WHEN 4 THEN 'central control' WHEN 5 THEN 'local issues' END AS wartype,
       CASE WHEN i.war IS NOT NULL OR year BETWEEN s.intra_from AND s.intra_to THEN coalesce(i.onset, 0) END AS cowintraonset,
       CASE WHEN i.war IS NOT NULL OR year BETWEEN s.intra_from AND s.intra_to THEN (i.war IS NOT NULL)::TINYINT END AS cowintraongoing,
       i.international AS intnl, i.outcome, CASE WHEN i.war IS NOT NULL THEN coalesce(i.deaths_a, -9) END AS sideadeaths, CASE WHEN i.war IS NOT NULL THEN coalesce(i.deaths_b, -9) END AS sidebdeaths,
       i.warnums AS intrawarnums,
       CASE WHEN year BETWEEN s.intra5_from AND s.intra5_to THEN coalesce(v.onset, 0) END AS cowintra5onset,
       CASE WHEN year BETWEEN s.intra5_from AND s.intra5_to THEN (v.state IS NOT NULL)::TINYINT END AS cowintra5ongoing,
       v.warnums AS intra5warnums
FROM inter AS n FULL JOIN extra AS x USING (state, year) FULL JOIN kept AS i USING (state, year)
FULL JOIN civil5 AS v USING (state, year), layers.wars_coverage AS s;
COMMENT ON VIEW layers.wars_peacesciencer IS 'the same by the conventions of peacesciencer';

INSERT INTO meta.layers
SELECT 'wars', '', 'directed', 'opponents in an inter-state war on some day of the year; one war a pair and year',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (1, 'cowinterongoing', '0 or 1', 'the two are opponents in an inter-state war', 'cow_inter_war', '0'),
  (2, 'cowinteronset', '0 or 1', 'the war begins between the two, or begins again after a pause', 'cow_inter_war', '0'),
  (3, 'interwarnum', NULL, 'number of the war', 'cow_inter_war', NULL),
  (4, 'sidea1', '1 or 2', 'side in the war, first state', 'cow_inter_war', NULL),
  (5, 'sidea2', '1 or 2', 'side in the war, second state', 'cow_inter_war', NULL),
  (6, 'initiator1', '0 or 1', 'initiated the war, first state', 'cow_inter_war', NULL),
  (7, 'initiator2', '0 or 1', 'initiated the war, second state', 'cow_inter_war', NULL),
  (8, 'outcome1', '1 to 8', 'outcome: 1 won, 2 lost, 3 compromise, 4 another war, 5 goes on, 6 stalemate, 7 below war, 8 changed sides, first state', 'cow_inter_war', NULL),
  (9, 'outcome2', '1 to 8', 'outcome: 1 won, 2 lost, 3 compromise, 4 another war, 5 goes on, 6 stalemate, 7 below war, 8 changed sides, second state', 'cow_inter_war', NULL),
  (10, 'batdeath1', 'deaths', 'battle deaths in the whole war, first state', 'cow_inter_war', NULL),
  (11, 'batdeath2', 'deaths', 'battle deaths in the whole war, second state', 'cow_inter_war', NULL),
  (12, 'resume', '0 or 1', 'the fighting resumed after a pause', 'cow_inter_war', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'wars', 'peacesciencer', 'directed', 'opponents in an inter-state war on some day of the year; one war a pair and year; no outcome of resumed fighting',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (1, 'cowinterongoing', '0 or 1', 'the two are opponents in an inter-state war', 'cow_inter_war', '0'),
  (2, 'cowinteronset', '0 or 1', 'the war begins between the two, or begins again after a pause', 'cow_inter_war', '0'),
  (3, 'interwarnum', NULL, 'number of the war', 'cow_inter_war', NULL),
  (4, 'sidea1', '1 or 2', 'side in the war, first state', 'cow_inter_war', NULL),
  (5, 'sidea2', '1 or 2', 'side in the war, second state', 'cow_inter_war', NULL),
  (6, 'initiator1', '0 or 1', 'initiated the war, first state', 'cow_inter_war', NULL),
  (7, 'initiator2', '0 or 1', 'initiated the war, second state', 'cow_inter_war', NULL),
  (8, 'outcome1', '1 to 8', 'outcome: 1 won, 2 lost, 3 compromise, 4 another war, 5 goes on, 6 stalemate, 7 below war, 8 changed sides, first state', 'cow_inter_war', NULL),
  (9, 'outcome2', '1 to 8', 'outcome: 1 won, 2 lost, 3 compromise, 4 another war, 5 goes on, 6 stalemate, 7 below war, 8 changed sides, second state', 'cow_inter_war', NULL),
  (10, 'batdeath1', 'deaths', 'battle deaths in the whole war, first state', 'cow_inter_war', NULL),
  (11, 'batdeath2', 'deaths', 'battle deaths in the whole war, second state', 'cow_inter_war', NULL),
  (12, 'resume', '0 or 1', 'the fighting resumed after a pause', 'cow_inter_war', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'wars', '', 'states', 'states in wars; of civil wars (types 4 and 5) the government side',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'cowinterongoing', '0 or 1', 'in an inter-state war', 'cow_inter_war', '0'),
  (102, 'cowinteronset', '0 or 1', 'enters an inter-state war, or fights again after a pause', 'cow_inter_war', '0'),
  (103, 'cowextraongoing', '0 or 1', 'in an extra-state war', 'cow_extra_war', '0'),
  (104, 'cowextraonset', '0 or 1', 'enters an extra-state war', 'cow_extra_war', '0'),
  (105, 'warnum', NULL, 'number of the civil war kept', 'cow_intra_war_v4', NULL),
  (106, 'warname', NULL, 'its name', 'cow_intra_war_v4', NULL),
  (107, 'wartype', NULL, 'central control or local issues', 'cow_intra_war_v4', NULL),
  (108, 'cowintraonset', '0 or 1', 'a civil war begins on the territory or with the government, or begins again', 'cow_intra_war_v4', '0'),
  (109, 'cowintraongoing', '0 or 1', 'the government is in a civil war', 'cow_intra_war_v4', '0'),
  (110, 'intnl', '0 or 1', 'another state took part', 'cow_intra_war_v4', NULL),
  (111, 'outcome', '1 to 7', '1 government side won, 2 lost, 3 compromise, 4 another war, 5 goes on, 6 stalemate, 7 below war', 'cow_intra_war_v4', NULL),
  (112, 'sideadeaths', 'deaths', 'battle deaths of the government side in the whole war', 'cow_intra_war_v4', NULL),
  (113, 'sidebdeaths', 'deaths', 'battle deaths of the other side in the whole war', 'cow_intra_war_v4', NULL),
  (114, 'intrawarnums', NULL, 'numbers of all civil wars of the year', 'cow_intra_war_v4', NULL),
  (115, 'cowintra5onset', '0 or 1', 'a civil war begins or begins again, by version 5.1', 'cow_intra_war_v5', '0'),
  (116, 'cowintra5ongoing', '0 or 1', 'the government is in a civil war, by version 5.1', 'cow_intra_war_v5', '0'),
  (117, 'intra5warnums', NULL, 'numbers of all civil wars of the year in version 5.1', 'cow_intra_war_v5', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'wars', 'peacesciencer', 'states', 'states in wars; of civil wars (types 4 and 5) the government side; -9 for unknown deaths, onsets in the first row of a war only',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'cowinterongoing', '0 or 1', 'in an inter-state war', 'cow_inter_war', '0'),
  (102, 'cowinteronset', '0 or 1', 'enters an inter-state war, or fights again after a pause', 'cow_inter_war', '0'),
  (103, 'cowextraongoing', '0 or 1', 'in an extra-state war', 'cow_extra_war', '0'),
  (104, 'cowextraonset', '0 or 1', 'enters an extra-state war', 'cow_extra_war', '0'),
  (105, 'warnum', NULL, 'number of the civil war kept', 'cow_intra_war_v4', NULL),
  (106, 'warname', NULL, 'its name', 'cow_intra_war_v4', NULL),
  (107, 'wartype', NULL, 'central control or local issues', 'cow_intra_war_v4', NULL),
  (108, 'cowintraonset', '0 or 1', 'a civil war begins on the territory or with the government, or begins again', 'cow_intra_war_v4', '0'),
  (109, 'cowintraongoing', '0 or 1', 'the government is in a civil war', 'cow_intra_war_v4', '0'),
  (110, 'intnl', '0 or 1', 'another state took part', 'cow_intra_war_v4', NULL),
  (111, 'outcome', '1 to 7', '1 government side won, 2 lost, 3 compromise, 4 another war, 5 goes on, 6 stalemate, 7 below war', 'cow_intra_war_v4', NULL),
  (112, 'sideadeaths', 'deaths', 'battle deaths of the government side in the whole war; -9 unknown', 'cow_intra_war_v4', NULL),
  (113, 'sidebdeaths', 'deaths', 'battle deaths of the other side in the whole war; -9 unknown', 'cow_intra_war_v4', NULL),
  (114, 'intrawarnums', NULL, 'numbers of all civil wars of the year', 'cow_intra_war_v4', NULL),
  (115, 'cowintra5onset', '0 or 1', 'a civil war begins or begins again, by version 5.1', 'cow_intra_war_v5', '0'),
  (116, 'cowintra5ongoing', '0 or 1', 'the government is in a civil war, by version 5.1', 'cow_intra_war_v5', '0'),
  (117, 'intra5warnums', NULL, 'numbers of all civil wars of the year in version 5.1', 'cow_intra_war_v5', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;
