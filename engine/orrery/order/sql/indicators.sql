CREATE TABLE world_order.indicators (
  indicator VARCHAR, element VARCHAR, title VARCHAR, unit VARCHAR, measure VARCHAR, reads VARCHAR, headline BOOLEAN,
  in_rate BOOLEAN, query VARCHAR, n SMALLINT, first_year SMALLINT, last_year SMALLINT);
COMMENT ON TABLE world_order.indicators IS 'the indicators of the order: what each says, which element it belongs to and the query that it is';
COMMENT ON COLUMN world_order.indicators.indicator IS 'name, as in world_order.indicator_years and as a column of world_order.years';
COMMENT ON COLUMN world_order.indicators.element IS 'power, norms, institutions or relations';
COMMENT ON COLUMN world_order.indicators.title IS 'what it is, in words';
COMMENT ON COLUMN world_order.indicators.unit IS 'unit, empty for a pure number';
COMMENT ON COLUMN world_order.indicators.measure IS 'measure of meta.measures that it comes from';
COMMENT ON COLUMN world_order.indicators.reads IS 'table and columns that it needs; where they are absent it has no years';
COMMENT ON COLUMN world_order.indicators.headline IS 'true for the one that stands for its element in world_order.lead_lag';
COMMENT ON COLUMN world_order.indicators.in_rate IS 'true if its changes count in the rate of change and the change points of its element; false for what is itself a rate or a count of few';
COMMENT ON COLUMN world_order.indicators.query IS 'SQL that gives year, value, lo and hi, the last two NULL without an interval';
COMMENT ON COLUMN world_order.indicators.n IS 'years with a value; NULL where the indicator could not be made';
COMMENT ON COLUMN world_order.indicators.first_year IS 'first year with a value';
COMMENT ON COLUMN world_order.indicators.last_year IS 'last year with a value';

-- To add an indicator, add a row.
INSERT INTO world_order.indicators (indicator, element, title, unit, measure, reads, headline, in_rate, query) VALUES
('concentration', 'power', 'concentration of power among all states', '', 'concentration', 'power.system(year, set, basis, con)', true, true,
 $$SELECT year, con AS value, NULL AS lo, NULL AS hi FROM power.system WHERE "set" = 'system' AND basis = 'cinc'$$),
('concentration_majors', 'power', 'concentration of power among the majors', '', 'concentration', 'power.system(year, set, basis, con)', false, true,
 $$SELECT year, con, NULL, NULL FROM power.system WHERE "set" = 'majors' AND basis = 'cinc'$$),
('top_share', 'power', 'share of the strongest state', 'share', 'concentration', 'power.system(year, set, basis, top)', false, true,
 $$SELECT year, top, NULL, NULL FROM power.system WHERE "set" = 'system' AND basis = 'cinc'$$),
('second_to_first', 'power', 'power of the second state over that of the first', 'ratio', 'polarity', 'power.polarity(year, set, domain, first_share, second_share)', false, true,
 $$SELECT year, second_share / first_share, NULL, NULL FROM power.polarity WHERE "set" = 'system' AND domain = 'pooled'$$),
('domains_agree', 'power', 'rank correlation of the domains of power', '', 'polarity', 'power.complexity(year, set, rank_correlation)', false, true,
 $$SELECT year, rank_correlation, NULL, NULL FROM power.complexity WHERE "set" = 'system'$$),
('centre_lon', 'power', 'centre of power, longitude', 'degrees', 'centre', 'power.centre(index, year, lon)', false, true,
 $$SELECT year, lon, NULL, NULL FROM power.centre WHERE "index" = 'cinc'$$),
('centre_lat', 'power', 'centre of power, latitude', 'degrees', 'centre', 'power.centre(index, year, lat)', false, true,
 $$SELECT year, lat, NULL, NULL FROM power.centre WHERE "index" = 'cinc'$$),
('redistribution', 'power', 'redistribution of power since the year before', '', 'concentration', 'power.system(year, set, basis, move)', false, false,
 $$SELECT year, move, NULL, NULL FROM power.system WHERE "set" = 'system' AND basis = 'cinc'$$),
('poles', 'power', 'poles, all domains pooled', 'states', 'polarity', 'power.polarity(year, set, domain, poles)', false, false,
 $$SELECT year, poles, NULL, NULL FROM power.polarity WHERE "set" = 'system' AND domain = 'pooled'$$),
('polarisation', 'norms', 'polarisation of positions in the UN', '', 'spread', 'norms.spread(model, issue, weighting, year, polarisation, polarisation_q05, polarisation_q95)', true, true,
 $$SELECT year, polarisation, polarisation_q05, polarisation_q95 FROM norms.spread WHERE model = 'fast' AND issue = 'all' AND weighting = 'states'$$),
('dispersion', 'norms', 'mean difference of two positions', '', 'spread', 'norms.spread(model, issue, weighting, year, mean_difference, mean_difference_q05, mean_difference_q95)', false, true,
 $$SELECT year, mean_difference, mean_difference_q05, mean_difference_q95 FROM norms.spread WHERE model = 'fast' AND issue = 'all' AND weighting = 'states'$$),
('bimodality', 'norms', 'bimodality of positions', '', 'spread', 'norms.spread(model, issue, weighting, year, bimodality, bimodality_q05, bimodality_q95)', false, true,
 $$SELECT year, bimodality, bimodality_q05, bimodality_q95 FROM norms.spread WHERE model = 'fast' AND issue = 'all' AND weighting = 'states'$$),
('position_of_power', 'norms', 'mean position, states weighted by power', '', 'spread', 'norms.spread(model, issue, weighting, year, mean, mean_q05, mean_q95)', false, true,
 $$SELECT year, mean, mean_q05, mean_q95 FROM norms.spread WHERE model = 'fast' AND issue = 'all' AND weighting = 'power'$$),
('bloc_modularity', 'norms', 'modularity of blocs that vote alike', '', 'blocs', 'norms.bloc_sessions(basis, year, modularity)', false, true,
 $$SELECT year, modularity, NULL, NULL FROM norms.bloc_sessions WHERE basis = 'un'$$),
('agreement', 'norms', 'agreement of pairs of states in votes, mean', 'share', 'blocs', 'norms.bloc_sessions(basis, year, agreement)', false, true,
 $$SELECT year, agreement, NULL, NULL FROM norms.bloc_sessions WHERE basis = 'un'$$),
('cohesion_p5', 'norms', 'agreement of the permanent members of the Security Council', 'share', 'cohesion', 'norms.cohesion(group_id, membership, year, agree)', false, true,
 $$SELECT year, agree, NULL, NULL FROM norms.cohesion WHERE group_id = 'p5' AND membership = 'actual'$$),
('movers', 'norms', 'states that moved in five sessions beyond their error', 'share', 'moves', 'norms.moves(model, issue, span, year, z)', false, false,
 $$SELECT year, avg((abs(z) > 1.645)::INT), NULL, NULL FROM norms.moves WHERE model = 'fast' AND issue = 'all' AND span = 5 AND z IS NOT NULL GROUP BY year$$),
('organisation_modularity', 'institutions', 'modularity of states and organisations', '', 'institution_years', 'institutions.years(basis, year, modularity)', true, true,
 $$SELECT year, modularity, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('organisations', 'institutions', 'organisations', 'organisations', 'institution_years', 'institutions.years(basis, year, organisations)', false, true,
 $$SELECT year, organisations, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('memberships', 'institutions', 'memberships of a state, mean', '', 'institution_years', 'institutions.years(basis, year, mean_memberships)', false, true,
 $$SELECT year, mean_memberships, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('organisation_overlap', 'institutions', 'overlap of two organisations, mean', 'share', 'institution_years', 'institutions.years(basis, year, overlap)', false, true,
 $$SELECT year, overlap, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('nestedness', 'institutions', 'nestedness of states and organisations', '0 to 100', 'institution_years', 'institutions.years(basis, year, nestedness)', false, true,
 $$SELECT year, nestedness, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('organisation_diversity', 'institutions', 'entropy of organisations over issues and regions', 'nats', 'institution_years', 'institutions.years(basis, year, entropy)', false, true,
 $$SELECT year, entropy, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('south_led', 'institutions', 'organisations whose strongest member is of the South', 'share', 'institution_years', 'institutions.years(basis, year, south_led)', false, true,
 $$SELECT year, south_led, NULL, NULL FROM institutions.years WHERE basis = (SELECT min(basis) FROM institutions.years)$$),
('frustration', 'relations', 'share of ties against the best two camps, alliances and disputes', 'share', 'frustration', 'relations.frustration(year, set, lines, frustration)', true, true,
 $$SELECT year, frustration / nullif(lines, 0), NULL, NULL FROM relations.frustration WHERE "set" = 'alliances_disputes'$$),
('triangle_balance', 'relations', 'share of triangles that are balanced, alliances and disputes', 'share', 'balance', 'relations.balance(year, set, triangle_balance)', false, true,
 $$SELECT year, triangle_balance, NULL, NULL FROM relations.balance WHERE "set" = 'alliances_disputes'$$),
-- Relations by the four layers that are known from 1816 on, with their default weights: an index of all layers would jump wherever one of
-- them begins or ends.
('relations_of_majors', 'relations', 'security ties of two majors, mean: alliances, disputes, rivalries and wars', '-1 to 1', 'dyad_years',
 'relations.dyad_years(state1, state2, year, alliance, dispute, rivalry, conflict)', false, true,
 $$SELECT d.year, avg(d.security), NULL, NULL FROM (SELECT state1, state2, year, (2 * alliance + 2 * dispute + rivalry + 2 * conflict) / 7 AS security FROM relations.dyad_years) AS d
   JOIN core.major_years AS a ON a.state = d.state1 AND a.year = d.year
   JOIN core.major_years AS b ON b.state = d.state2 AND b.year = d.year WHERE d.security IS NOT NULL GROUP BY d.year$$),
('relations_mean', 'relations', 'security ties of two states, mean', '-1 to 1', 'dyad_years',
 'relations.dyad_years(year, alliance, dispute, rivalry, conflict)', false, true,
 $$SELECT year, avg(security), NULL, NULL FROM (SELECT state1, state2, year, (2 * alliance + 2 * dispute + rivalry + 2 * conflict) / 7 AS security FROM relations.dyad_years) WHERE security IS NOT NULL GROUP BY year$$),
('relations_spread', 'relations', 'security ties, standard deviation over pairs', '', 'dyad_years',
 'relations.dyad_years(year, alliance, dispute, rivalry, conflict)', false, true,
 $$SELECT year, stddev_pop(security), NULL, NULL FROM (SELECT state1, state2, year, (2 * alliance + 2 * dispute + rivalry + 2 * conflict) / 7 AS security FROM relations.dyad_years) WHERE security IS NOT NULL GROUP BY year$$),
('hostile_pairs', 'relations', 'pairs whose security ties are below 0', 'share', 'dyad_years',
 'relations.dyad_years(year, alliance, dispute, rivalry, conflict)', false, true,
 $$SELECT year, avg((security < 0)::INT), NULL, NULL FROM (SELECT state1, state2, year, (2 * alliance + 2 * dispute + rivalry + 2 * conflict) / 7 AS security FROM relations.dyad_years) WHERE security IS NOT NULL GROUP BY year$$);
