CREATE TABLE institutions.years (
  basis VARCHAR, year SMALLINT, states SMALLINT, organisations SMALLINT, memberships INTEGER, unknown INTEGER, mean_memberships DOUBLE,
  entropy_issue DOUBLE, entropy_region DOUBLE, entropy DOUBLE, overlap DOUBLE, modularity DOUBLE, modules SMALLINT, nestedness DOUBLE,
  led_known SMALLINT, south_led DOUBLE, south_majority DOUBLE);
COMMENT ON TABLE institutions.years IS 'the organisations of the world by year';
COMMENT ON COLUMN institutions.years.basis IS 'igo or reference; the two cover different organisations and cannot be joined to one series';
COMMENT ON COLUMN institutions.years.year IS 'calendar year';
COMMENT ON COLUMN institutions.years.states IS 'states covered';
COMMENT ON COLUMN institutions.years.organisations IS 'organisations with a full member';
COMMENT ON COLUMN institutions.years.memberships IS 'full memberships';
COMMENT ON COLUMN institutions.years.unknown IS 'memberships of which the publisher could not tell';
COMMENT ON COLUMN institutions.years.mean_memberships IS 'full memberships of a state, mean';
COMMENT ON COLUMN institutions.years.entropy_issue IS 'entropy of organisations over issues, nats';
COMMENT ON COLUMN institutions.years.entropy_region IS 'entropy of organisations over regions, nats';
COMMENT ON COLUMN institutions.years.entropy IS 'entropy over issues and regions together, nats; its exponential is the effective number of kinds';
COMMENT ON COLUMN institutions.years.overlap IS 'Jaccard index of two organisations, mean over all pairs';
COMMENT ON COLUMN institutions.years.modularity IS 'modularity of the two-mode network (Barber 2007), the best of the runs: a lower bound of the largest';
COMMENT ON COLUMN institutions.years.modules IS 'modules with a tie in that division';
COMMENT ON COLUMN institutions.years.nestedness IS 'nestedness (NODF) of states by organisations, 0 to 100';
COMMENT ON COLUMN institutions.years.led_known IS 'organisations whose most powerful member is known';
COMMENT ON COLUMN institutions.years.south_led IS 'share of these whose most powerful member belongs to the group global_south';
COMMENT ON COLUMN institutions.years.south_majority IS 'share of organisations in which that group has more than half of the members';
