-- The contingency tables of all pairs. They are kept, and not the measures, because they take a tenth of the room and
-- lose nothing: norms.similarity computes the measures when it is read.
CREATE TABLE norms.similarity_cells (
  basis VARCHAR, state1 SMALLINT, state2 SMALLINT, period SMALLINT, categories TINYINT, n_contested SMALLINT,
  s_abs_cincw DOUBLE, c00 SMALLINT, c01 SMALLINT, c02 SMALLINT, c03 SMALLINT, c10 SMALLINT, c11 SMALLINT, c12 SMALLINT,
  c13 SMALLINT, c20 SMALLINT, c21 SMALLINT, c22 SMALLINT, c23 SMALLINT, c30 SMALLINT, c31 SMALLINT, c32 SMALLINT,
  c33 SMALLINT);
COMMENT ON TABLE norms.similarity_cells IS 'what norms.similarity is computed from: of every pair how many items have which value for the one and for the other';
COMMENT ON COLUMN norms.similarity_cells.basis IS 'as in norms.similarity';
COMMENT ON COLUMN norms.similarity_cells.state1 IS 'the lower code';
COMMENT ON COLUMN norms.similarity_cells.state2 IS 'the higher code';
COMMENT ON COLUMN norms.similarity_cells.period IS 'session of the General Assembly for votes, calendar year for alliances';
COMMENT ON COLUMN norms.similarity_cells.categories IS '3 for votes: 0 yes, 1 abstain, 2 no; 4 for alliances: 0 none to 3 defence';
COMMENT ON COLUMN norms.similarity_cells.n_contested IS 'as in norms.similarity';
COMMENT ON COLUMN norms.similarity_cells.s_abs_cincw IS 'as in norms.similarity';
COMMENT ON COLUMN norms.similarity_cells.c00 IS 'items with category 0 of both';
COMMENT ON COLUMN norms.similarity_cells.c01 IS 'items with category 0 of state1 and 1 of state2; so also the others';
COMMENT ON COLUMN norms.similarity_cells.c02 IS '0 and 2';
COMMENT ON COLUMN norms.similarity_cells.c03 IS '0 and 3; with 3 categories it is 0';
COMMENT ON COLUMN norms.similarity_cells.c10 IS '1 and 0';
COMMENT ON COLUMN norms.similarity_cells.c11 IS '1 and 1';
COMMENT ON COLUMN norms.similarity_cells.c12 IS '1 and 2';
COMMENT ON COLUMN norms.similarity_cells.c13 IS '1 and 3';
COMMENT ON COLUMN norms.similarity_cells.c20 IS '2 and 0';
COMMENT ON COLUMN norms.similarity_cells.c21 IS '2 and 1';
COMMENT ON COLUMN norms.similarity_cells.c22 IS '2 and 2';
COMMENT ON COLUMN norms.similarity_cells.c23 IS '2 and 3';
COMMENT ON COLUMN norms.similarity_cells.c30 IS '3 and 0';
COMMENT ON COLUMN norms.similarity_cells.c31 IS '3 and 1';
COMMENT ON COLUMN norms.similarity_cells.c32 IS '3 and 2';
COMMENT ON COLUMN norms.similarity_cells.c33 IS '3 and 3';

-- Step by step: sums of rows (r) and columns (k) and of the cells at each distance (d); products of the marginals at each
-- distance for kappa (e) and for pi (q); then every measure is one division, NULL where it would be by 0.
CREATE VIEW norms.similarity AS
WITH sums AS (
  SELECT *, categories - 1 AS v,
         c00 + c01 + c02 + c03 AS r0, c10 + c11 + c12 + c13 AS r1, c20 + c21 + c22 + c23 AS r2, c30 + c31 + c32 + c33 AS r3,
         c00 + c10 + c20 + c30 AS k0, c01 + c11 + c21 + c31 AS k1, c02 + c12 + c22 + c32 AS k2, c03 + c13 + c23 + c33 AS k3,
         c01 + c10 + c12 + c21 + c23 + c32 AS d1, c02 + c20 + c13 + c31 AS d2, c03 + c30 AS d3
  FROM (SELECT basis, state1, state2, period, categories::INTEGER AS categories, n_contested, s_abs_cincw,
               c00::INTEGER AS c00, c01::INTEGER AS c01, c02::INTEGER AS c02, c03::INTEGER AS c03,
               c10::INTEGER AS c10, c11::INTEGER AS c11, c12::INTEGER AS c12, c13::INTEGER AS c13,
               c20::INTEGER AS c20, c21::INTEGER AS c21, c22::INTEGER AS c22, c23::INTEGER AS c23,
               c30::INTEGER AS c30, c31::INTEGER AS c31, c32::INTEGER AS c32, c33::INTEGER AS c33
        FROM norms.similarity_cells)),
products AS (
  SELECT *, r0 + r1 + r2 + r3 AS n, d1 + d2 + d3 AS d_nom, d1 + 2 * d2 + 3 * d3 AS d_abs, d1 + 4 * d2 + 9 * d3 AS d_sq,
         r0 * k1 + r1 * k0 + r1 * k2 + r2 * k1 + r2 * k3 + r3 * k2 AS e1,
         r0 * k2 + r2 * k0 + r1 * k3 + r3 * k1 AS e2, r0 * k3 + r3 * k0 AS e3,
         2 * ((r0 + k0) * (r1 + k1) + (r1 + k1) * (r2 + k2) + (r2 + k2) * (r3 + k3)) AS q1,
         2 * ((r0 + k0) * (r2 + k2) + (r1 + k1) * (r3 + k3)) AS q2, 2 * (r0 + k0) * (r3 + k3) AS q3,
         -- any obligation against none, yes against the rest
         c01 + c02 + c03 + c10 + c20 + c30 AS d_bin, r0 * (k1 + k2 + k3) + k0 * (r1 + r2 + r3) AS e_bin,
         2 * (r0 + k0) * (r1 + r2 + r3 + k1 + k2 + k3) AS q_bin,
         -- pairs of items in the same order less those in opposite order: each row against those below it
         c00 * (c11 + c12 + c13 + c21 + c22 + c23 + c31 + c32 + c33)
         + c01 * (c12 + c13 + c22 + c23 + c32 + c33 - c10 - c20 - c30)
         + c02 * (c13 + c23 + c33 - c10 - c20 - c30 - c11 - c21 - c31)
         - c03 * (c10 + c11 + c12 + c20 + c21 + c22 + c30 + c31 + c32)
         + c10 * (c21 + c22 + c23 + c31 + c32 + c33) + c11 * (c22 + c23 + c32 + c33 - c20 - c30)
         + c12 * (c23 + c33 - c20 - c30 - c21 - c31) - c13 * (c20 + c21 + c22 + c30 + c31 + c32)
         + c20 * (c31 + c32 + c33) + c21 * (c32 + c33 - c30) + c22 * (c33 - c30 - c31) - c23 * (c30 + c31 + c32) AS balance,
         2 * (r0 * (r1 + r2 + r3) + r1 * (r2 + r3) + r2 * r3) AS untied1,
         2 * (k0 * (k1 + k2 + k3) + k1 * (k2 + k3) + k2 * k3) AS untied2
  FROM sums)
SELECT basis, state1, state2, period, n::SMALLINT AS n,
       (n - d_nom) / nullif(n, 0) AS agree,
       1 - 2 * d_abs / nullif(v * n, 0) AS s_abs,
       1 - 2 * d_sq / nullif(v * v * n, 0) AS s_sq,
       1 - d_nom * n / nullif(e1 + e2 + e3, 0) AS kappa_nom,
       1 - d_abs * n / nullif(e1 + 2 * e2 + 3 * e3, 0) AS kappa_abs,
       1 - d_sq * n / nullif(e1 + 4 * e2 + 9 * e3, 0) AS kappa_sq,
       1 - 4 * d_nom * n / nullif(q1 + q2 + q3, 0) AS pi_nom,
       1 - 4 * d_abs * n / nullif(q1 + 2 * q2 + 3 * q3, 0) AS pi_abs,
       1 - 4 * d_sq * n / nullif(q1 + 4 * q2 + 9 * q3, 0) AS pi_sq,
       2 * balance / sqrt(nullif(untied1::DOUBLE * untied2, 0)) AS tau_b,
       n_contested,
       1 - d_abs / nullif(2 * n_contested, 0) AS agree_bsv,
       1 - 2 * d_bin / nullif(n, 0) AS s_bin,
       1 - d_bin * n / nullif(e_bin, 0) AS kappa_bin,
       1 - 4 * d_bin * n / nullif(q_bin, 0) AS pi_bin,
       s_abs_cincw
FROM products;
COMMENT ON VIEW norms.similarity IS 'similarity of foreign policy of pairs of states, from votes and from alliances; state1 < state2. A pair without a row was not, both of them, in the session or in the system of states';
COMMENT ON COLUMN norms.similarity.basis IS 'un (all roll calls), un_important, un_me, un_nu, un_di, un_hr, un_co, un_ec, atop or cow';
COMMENT ON COLUMN norms.similarity.state1 IS 'the lower code';
COMMENT ON COLUMN norms.similarity.state2 IS 'the higher code';
COMMENT ON COLUMN norms.similarity.period IS 'session of the General Assembly for votes, calendar year for alliances';
COMMENT ON COLUMN norms.similarity.n IS 'items that both have: roll calls in which both voted, states of the system that year; 0 if both were members and never voted together';
COMMENT ON COLUMN norms.similarity.agree IS 'share of items with the same value, 0 to 1; NULL without common items, as all measures';
COMMENT ON COLUMN norms.similarity.s_abs IS 'S with absolute distances, -1 to 1';
COMMENT ON COLUMN norms.similarity.s_sq IS 'S with squared distances, -1 to 1';
COMMENT ON COLUMN norms.similarity.kappa_nom IS 'Cohen''s kappa, unweighted; NULL where no disagreement can be expected';
COMMENT ON COLUMN norms.similarity.kappa_abs IS 'Cohen''s kappa, absolute weights';
COMMENT ON COLUMN norms.similarity.kappa_sq IS 'Cohen''s kappa, squared weights';
COMMENT ON COLUMN norms.similarity.pi_nom IS 'Scott''s pi, unweighted; NULL where no disagreement can be expected';
COMMENT ON COLUMN norms.similarity.pi_abs IS 'Scott''s pi, absolute weights';
COMMENT ON COLUMN norms.similarity.pi_sq IS 'Scott''s pi, squared weights';
COMMENT ON COLUMN norms.similarity.tau_b IS 'Kendall''s tau-b; NULL where one of the two has no variance';
COMMENT ON COLUMN norms.similarity.n_contested IS 'of n, roll calls that were not unanimous among all who voted; NULL for alliances';
COMMENT ON COLUMN norms.similarity.agree_bsv IS 'mean of 1, 1/2 (an abstention of one of them) or 0 over the contested roll calls, 0 to 1; NULL without any and for alliances';
COMMENT ON COLUMN norms.similarity.s_bin IS 'S of two categories: any obligation against none, yes against abstain and no';
COMMENT ON COLUMN norms.similarity.kappa_bin IS 'Cohen''s kappa of the same';
COMMENT ON COLUMN norms.similarity.pi_bin IS 'Scott''s pi of the same';
COMMENT ON COLUMN norms.similarity.s_abs_cincw IS 'S with absolute distances, each state weighted by its CINC of the year (missing as 0), newest vintage; NULL for votes and in years without CINC';
