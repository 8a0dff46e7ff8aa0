CREATE TABLE power.polarity (
  year SMALLINT, set VARCHAR, domain VARCHAR, basis VARCHAR, type VARCHAR, n SMALLINT, poles SMALLINT,
  first_state SMALLINT, first_share DOUBLE, second_state SMALLINT, second_share DOUBLE,
  third_state SMALLINT, third_share DOUBLE);
COMMENT ON TABLE power.polarity IS 'polarity of a set of states by year and domain, by shares of capability';
COMMENT ON COLUMN power.polarity.year IS 'calendar year';
COMMENT ON COLUMN power.polarity.set IS 'system or majors';
COMMENT ON COLUMN power.polarity.domain IS 'military, economic, demographic, industrial or pooled';
COMMENT ON COLUMN power.polarity.basis IS 'the data the domain''s shares are made of';
COMMENT ON COLUMN power.polarity.type IS 'unipolar, near_unipolar, bipolar, multipolar or diffuse';
COMMENT ON COLUMN power.polarity.n IS 'states of the set with data';
COMMENT ON COLUMN power.polarity.poles IS 'number of poles';
COMMENT ON COLUMN power.polarity.first_state IS 'state with the largest share';
COMMENT ON COLUMN power.polarity.first_share IS 'its share within the set';
COMMENT ON COLUMN power.polarity.second_state IS 'state with the second share';
COMMENT ON COLUMN power.polarity.second_share IS 'its share within the set';
COMMENT ON COLUMN power.polarity.third_state IS 'state with the third share';
COMMENT ON COLUMN power.polarity.third_share IS 'its share within the set';

CREATE TABLE power.complexity (
  year SMALLINT, set VARCHAR, domains TINYINT, type_disagreement DOUBLE, leader_disagreement DOUBLE, rank_correlation DOUBLE);
COMMENT ON TABLE power.complexity IS 'how far the domains of power disagree about the polarity of a set';
COMMENT ON COLUMN power.complexity.year IS 'calendar year';
COMMENT ON COLUMN power.complexity.set IS 'system or majors';
COMMENT ON COLUMN power.complexity.domains IS 'domains with data, pooled left out';
COMMENT ON COLUMN power.complexity.type_disagreement IS 'share of pairs of domains of different type, 0 to 1';
COMMENT ON COLUMN power.complexity.leader_disagreement IS 'share of pairs of domains led by different states, 0 to 1';
COMMENT ON COLUMN power.complexity.rank_correlation IS 'mean rank correlation of states between domains, -1 to 1';
