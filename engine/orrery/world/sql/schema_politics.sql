-- Regimes, economies, leaders, sanctions, agreements, arms, votes and speeches.

CREATE TABLE core.democracy (
  source VARCHAR, system VARCHAR, code SMALLINT, state SMALLINT, year SMALLINT, euds DOUBLE, aeuds DOUBLE,
  polity2 TINYINT, v2x_polyarchy DOUBLE);
COMMENT ON TABLE core.democracy IS 'democracy scores by state-year of each system';
COMMENT ON COLUMN core.democracy.source IS 'source of the row';
COMMENT ON COLUMN core.democracy.system IS 'cow or gw';
COMMENT ON COLUMN core.democracy.code IS 'ccode or gwcode, as the source has it';
COMMENT ON COLUMN core.democracy.state IS 'state (COW code) on the last day of membership in the year';
COMMENT ON COLUMN core.democracy.year IS 'calendar year';
COMMENT ON COLUMN core.democracy.euds IS 'extended Unified Democracy Score, z-score';
COMMENT ON COLUMN core.democracy.aeuds IS 'the same, adjusted so that 0 parts democracy from autocracy';
COMMENT ON COLUMN core.democracy.polity2 IS 'Polity score as joined by the package, -10 to 10; gaps where Polity''s codes are not COW''s';
COMMENT ON COLUMN core.democracy.v2x_polyarchy IS 'electoral democracy index of V-Dem v16, 0 to 1';

CREATE TABLE core.regimes (
  state SMALLINT, year SMALLINT, country_id SMALLINT, v2x_polyarchy DOUBLE, v2x_polyarchy_codelow DOUBLE,
  v2x_polyarchy_codehigh DOUBLE, v2x_polyarchy_sd DOUBLE, v2x_libdem DOUBLE, v2x_libdem_codelow DOUBLE,
  v2x_libdem_codehigh DOUBLE, v2x_libdem_sd DOUBLE, v2x_partipdem DOUBLE, v2x_partipdem_codelow DOUBLE,
  v2x_partipdem_codehigh DOUBLE, v2x_partipdem_sd DOUBLE, v2x_delibdem DOUBLE, v2x_delibdem_codelow DOUBLE,
  v2x_delibdem_codehigh DOUBLE, v2x_delibdem_sd DOUBLE, v2x_egaldem DOUBLE, v2x_egaldem_codelow DOUBLE,
  v2x_egaldem_codehigh DOUBLE, v2x_egaldem_sd DOUBLE, v2x_api DOUBLE, v2x_api_codelow DOUBLE, v2x_api_codehigh
  DOUBLE, v2x_api_sd DOUBLE, v2x_mpi DOUBLE, v2x_mpi_codelow DOUBLE, v2x_mpi_codehigh DOUBLE, v2x_mpi_sd DOUBLE,
  source VARCHAR);
COMMENT ON TABLE core.regimes IS 'indices of democracy of V-Dem by state-year';
COMMENT ON COLUMN core.regimes.state IS 'state';
COMMENT ON COLUMN core.regimes.year IS 'calendar year';
COMMENT ON COLUMN core.regimes.country_id IS 'V-Dem''s number of the country';
COMMENT ON COLUMN core.regimes.v2x_polyarchy IS 'electoral democracy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_polyarchy_codelow IS 'lower bound of the interval of v2x_polyarchy';
COMMENT ON COLUMN core.regimes.v2x_polyarchy_codehigh IS 'upper bound of the interval of v2x_polyarchy';
COMMENT ON COLUMN core.regimes.v2x_polyarchy_sd IS 'standard deviation of v2x_polyarchy';
COMMENT ON COLUMN core.regimes.v2x_libdem IS 'liberal democracy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_libdem_codelow IS 'lower bound of the interval of v2x_libdem';
COMMENT ON COLUMN core.regimes.v2x_libdem_codehigh IS 'upper bound of the interval of v2x_libdem';
COMMENT ON COLUMN core.regimes.v2x_libdem_sd IS 'standard deviation of v2x_libdem';
COMMENT ON COLUMN core.regimes.v2x_partipdem IS 'participatory democracy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_partipdem_codelow IS 'lower bound of the interval of v2x_partipdem';
COMMENT ON COLUMN core.regimes.v2x_partipdem_codehigh IS 'upper bound of the interval of v2x_partipdem';
COMMENT ON COLUMN core.regimes.v2x_partipdem_sd IS 'standard deviation of v2x_partipdem';
COMMENT ON COLUMN core.regimes.v2x_delibdem IS 'deliberative democracy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_delibdem_codelow IS 'lower bound of the interval of v2x_delibdem';
COMMENT ON COLUMN core.regimes.v2x_delibdem_codehigh IS 'upper bound of the interval of v2x_delibdem';
COMMENT ON COLUMN core.regimes.v2x_delibdem_sd IS 'standard deviation of v2x_delibdem';
COMMENT ON COLUMN core.regimes.v2x_egaldem IS 'egalitarian democracy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_egaldem_codelow IS 'lower bound of the interval of v2x_egaldem';
COMMENT ON COLUMN core.regimes.v2x_egaldem_codehigh IS 'upper bound of the interval of v2x_egaldem';
COMMENT ON COLUMN core.regimes.v2x_egaldem_sd IS 'standard deviation of v2x_egaldem';
COMMENT ON COLUMN core.regimes.v2x_api IS 'additive polyarchy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_api_codelow IS 'lower bound of the interval of v2x_api';
COMMENT ON COLUMN core.regimes.v2x_api_codehigh IS 'upper bound of the interval of v2x_api';
COMMENT ON COLUMN core.regimes.v2x_api_sd IS 'standard deviation of v2x_api';
COMMENT ON COLUMN core.regimes.v2x_mpi IS 'multiplicative polyarchy index, 0 to 1';
COMMENT ON COLUMN core.regimes.v2x_mpi_codelow IS 'lower bound of the interval of v2x_mpi';
COMMENT ON COLUMN core.regimes.v2x_mpi_codehigh IS 'upper bound of the interval of v2x_mpi';
COMMENT ON COLUMN core.regimes.v2x_mpi_sd IS 'standard deviation of v2x_mpi';
COMMENT ON COLUMN core.regimes.source IS 'source of the row';

CREATE TABLE core.polity (
  state SMALLINT, year SMALLINT, polity_code SMALLINT, flag TINYINT, fragment TINYINT, democ TINYINT, autoc
  TINYINT, polity TINYINT, polity2 TINYINT, durable SMALLINT, xrreg TINYINT, xrcomp TINYINT, xropen TINYINT,
  xconst TINYINT, parreg TINYINT, parcomp TINYINT, exrec TINYINT, exconst TINYINT, polcomp TINYINT, regtrans
  TINYINT, status VARCHAR, source VARCHAR);
COMMENT ON TABLE core.polity IS 'Polity scores and their components by state-year; of two polities in a year the one that goes on';
COMMENT ON COLUMN core.polity.state IS 'state';
COMMENT ON COLUMN core.polity.year IS 'calendar year';
COMMENT ON COLUMN core.polity.polity_code IS 'Polity''s own code of the country';
COMMENT ON COLUMN core.polity.flag IS 'confidence in the codes: 0 confident, 1 tentative, 2 very tentative';
COMMENT ON COLUMN core.polity.fragment IS 'fragmentation of the polity, 0 to 3';
COMMENT ON COLUMN core.polity.democ IS 'institutionalised democracy, 0 to 10';
COMMENT ON COLUMN core.polity.autoc IS 'institutionalised autocracy, 0 to 10';
COMMENT ON COLUMN core.polity.polity IS 'combined score, democ less autoc, -10 to 10';
COMMENT ON COLUMN core.polity.polity2 IS 'combined score with -66, -77 and -88 resolved, -10 to 10';
COMMENT ON COLUMN core.polity.durable IS 'years since the last regime change or the end of a transition';
COMMENT ON COLUMN core.polity.xrreg IS 'regulation of chief executive recruitment, 1 to 3';
COMMENT ON COLUMN core.polity.xrcomp IS 'competitiveness of executive recruitment, 0 to 3';
COMMENT ON COLUMN core.polity.xropen IS 'openness of executive recruitment, 0 to 4';
COMMENT ON COLUMN core.polity.xconst IS 'constraints on the chief executive, 1 to 7';
COMMENT ON COLUMN core.polity.parreg IS 'regulation of participation, 1 to 5';
COMMENT ON COLUMN core.polity.parcomp IS 'competitiveness of participation, 0 to 5';
COMMENT ON COLUMN core.polity.exrec IS 'concept: executive recruitment, 1 to 8';
COMMENT ON COLUMN core.polity.exconst IS 'concept: constraints on the executive, 1 to 7';
COMMENT ON COLUMN core.polity.polcomp IS 'concept: political competition, 1 to 10';
COMMENT ON COLUMN core.polity.regtrans IS 'regime transition, -2 to 3; 96 to 99 for special ones';
COMMENT ON COLUMN core.polity.status IS 'why there are no scores: interruption (-66), interregnum (-77) or transition (-88)';
COMMENT ON COLUMN core.polity.source IS 'source of the row';

CREATE TABLE core.regime_episodes (
  state SMALLINT, year SMALLINT, v2x_regime TINYINT, reg_type TINYINT, reg_trans TINYINT, dem_ep TINYINT,
  dem_ep_start_year SMALLINT, dem_ep_end_year SMALLINT, dem_ep_outcome TINYINT, aut_ep TINYINT,
  aut_ep_start_year SMALLINT, aut_ep_end_year SMALLINT, aut_ep_outcome TINYINT, source VARCHAR);
COMMENT ON TABLE core.regime_episodes IS 'episodes of democratisation and autocratisation by state-year';
COMMENT ON COLUMN core.regime_episodes.state IS 'state';
COMMENT ON COLUMN core.regime_episodes.year IS 'calendar year';
COMMENT ON COLUMN core.regime_episodes.v2x_regime IS 'regime: 0 closed autocracy, 1 electoral autocracy, 2 electoral democracy, 3 liberal democracy';
COMMENT ON COLUMN core.regime_episodes.reg_type IS '0 autocracy, 1 democracy';
COMMENT ON COLUMN core.regime_episodes.reg_trans IS '1 democratic transition, -1 breakdown, 0 none in the year';
COMMENT ON COLUMN core.regime_episodes.dem_ep IS '1 during an episode of democratisation';
COMMENT ON COLUMN core.regime_episodes.dem_ep_start_year IS 'first year of the episode';
COMMENT ON COLUMN core.regime_episodes.dem_ep_end_year IS 'last year of the episode';
COMMENT ON COLUMN core.regime_episodes.dem_ep_outcome IS 'outcome of the episode: 0 none, 1 democratic transition, 2 pre-empted, 3 stabilised electoral autocracy, 4 reverted liberalisation, 5 deepened democracy, 6 censored';
COMMENT ON COLUMN core.regime_episodes.aut_ep IS '1 during an episode of autocratisation';
COMMENT ON COLUMN core.regime_episodes.aut_ep_start_year IS 'first year of the episode';
COMMENT ON COLUMN core.regime_episodes.aut_ep_end_year IS 'last year of the episode';
COMMENT ON COLUMN core.regime_episodes.aut_ep_outcome IS 'outcome of the episode: 0 none, 1 democratic breakdown, 2 pre-empted, 3 diminished democracy, 4 averted regression, 5 regressed autocracy, 6 censored';
COMMENT ON COLUMN core.regime_episodes.source IS 'source of the row';

CREATE TABLE core.gdp_estimates (
  source VARCHAR, system VARCHAR, code SMALLINT, state SMALLINT, year SMALLINT, mrgdppc DOUBLE, sd_mrgdppc
  DOUBLE, pwtrgdp DOUBLE, sd_pwtrgdp DOUBLE, pwtpop DOUBLE, sd_pwtpop DOUBLE);
COMMENT ON TABLE core.gdp_estimates IS 'latent-variable estimates of GDP and population by state-year of each system';
COMMENT ON COLUMN core.gdp_estimates.source IS 'source of the row';
COMMENT ON COLUMN core.gdp_estimates.system IS 'cow or gw';
COMMENT ON COLUMN core.gdp_estimates.code IS 'ccode or gwcode, as the source has it';
COMMENT ON COLUMN core.gdp_estimates.state IS 'state (COW code) on the last day of membership in the year';
COMMENT ON COLUMN core.gdp_estimates.year IS 'calendar year';
COMMENT ON COLUMN core.gdp_estimates.mrgdppc IS 'GDP per capita, 2011 US dollars (Maddison-based)';
COMMENT ON COLUMN core.gdp_estimates.sd_mrgdppc IS 'standard deviation of mrgdppc';
COMMENT ON COLUMN core.gdp_estimates.pwtrgdp IS 'real GDP, million 2017 US dollars (Penn-based)';
COMMENT ON COLUMN core.gdp_estimates.sd_pwtrgdp IS 'standard deviation of pwtrgdp';
COMMENT ON COLUMN core.gdp_estimates.pwtpop IS 'population, millions (Penn-based)';
COMMENT ON COLUMN core.gdp_estimates.sd_pwtpop IS 'standard deviation of pwtpop';

CREATE TABLE core.terrain (
  state SMALLINT, rugged DOUBLE, newlmtnest DOUBLE, source VARCHAR);
COMMENT ON TABLE core.terrain IS 'terrain of states, constant over the years';
COMMENT ON COLUMN core.terrain.state IS 'state';
COMMENT ON COLUMN core.terrain.rugged IS 'terrain ruggedness index';
COMMENT ON COLUMN core.terrain.newlmtnest IS 'natural logarithm of 1 + the share of mountainous terrain in percent';
COMMENT ON COLUMN core.terrain.source IS 'source of the row';

CREATE TABLE core.fractionalization (
  state SMALLINT, year SMALLINT, ethfrac DOUBLE, ethpol DOUBLE, relfrac DOUBLE, relpol DOUBLE, source VARCHAR);
COMMENT ON TABLE core.fractionalization IS 'ethnic and religious fractionalisation by state-year';
COMMENT ON COLUMN core.fractionalization.state IS 'state';
COMMENT ON COLUMN core.fractionalization.year IS 'calendar year';
COMMENT ON COLUMN core.fractionalization.ethfrac IS 'ethnic fractionalisation, 0 to 1';
COMMENT ON COLUMN core.fractionalization.ethpol IS 'ethnic polarisation, 0 to 1';
COMMENT ON COLUMN core.fractionalization.relfrac IS 'religious fractionalisation, 0 to 1';
COMMENT ON COLUMN core.fractionalization.relpol IS 'religious polarisation, 0 to 1';
COMMENT ON COLUMN core.fractionalization.source IS 'source of the row';

CREATE TABLE core.ideal_points (
  source VARCHAR, issue VARCHAR, state SMALLINT, year SMALLINT, session SMALLINT, idealpoint DOUBLE, q05 DOUBLE,
  q50 DOUBLE, q95 DOUBLE, nvotes SMALLINT);
COMMENT ON TABLE core.ideal_points IS 'published ideal points of states in the UN General Assembly';
COMMENT ON COLUMN core.ideal_points.source IS 'source of the row';
COMMENT ON COLUMN core.ideal_points.issue IS 'votes used: all, final_passage, legacy (all, earlier model), human_rights, important, middle_east, no_nukes (all but nuclear) or nuclear';
COMMENT ON COLUMN core.ideal_points.state IS 'state';
COMMENT ON COLUMN core.ideal_points.year IS 'calendar year';
COMMENT ON COLUMN core.ideal_points.session IS 'session of the General Assembly';
COMMENT ON COLUMN core.ideal_points.idealpoint IS 'ideal point: higher is nearer to the United States';
COMMENT ON COLUMN core.ideal_points.q05 IS '5 % quantile';
COMMENT ON COLUMN core.ideal_points.q50 IS 'median';
COMMENT ON COLUMN core.ideal_points.q95 IS '95 % quantile';
COMMENT ON COLUMN core.ideal_points.nvotes IS 'votes cast in the session';

CREATE TABLE core.vote_pairs (
  source VARCHAR, state1 SMALLINT, state2 SMALLINT, year SMALLINT, votes_common SMALLINT, votes_same SMALLINT,
  votes_opposed SMALLINT);
COMMENT ON TABLE core.vote_pairs IS 'votes that two members of the United Nations cast together, by calendar year; state1 < state2';
COMMENT ON COLUMN core.vote_pairs.source IS 'source of the row';
COMMENT ON COLUMN core.vote_pairs.state1 IS 'the lower code';
COMMENT ON COLUMN core.vote_pairs.state2 IS 'the higher code';
COMMENT ON COLUMN core.vote_pairs.year IS 'calendar year';
COMMENT ON COLUMN core.vote_pairs.votes_common IS 'roll calls in which both voted yes, abstain or no';
COMMENT ON COLUMN core.vote_pairs.votes_same IS 'of these, those in which both voted the same';
COMMENT ON COLUMN core.vote_pairs.votes_opposed IS 'of these, those in which one voted yes and the other no';

CREATE TABLE core.leader_spells (
  source VARCHAR, obsid VARCHAR, leadid VARCHAR, leader VARCHAR, gw SMALLINT, first_day DATE, last_day DATE,
  entry VARCHAR, exit VARCHAR, exitcode VARCHAR, yrborn SMALLINT, gender VARCHAR);
COMMENT ON TABLE core.leader_spells IS 'leaders in office, by day';
COMMENT ON COLUMN core.leader_spells.source IS 'source of the row';
COMMENT ON COLUMN core.leader_spells.obsid IS 'the leader''s time in office, as state and year';
COMMENT ON COLUMN core.leader_spells.leadid IS 'the person';
COMMENT ON COLUMN core.leader_spells.leader IS 'name';
COMMENT ON COLUMN core.leader_spells.gw IS 'Gleditsch-Ward code of the state';
COMMENT ON COLUMN core.leader_spells.first_day IS 'first day in office';
COMMENT ON COLUMN core.leader_spells.last_day IS 'last day in office; the last day of the data for who is still in it';
COMMENT ON COLUMN core.leader_spells.entry IS 'manner of entry: Regular, Irregular, Foreign Imposition or Unknown';
COMMENT ON COLUMN core.leader_spells.exit IS 'manner of exit, such as Regular, Irregular, Foreign or Natural Death';
COMMENT ON COLUMN core.leader_spells.exitcode IS 'how exactly the leader lost office';
COMMENT ON COLUMN core.leader_spells.yrborn IS 'year of birth';
COMMENT ON COLUMN core.leader_spells.gender IS 'M or F';

CREATE TABLE core.leader_years (
  source VARCHAR, obsid VARCHAR, leadid VARCHAR, gw SMALLINT, state SMALLINT, year SMALLINT, first_day DATE,
  last_day DATE, enters BOOLEAN, leaves BOOLEAN);
COMMENT ON TABLE core.leader_years IS 'leaders by state-year: every leader who was in office on a day of the year while the state was a member';
COMMENT ON COLUMN core.leader_years.source IS 'source of the row';
COMMENT ON COLUMN core.leader_years.obsid IS 'time in office, see core.leader_spells';
COMMENT ON COLUMN core.leader_years.leadid IS 'the person';
COMMENT ON COLUMN core.leader_years.gw IS 'Gleditsch-Ward code of the state';
COMMENT ON COLUMN core.leader_years.state IS 'state (COW code) on the last day of membership in the year';
COMMENT ON COLUMN core.leader_years.year IS 'calendar year';
COMMENT ON COLUMN core.leader_years.first_day IS 'first day in office in the year';
COMMENT ON COLUMN core.leader_years.last_day IS 'last day in office in the year';
COMMENT ON COLUMN core.leader_years.enters IS 'took office in the year';
COMMENT ON COLUMN core.leader_years.leaves IS 'left office in the year';

CREATE TABLE core.sanctions (
  source VARCHAR, case_id INTEGER, sender VARCHAR, target VARCHAR, first_year SMALLINT, last_year SMALLINT,
  trade TINYINT, arms TINYINT, military TINYINT, financial TINYINT, travel TINYINT, other TINYINT, trade_detail
  VARCHAR, objective VARCHAR, success VARCHAR);
COMMENT ON TABLE core.sanctions IS 'sanctions, one row a case, sender and target as named; senders may be organisations';
COMMENT ON COLUMN core.sanctions.source IS 'source of the row';
COMMENT ON COLUMN core.sanctions.case_id IS 'case of the database';
COMMENT ON COLUMN core.sanctions.sender IS 'who imposes the sanctions';
COMMENT ON COLUMN core.sanctions.target IS 'who is under them';
COMMENT ON COLUMN core.sanctions.first_year IS 'first year';
COMMENT ON COLUMN core.sanctions.last_year IS 'last year, or last year of the data';
COMMENT ON COLUMN core.sanctions.trade IS '1 for sanctions on trade';
COMMENT ON COLUMN core.sanctions.arms IS '1 for sanctions on arms';
COMMENT ON COLUMN core.sanctions.military IS '1 for sanctions on military assistance';
COMMENT ON COLUMN core.sanctions.financial IS '1 for financial sanctions';
COMMENT ON COLUMN core.sanctions.travel IS '1 for sanctions on travel';
COMMENT ON COLUMN core.sanctions.other IS '1 for other sanctions';
COMMENT ON COLUMN core.sanctions.trade_detail IS 'whether exports or imports, completely or in part';
COMMENT ON COLUMN core.sanctions.objective IS 'objectives, separated by commas';
COMMENT ON COLUMN core.sanctions.success IS 'outcome by objective, separated by commas';

CREATE TABLE core.sanction_years (
  source VARCHAR, case_id INTEGER, sender SMALLINT, target SMALLINT, year SMALLINT);
COMMENT ON TABLE core.sanction_years IS 'sanctions of a state against a state by year';
COMMENT ON COLUMN core.sanction_years.source IS 'source of the row';
COMMENT ON COLUMN core.sanction_years.case_id IS 'case, see core.sanctions';
COMMENT ON COLUMN core.sanction_years.sender IS 'state that imposes the sanctions';
COMMENT ON COLUMN core.sanction_years.target IS 'state under them';
COMMENT ON COLUMN core.sanction_years.year IS 'calendar year';

CREATE TABLE core.agreements (
  source VARCHAR, number VARCHAR, base_treaty INTEGER, name VARCHAR, entry_type VARCHAR, year SMALLINT,
  entryforceyear SMALLINT, typememb TINYINT);
COMMENT ON TABLE core.agreements IS 'trade agreements and what became of them, one row a text';
COMMENT ON COLUMN core.agreements.source IS 'source of the row';
COMMENT ON COLUMN core.agreements.number IS 'number of the entry';
COMMENT ON COLUMN core.agreements.base_treaty IS 'number of the agreement it belongs to';
COMMENT ON COLUMN core.agreements.name IS 'name';
COMMENT ON COLUMN core.agreements.entry_type IS 'base_treaty, accession, withdrawal, consolidated, protocol or amendment, or negotiation';
COMMENT ON COLUMN core.agreements.year IS 'year of signature';
COMMENT ON COLUMN core.agreements.entryforceyear IS 'year of entry into force, where known';
COMMENT ON COLUMN core.agreements.typememb IS '1 bilateral, 2 plurilateral, 3 group and state, 4 two groups, 5 accession to a group, 6 accession to an agreement of a group, 7 withdrawal';

CREATE TABLE core.agreement_members (
  source VARCHAR, number VARCHAR, code SMALLINT, side TINYINT);
COMMENT ON TABLE core.agreement_members IS 'parties of the texts in core.agreements';
COMMENT ON COLUMN core.agreement_members.source IS 'source of the row';
COMMENT ON COLUMN core.agreement_members.number IS 'entry of core.agreements';
COMMENT ON COLUMN core.agreement_members.code IS 'ISO 3166-1 numeric code of the party';
COMMENT ON COLUMN core.agreement_members.side IS 'parties of different sides bind each other where a group is on one side';

CREATE TABLE core.agreement_pairs (
  source VARCHAR, state1 SMALLINT, state2 SMALLINT, year SMALLINT, agreements SMALLINT, entered SMALLINT);
COMMENT ON TABLE core.agreement_pairs IS 'trade agreements between two states by year; state1 < state2';
COMMENT ON COLUMN core.agreement_pairs.source IS 'source of the row';
COMMENT ON COLUMN core.agreement_pairs.state1 IS 'the lower code';
COMMENT ON COLUMN core.agreement_pairs.state2 IS 'the higher code';
COMMENT ON COLUMN core.agreement_pairs.year IS 'calendar year';
COMMENT ON COLUMN core.agreement_pairs.agreements IS 'agreements that have entered into force between the two up to the year; withdrawals are not taken off';
COMMENT ON COLUMN core.agreement_pairs.entered IS 'of these, those that entered into force in the year';

CREATE TABLE core.arms (
  source VARCHAR, deal INTEGER, supplier VARCHAR, recipient VARCHAR, order_year SMALLINT, ordered DOUBLE,
  delivered DOUBLE, weapon VARCHAR, kind VARCHAR, status VARCHAR, tiv_ordered DOUBLE, tiv_delivered DOUBLE,
  delivery_years SMALLINT[], comments VARCHAR);
COMMENT ON TABLE core.arms IS 'deals of major conventional arms as the register has them';
COMMENT ON COLUMN core.arms.source IS 'source of the row';
COMMENT ON COLUMN core.arms.deal IS 'row of the register';
COMMENT ON COLUMN core.arms.supplier IS 'who supplies the arms';
COMMENT ON COLUMN core.arms.recipient IS 'who receives them; * rebel group, ** organisation';
COMMENT ON COLUMN core.arms.order_year IS 'year of the order';
COMMENT ON COLUMN core.arms.ordered IS 'items ordered';
COMMENT ON COLUMN core.arms.delivered IS 'items delivered';
COMMENT ON COLUMN core.arms.weapon IS 'name of the weapon';
COMMENT ON COLUMN core.arms.kind IS 'kind of weapon';
COMMENT ON COLUMN core.arms.status IS 'New, Second hand or Second hand but modernized';
COMMENT ON COLUMN core.arms.tiv_ordered IS 'trend-indicator value of the order, millions';
COMMENT ON COLUMN core.arms.tiv_delivered IS 'trend-indicator value of what was delivered, millions';
COMMENT ON COLUMN core.arms.delivery_years IS 'years of delivery';
COMMENT ON COLUMN core.arms.comments IS 'comments';

CREATE TABLE core.arms_years (
  source VARCHAR, supplier SMALLINT, recipient SMALLINT, year SMALLINT, orders SMALLINT, tiv_ordered DOUBLE,
  deliveries SMALLINT, tiv_delivered DOUBLE);
COMMENT ON TABLE core.arms_years IS 'orders and deliveries of arms from a state to a state by year';
COMMENT ON COLUMN core.arms_years.source IS 'source of the row';
COMMENT ON COLUMN core.arms_years.supplier IS 'state that supplies the arms';
COMMENT ON COLUMN core.arms_years.recipient IS 'state that receives them';
COMMENT ON COLUMN core.arms_years.year IS 'calendar year';
COMMENT ON COLUMN core.arms_years.orders IS 'deals ordered in the year';
COMMENT ON COLUMN core.arms_years.tiv_ordered IS 'trend-indicator value of these orders, millions';
COMMENT ON COLUMN core.arms_years.deliveries IS 'deals with deliveries in the year';
COMMENT ON COLUMN core.arms_years.tiv_delivered IS 'trend-indicator value delivered, millions; the total of a deal is spread evenly over its years of delivery';

CREATE TABLE core.borders (
  source VARCHAR, system VARCHAR, code SMALLINT, state SMALLINT, name VARCHAR, status VARCHAR, owner SMALLINT,
  first_day DATE, last_day DATE, capital VARCHAR, lon DOUBLE, lat DOUBLE, fid INTEGER);
COMMENT ON TABLE core.borders IS 'borders of states and dependencies by day; shapes lie in raw under their number';
COMMENT ON COLUMN core.borders.source IS 'source of the row';
COMMENT ON COLUMN core.borders.system IS 'cow or gw';
COMMENT ON COLUMN core.borders.code IS 'ccode or gwcode; above 999 of a dependency that was never a state';
COMMENT ON COLUMN core.borders.state IS 'state (COW code) on the first day; NULL for what is no state';
COMMENT ON COLUMN core.borders.name IS 'name';
COMMENT ON COLUMN core.borders.status IS 'independent, colony, protectorate, occupied, mandate or N/A';
COMMENT ON COLUMN core.borders.owner IS 'code of the state that it belongs to';
COMMENT ON COLUMN core.borders.first_day IS 'first day of the borders';
COMMENT ON COLUMN core.borders.last_day IS 'last day of the borders';
COMMENT ON COLUMN core.borders.capital IS 'capital';
COMMENT ON COLUMN core.borders.lon IS 'longitude of the capital, degrees east';
COMMENT ON COLUMN core.borders.lat IS 'latitude of the capital, degrees north';
COMMENT ON COLUMN core.borders.fid IS 'number of the shape in raw';

CREATE TABLE core.cameo (
  code VARCHAR, name VARCHAR, goldstein DOUBLE, root_code VARCHAR, level TINYINT, quad_category VARCHAR,
  penta_category VARCHAR, description VARCHAR, source VARCHAR);
COMMENT ON TABLE core.cameo IS 'codes of events';
COMMENT ON COLUMN core.cameo.code IS 'CAMEO code, with leading zeros';
COMMENT ON COLUMN core.cameo.name IS 'name of the event';
COMMENT ON COLUMN core.cameo.goldstein IS 'Goldstein score, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN core.cameo.root_code IS 'the two-digit code it belongs to';
COMMENT ON COLUMN core.cameo.level IS '0 root, 1 and 2 below it';
COMMENT ON COLUMN core.cameo.quad_category IS 'verbal or material cooperation or conflict';
COMMENT ON COLUMN core.cameo.penta_category IS 'the same with statements apart';
COMMENT ON COLUMN core.cameo.description IS 'what it means';
COMMENT ON COLUMN core.cameo.source IS 'source of the row';

CREATE TABLE core.speech_files (
  file VARCHAR, state SMALLINT, iso3 VARCHAR, session SMALLINT, year SMALLINT, words INTEGER, source VARCHAR);
COMMENT ON TABLE core.speech_files IS 'speeches in the General Debate and the files of their texts';
COMMENT ON COLUMN core.speech_files.file IS 'file of the text in raw.ungdc';
COMMENT ON COLUMN core.speech_files.state IS 'state that speaks; NULL for who is none, such as the European Union';
COMMENT ON COLUMN core.speech_files.iso3 IS 'code in the source';
COMMENT ON COLUMN core.speech_files.session IS 'session of the General Assembly';
COMMENT ON COLUMN core.speech_files.year IS 'calendar year';
COMMENT ON COLUMN core.speech_files.words IS 'words of the text, parted by white space';
COMMENT ON COLUMN core.speech_files.source IS 'source of the row';

-- Texts are large, so they are kept once, as read; this stands for them until they are.
CREATE TABLE raw.ungdc (file VARCHAR, bytes INTEGER, words INTEGER, text VARCHAR);
COMMENT ON TABLE raw.ungdc IS 'texts of the General Debate as published; empty where they were not found';
CREATE VIEW core.speeches AS
SELECT f.state, f.iso3, f.session, f.year, f.words, r.text, f.source
FROM core.speech_files AS f JOIN raw.ungdc AS r USING (file);
COMMENT ON VIEW core.speeches IS 'speeches in the General Debate of the UN General Assembly with their texts; columns as in core.speech_files';
COMMENT ON COLUMN core.speeches.text IS 'the text in UTF-8';

INSERT INTO core.indicators VALUES
  ('gdp_ppp_2017', 'GDP at purchasing power parity in present borders (Gapminder)', 'international dollars of 2017');

-- Where sources leave their rows before the identity of states is known; gone when the build is done. A row has the
-- code and the name by which it is reported where it is no state-year.
CREATE TEMP TABLE democracy_read AS SELECT * EXCLUDE (state) FROM core.democracy LIMIT 0;
CREATE TEMP TABLE gdp_estimates_read AS SELECT * EXCLUDE (state) FROM core.gdp_estimates LIMIT 0;
CREATE TEMP TABLE regimes_read AS SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name, * FROM core.regimes LIMIT 0;
CREATE TEMP TABLE polity_read AS
SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name, *, NULL::BOOLEAN AS goes_on FROM core.polity LIMIT 0;
CREATE TEMP TABLE regime_episodes_read AS
SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name, * FROM core.regime_episodes LIMIT 0;
CREATE TEMP TABLE fractionalization_read AS
SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name, * FROM core.fractionalization LIMIT 0;
CREATE TEMP TABLE ideal_points_read AS SELECT NULL::VARCHAR AS code, NULL::VARCHAR AS name, * FROM core.ideal_points LIMIT 0;
CREATE TEMP TABLE borders_read AS SELECT * EXCLUDE (state) FROM core.borders LIMIT 0;
CREATE TEMP TABLE speeches_read AS SELECT * EXCLUDE (state) FROM core.speech_files LIMIT 0;
