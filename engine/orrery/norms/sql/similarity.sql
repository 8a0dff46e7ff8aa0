CREATE TABLE norms.similarity (
  basis VARCHAR, state1 SMALLINT, state2 SMALLINT, period SMALLINT, n SMALLINT, agree DOUBLE, s_abs DOUBLE, s_sq DOUBLE,
  kappa_nom DOUBLE, kappa_abs DOUBLE, kappa_sq DOUBLE, pi_nom DOUBLE, pi_abs DOUBLE, pi_sq DOUBLE, tau_b DOUBLE);
COMMENT ON TABLE norms.similarity IS 'similarity of foreign policy of pairs of states, from votes and from alliances; state1 < state2';
COMMENT ON COLUMN norms.similarity.basis IS 'un (all roll calls), un_important, un_me, un_nu, un_di, un_hr, un_co, un_ec, atop or cow';
COMMENT ON COLUMN norms.similarity.state1 IS 'the lower code';
COMMENT ON COLUMN norms.similarity.state2 IS 'the higher code';
COMMENT ON COLUMN norms.similarity.period IS 'session of the General Assembly for votes, calendar year for alliances';
COMMENT ON COLUMN norms.similarity.n IS 'items that both have: roll calls in which both voted, states of the system that year';
COMMENT ON COLUMN norms.similarity.agree IS 'share of items with the same value, 0 to 1; NULL without common items';
COMMENT ON COLUMN norms.similarity.s_abs IS 'S with absolute distances, -1 to 1';
COMMENT ON COLUMN norms.similarity.s_sq IS 'S with squared distances, -1 to 1';
COMMENT ON COLUMN norms.similarity.kappa_nom IS 'Cohen''s kappa, unweighted; NULL where no disagreement can be expected';
COMMENT ON COLUMN norms.similarity.kappa_abs IS 'Cohen''s kappa, absolute weights';
COMMENT ON COLUMN norms.similarity.kappa_sq IS 'Cohen''s kappa, squared weights';
COMMENT ON COLUMN norms.similarity.pi_nom IS 'Scott''s pi, unweighted';
COMMENT ON COLUMN norms.similarity.pi_abs IS 'Scott''s pi, absolute weights';
COMMENT ON COLUMN norms.similarity.pi_sq IS 'Scott''s pi, squared weights';
COMMENT ON COLUMN norms.similarity.tau_b IS 'Kendall''s tau-b; NULL where one of the two has no variance';
