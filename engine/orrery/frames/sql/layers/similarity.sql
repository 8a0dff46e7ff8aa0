-- Similarity of foreign policy of two states. Votes are those of the session of the General Assembly that began in the
-- year, session + 1945 as the field has it, so that a vote of January to September counts for the year before; alliance
-- portfolios are those of the year, what each state owes others (ATOP, convention fpsim). A pair that was not in the
-- session, or not in the system of states, is empty; so is a measure that is undefined.
CREATE VIEW layers.similarity_dyads AS
WITH un AS (
  SELECT state1, state2, (period + 1945)::SMALLINT AS year, n AS un_n, agree AS un_agree, agree_bsv AS un_agree_bsv,
         s_abs AS un_s_abs, s_sq AS un_s_sq, kappa_abs AS un_kappa_abs, kappa_sq AS un_kappa_sq, pi_abs AS un_pi_abs,
         pi_sq AS un_pi_sq, tau_b AS un_tau_b
  FROM norms.similarity WHERE basis = 'un'),
atop AS (
  SELECT state1, state2, period AS year, s_abs AS atop_s_abs, s_sq AS atop_s_sq, s_bin AS atop_s_bin,
         s_abs_cincw AS atop_s_abs_cincw, kappa_sq AS atop_kappa_sq, kappa_bin AS atop_kappa_bin, pi_sq AS atop_pi_sq,
         pi_bin AS atop_pi_bin, tau_b AS atop_tau_b
  FROM norms.similarity WHERE basis = 'atop')
SELECT * FROM un FULL JOIN atop USING (state1, state2, year);
COMMENT ON VIEW layers.similarity_dyads IS 'layer of frames: similarity of foreign policy by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'similarity', '', 'pairs', 'similarity of foreign policy from votes of the session that began in the year and from alliance portfolios of the year',
       d.name, d.unit, d.description, h.source, h.first_year, h.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'un', 'un_n', 'roll calls', 'roll calls of the session in which both voted'),
  (2, 'un', 'un_agree', 'share, 0 to 1', 'share of them in which both voted the same'),
  (3, 'un', 'un_agree_bsv', '0 to 1', 'agreement with half a point for an abstention, unanimous roll calls left out'),
  (4, 'un', 'un_s_abs', '-1 to 1', 'S of votes, absolute distances'),
  (5, 'un', 'un_s_sq', '-1 to 1', 'S of votes, squared distances'),
  (6, 'un', 'un_kappa_abs', '-1 to 1', 'Cohen''s kappa of votes, absolute distances'),
  (7, 'un', 'un_kappa_sq', '-1 to 1', 'Cohen''s kappa of votes, squared distances'),
  (8, 'un', 'un_pi_abs', '-1 to 1', 'Scott''s pi of votes, absolute distances'),
  (9, 'un', 'un_pi_sq', '-1 to 1', 'Scott''s pi of votes, squared distances'),
  (10, 'un', 'un_tau_b', '-1 to 1', 'Kendall''s tau-b of votes'),
  (11, 'atop', 'atop_s_abs', '-1 to 1', 'S of alliance portfolios, absolute distances'),
  (12, 'atop', 'atop_s_sq', '-1 to 1', 'S of alliance portfolios, squared distances'),
  (13, 'atop', 'atop_s_bin', '-1 to 1', 'S of alliance portfolios, any obligation against none'),
  (14, 'atop', 'atop_s_abs_cincw', '-1 to 1', 'S of alliance portfolios, absolute distances, states weighted by CINC'),
  (15, 'atop', 'atop_kappa_sq', '-1 to 1', 'Cohen''s kappa of alliance portfolios, squared distances'),
  (16, 'atop', 'atop_kappa_bin', '-1 to 1', 'Cohen''s kappa of alliance portfolios, any obligation against none'),
  (17, 'atop', 'atop_pi_sq', '-1 to 1', 'Scott''s pi of alliance portfolios, squared distances'),
  (18, 'atop', 'atop_pi_bin', '-1 to 1', 'Scott''s pi of alliance portfolios, any obligation against none'),
  (19, 'atop', 'atop_tau_b', '-1 to 1', 'Kendall''s tau-b of alliance portfolios')) AS d(position, basis, name, unit, description)
JOIN (SELECT 'un' AS basis, min(v.source) AS source, min(period) + 1945 AS first_year, max(period) + 1945 AS last_year
      FROM norms.similarity_cells, (SELECT source FROM core.votes WHERE rcid > 0 LIMIT 1) AS v WHERE basis = 'un'
      UNION ALL
      SELECT 'atop', min(a.source), min(period), max(period)
      FROM norms.similarity_cells, (SELECT source FROM core.atop_alliances LIMIT 1) AS a WHERE basis = 'atop') AS h USING (basis)
WHERE h.source IS NOT NULL
ORDER BY d.position;
