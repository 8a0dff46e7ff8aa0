-- Numbers are rounded, shares and indices to four decimals and dependences to six, because rounded ones take a third of the room.
CREATE TABLE relations.dyad_years (
  state1 SMALLINT, state2 SMALLINT, year SMALLINT, "index" FLOAT, lo FLOAT, hi FLOAT, n_layers TINYINT,
  alliance FLOAT, votes FLOAT, joint FLOAT, trade FLOAT, agreements FLOAT, arms FLOAT, dispute FLOAT, rivalry FLOAT, conflict FLOAT,
  sanctions FLOAT,
  trade_usd FLOAT, trade1 FLOAT, trade2 FLOAT, arms_tiv FLOAT, arms1 FLOAT, arms2 FLOAT, joint_igos SMALLINT, hostility TINYINT,
  contiguity TINYINT);
COMMENT ON TABLE relations.dyad_years IS 'relations of two members of the COW system of states by year; state1 < state2. Layers are standardised: 0 no tie, above 0 drawn together, below 0 set apart; NULL where no source covers the pair in the year';
COMMENT ON COLUMN relations.dyad_years.state1 IS 'the lower code';
COMMENT ON COLUMN relations.dyad_years.state2 IS 'the higher code';
COMMENT ON COLUMN relations.dyad_years.year IS 'calendar year';
COMMENT ON COLUMN relations.dyad_years."index" IS 'signed index, -1 to 1: mean of the layers that are known by the default weights of relations.layers, inside lo and hi; NULL if less than a third of the weights is known';
COMMENT ON COLUMN relations.dyad_years.lo IS 'lowest index that the missing layers allow';
COMMENT ON COLUMN relations.dyad_years.hi IS 'highest';
COMMENT ON COLUMN relations.dyad_years.n_layers IS 'layers that are known, of 10';
COMMENT ON COLUMN relations.dyad_years.alliance IS 'strongest obligation of either side, 0 to 1: defence or offence 1, neutrality 1/2, non-aggression, consultation or none of these 1/4, no alliance 0. After the collections end it is 1 for the treaties of the reference edition, else NULL';
COMMENT ON COLUMN relations.dyad_years.votes IS 'Cohen''s kappa with squared weights of the votes in the session of the UN General Assembly that began in the year, -1 to 1; NULL with fewer than 10 roll calls in common';
COMMENT ON COLUMN relations.dyad_years.joint IS 'organisations of which both are full members over those of which either is, 0 to 1';
COMMENT ON COLUMN relations.dyad_years.trade IS 'd / (d + 0.01), d the lesser of trade1 and trade2, 0 to 1';
COMMENT ON COLUMN relations.dyad_years.agreements IS '1 if a trade agreement between the two has entered into force, else 0; withdrawals are not taken off';
COMMENT ON COLUMN relations.dyad_years.arms IS 'the greater of arms1 and arms2, 0 to 1';
COMMENT ON COLUMN relations.dyad_years.dispute IS 'minus a fifth of hostility, -1 to 0';
COMMENT ON COLUMN relations.dyad_years.rivalry IS '-1 if the two are strategic rivals, else 0';
COMMENT ON COLUMN relations.dyad_years.conflict IS '-1 in an inter-state war (COW) or a conflict with 1,000 battle deaths or more in the year (UCDP), -0.5 with 25 or more, else 0';
COMMENT ON COLUMN relations.dyad_years.sanctions IS '-1 if either imposes sanctions on the other, else 0; those of organisations do not count';
COMMENT ON COLUMN relations.dyad_years.trade_usd IS 'trade of the two in both directions, million current US dollars; NULL if either flow is not known';
COMMENT ON COLUMN relations.dyad_years.trade1 IS 'trade with state2 over the GDP of state1, both in current US dollars; above 1 is possible';
COMMENT ON COLUMN relations.dyad_years.trade2 IS 'trade with state1 over the GDP of state2';
COMMENT ON COLUMN relations.dyad_years.arms_tiv IS 'arms delivered between the two in this and the four years before, both directions, SIPRI trend-indicator value, millions';
COMMENT ON COLUMN relations.dyad_years.arms1 IS 'share of state2 in the arms that state1 received from states in this and the four years before, 0 to 1; 0 if it received none';
COMMENT ON COLUMN relations.dyad_years.arms2 IS 'share of state1 in those of state2';
COMMENT ON COLUMN relations.dyad_years.joint_igos IS 'organisations of which both are full members';
COMMENT ON COLUMN relations.dyad_years.hostility IS 'highest level of hostility in a militarised dispute of the two, 2 threat to 5 war, 0 none';
COMMENT ON COLUMN relations.dyad_years.contiguity IS 'closest contiguity of the year, 1 land to 5 within 400 miles of water, 0 none; context, no part of the index';

CREATE VIEW relations.dependence AS
SELECT state1, state2, year, trade1, trade2, (trade1 - trade2) / nullif(trade1 + trade2, 0) AS trade_asymmetry,
       arms1, arms2, (arms1 - arms2) / nullif(arms1 + arms2, 0) AS arms_asymmetry
FROM relations.dyad_years WHERE trade1 + trade2 > 0 OR arms1 + arms2 > 0;
COMMENT ON VIEW relations.dependence IS 'asymmetry of dependence of two states by year; only where one depends on the other by trade or arms';
COMMENT ON COLUMN relations.dependence.state1 IS 'the lower code';
COMMENT ON COLUMN relations.dependence.state2 IS 'the higher code';
COMMENT ON COLUMN relations.dependence.year IS 'calendar year';
COMMENT ON COLUMN relations.dependence.trade1 IS 'trade with state2 over the GDP of state1';
COMMENT ON COLUMN relations.dependence.trade2 IS 'trade with state1 over the GDP of state2';
COMMENT ON COLUMN relations.dependence.trade_asymmetry IS '(trade1 - trade2) / (trade1 + trade2): 1 only state1 depends, -1 only state2';
COMMENT ON COLUMN relations.dependence.arms1 IS 'share of state2 in the arms that state1 received in five years';
COMMENT ON COLUMN relations.dependence.arms2 IS 'share of state1 in those of state2';
COMMENT ON COLUMN relations.dependence.arms_asymmetry IS 'the same of arms1 and arms2';
