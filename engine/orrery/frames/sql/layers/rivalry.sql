-- Strategic rivalries (Thompson, Sakuwa and Suhas 2021; Thompson and Dreyer 2012). A tie: the years from the first to the
-- last of a rivalry, both included. Coverage: 0 from 1494 to 2020 (2010), empty after. No direction.
-- The rivalry of Austria-Hungary (300) with Serbia goes on after 1918 with Austria (305), its successor.
CREATE VIEW layers.rivalry_years AS
SELECT source, rivalry, CASE WHEN state1 = 300 AND y.year >= 1919 THEN 305 ELSE state1 END::SMALLINT AS state1,
       CASE WHEN state2 = 300 AND y.year >= 1919 THEN 305 ELSE state2 END::SMALLINT AS state2, y.year::SMALLINT AS year,
       "positional", spatial, ideological, interventionary, principal, aprin, main_type
FROM core.rivalries, unnest(range(greatest(first_year, 1816), last_year + 1)) AS y(year);
COMMENT ON VIEW layers.rivalry_years IS 'rivalries by pair of states and year since 1816, by source';

CREATE VIEW layers.rivalry_dyads AS
SELECT state1, state2, year, t.rivalry AS tssr_id,
       CASE WHEN year <= s.tss_to THEN coalesce(t."positional", 0) END AS "positional",
       CASE WHEN year <= s.tss_to THEN coalesce(t.spatial, 0) END AS spatial,
       CASE WHEN year <= s.tss_to THEN coalesce(t.ideological, 0) END AS ideological,
       CASE WHEN year <= s.tss_to THEN coalesce(t.interventionary, 0) END AS interventionary,
       CASE WHEN year <= s.tss_to THEN coalesce(t.principal, 0) END AS principal,
       CASE WHEN year <= s.tss_to THEN coalesce(t.aprin, 0) END AS aprin,
       CASE WHEN year <= s.tss_to THEN (t.rivalry IS NOT NULL)::TINYINT END AS ongoingrivalry,
       d.rivalry AS tdr_id, CASE WHEN year <= s.td_to THEN (d.rivalry IS NOT NULL)::TINYINT END AS td_ongoingrivalry,
       CASE WHEN year <= s.td_to THEN coalesce(d."positional", 0) END AS td_positional,
       CASE WHEN year <= s.td_to THEN coalesce(d.spatial, 0) END AS td_spatial,
       CASE WHEN year <= s.td_to THEN coalesce(d.ideological, 0) END AS td_ideological,
       CASE WHEN year <= s.td_to THEN coalesce(d.interventionary, 0) END AS td_interventionary, d.main_type AS td_type1
FROM (FROM layers.rivalry_years WHERE source = 'tss_rivalries') AS t
FULL JOIN (FROM layers.rivalry_years WHERE source = 'td_rivalries') AS d USING (state1, state2, year),
 (SELECT max(covers_to) FILTER (source = 'tss_rivalries') AS tss_to, max(covers_to) FILTER (source = 'td_rivalries') AS td_to
  FROM meta.sources WHERE status = 'loaded') AS s;
COMMENT ON VIEW layers.rivalry_dyads IS 'layer of frames: rivalries by pair of states and year; columns in meta.layers';

CREATE VIEW layers.rivalry AS
SELECT state, year, count(*)::TINYINT AS n_rivalries, sum(ideological)::TINYINT AS n_ideological,
       sum(interventionary)::TINYINT AS n_interventionary, sum("positional")::TINYINT AS n_positional,
       sum(spatial)::TINYINT AS n_spatial, sum(principal)::TINYINT AS n_principal
FROM (SELECT state1 AS state, * FROM layers.rivalry_years UNION ALL SELECT state2, * FROM layers.rivalry_years)
WHERE source = 'tss_rivalries'
GROUP BY state, year;
COMMENT ON VIEW layers.rivalry IS 'layer of frames: rivalries by state and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'rivalry', '', 'pairs', 'strategic rivalries, from the first to the last year of each',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (1, 'tssr_id', NULL, 'number of the rivalry (Thompson and others)', 'tss_rivalries', NULL),
  (2, 'positional', '0 or 1', 'rivals over position in an order', 'tss_rivalries', '0'),
  (3, 'spatial', '0 or 1', 'rivals over territory', 'tss_rivalries', '0'),
  (4, 'ideological', '0 or 1', 'rivals over ideas', 'tss_rivalries', '0'),
  (5, 'interventionary', '0 or 1', 'rivals by intervention in the affairs of the other', 'tss_rivalries', '0'),
  (6, 'principal', '0 or 1', 'rivals a principal rivalry', 'tss_rivalries', '0'),
  (7, 'aprin', '0 or 1', 'rivals a principal rivalry of one of the two', 'tss_rivalries', '0'),
  (8, 'ongoingrivalry', '0 or 1', 'the two are rivals', 'tss_rivalries', '0'),
  (9, 'tdr_id', NULL, 'number of the rivalry (Thompson and Dreyer)', 'td_rivalries', NULL),
  (10, 'td_ongoingrivalry', '0 or 1', 'the two are rivals (Thompson and Dreyer)', 'td_rivalries', '0'),
  (11, 'td_positional', '0 or 1', 'rivals over position in an order (Thompson and Dreyer)', 'td_rivalries', '0'),
  (12, 'td_spatial', '0 or 1', 'rivals over territory (Thompson and Dreyer)', 'td_rivalries', '0'),
  (13, 'td_ideological', '0 or 1', 'rivals over ideas (Thompson and Dreyer)', 'td_rivalries', '0'),
  (14, 'td_interventionary', '0 or 1', 'rivals by intervention in the affairs of the other (Thompson and Dreyer)', 'td_rivalries', '0'),
  (15, 'td_type1', NULL, 'main type of the rivalry (Thompson and Dreyer)', 'td_rivalries', NULL)) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;

INSERT INTO meta.layers
SELECT 'rivalry', '', 'states', 'strategic rivalries, from the first to the last year of each',
       d.name, d.unit, d.description, s.source, s.covers_from, s.covers_to, 'cow', d.absent, 'keep', d.position
FROM (VALUES
  (101, 'n_rivalries', 'rivalries', 'rivalries of the state', 'tss_rivalries', '0'),
  (102, 'n_ideological', 'rivalries', 'of them over ideas', 'tss_rivalries', '0'),
  (103, 'n_interventionary', 'rivalries', 'of them by intervention', 'tss_rivalries', '0'),
  (104, 'n_positional', 'rivalries', 'of them over position', 'tss_rivalries', '0'),
  (105, 'n_spatial', 'rivalries', 'of them over territory', 'tss_rivalries', '0'),
  (106, 'n_principal', 'rivalries', 'of them principal ones', 'tss_rivalries', '0')) AS d(position, name, unit, description, source, absent)
JOIN meta.sources AS s ON s.source = d.source AND s.status = 'loaded'
ORDER BY d.position;
