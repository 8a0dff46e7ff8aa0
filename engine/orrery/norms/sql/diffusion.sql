CREATE TABLE norms.diffusion (
  kind VARCHAR, norm VARCHAR, exposure VARCHAR, model VARCHAR, first_year SMALLINT, last_year SMALLINT, n_at_risk SMALLINT,
  founders SMALLINT, adopters SMALLINT, time DOUBLE, p DOUBLE, p_lo DOUBLE, p_hi DOUBLE, q DOUBLE, q_lo DOUBLE, q_hi DOUBLE,
  threshold DOUBLE, threshold_lo DOUBLE, threshold_hi DOUBLE, loglik DOUBLE, aic DOUBLE, lr DOUBLE, p_value DOUBLE,
  identified BOOLEAN);
COMMENT ON TABLE norms.diffusion IS 'how norms spread: hazards of adoption fitted by maximum likelihood, for norms with ten dated adoptions or more';
COMMENT ON COLUMN norms.diffusion.kind IS 'as in norms.adoptions';
COMMENT ON COLUMN norms.diffusion.norm IS 'as in norms.adoptions';
COMMENT ON COLUMN norms.diffusion.exposure IS 'whose example counts: all members of the system, or those of the own region of the United Nations';
COMMENT ON COLUMN norms.diffusion.model IS 'constant (h = p), bass (h = p + q F) or threshold (h = p + q if F reaches the threshold)';
COMMENT ON COLUMN norms.diffusion.first_year IS 'first year watched';
COMMENT ON COLUMN norms.diffusion.last_year IS 'last year watched';
COMMENT ON COLUMN norms.diffusion.n_at_risk IS 'states that could still adopt in some year watched';
COMMENT ON COLUMN norms.diffusion.founders IS 'states that had adopted before the first year watched, and those whose adoption is not dated';
COMMENT ON COLUMN norms.diffusion.adopters IS 'dated adoptions by states at risk: the events';
COMMENT ON COLUMN norms.diffusion.time IS 'state-years at risk';
COMMENT ON COLUMN norms.diffusion.p IS 'hazard a year without example';
COMMENT ON COLUMN norms.diffusion.p_lo IS 'lower end of the 95 % profile interval of p';
COMMENT ON COLUMN norms.diffusion.p_hi IS 'upper end of it';
COMMENT ON COLUMN norms.diffusion.q IS 'what the example of all adds to the hazard a year; of the threshold model, what passing it adds';
COMMENT ON COLUMN norms.diffusion.q_lo IS 'lower end of the 95 % profile interval of q';
COMMENT ON COLUMN norms.diffusion.q_hi IS 'upper end of it';
COMMENT ON COLUMN norms.diffusion.threshold IS 'share of adopters at which the hazard rises';
COMMENT ON COLUMN norms.diffusion.threshold_lo IS 'least share tried that fits nearly as well (support interval)';
COMMENT ON COLUMN norms.diffusion.threshold_hi IS 'largest share tried that fits nearly as well';
COMMENT ON COLUMN norms.diffusion.loglik IS 'log-likelihood at the maximum';
COMMENT ON COLUMN norms.diffusion.aic IS 'Akaike''s criterion; less is better';
COMMENT ON COLUMN norms.diffusion.lr IS 'likelihood ratio against the constant hazard';
COMMENT ON COLUMN norms.diffusion.p_value IS 'chance of such a ratio if the hazard is constant; of thresholds an upper bound';
COMMENT ON COLUMN norms.diffusion.identified IS 'false: the likelihood has no maximum of its own, and what the data do not tell is NULL';
