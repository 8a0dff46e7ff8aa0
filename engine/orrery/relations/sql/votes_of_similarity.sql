-- Sessions begin in the year before their number plus 1946; too few roll calls in common say nothing.
CREATE TEMPORARY VIEW relation_votes AS
SELECT state1, state2, (period + 1945)::SMALLINT AS year, kappa_sq AS votes
FROM norms.similarity WHERE basis = 'un' AND n >= 10;
