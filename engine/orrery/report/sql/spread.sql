SELECT weighting, year, session, n, sd, sd_q05, sd_q95, polarisation, polarisation_q05, polarisation_q95, bimodality, bimodality_q05,
       bimodality_q95, mean_difference, q10, q50, q90
FROM norms.spread
WHERE model = 'fast' AND issue = 'all'
ORDER BY list_position(['states', 'population', 'power'], weighting), year
