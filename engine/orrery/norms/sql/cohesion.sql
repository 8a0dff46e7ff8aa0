CREATE TABLE norms.cohesion (
  group_id VARCHAR, membership VARCHAR, session SMALLINT, year SMALLINT, members SMALLINT, n SMALLINT, mean DOUBLE, mean_sd DOUBLE,
  sd DOUBLE, pairs INTEGER, agree DOUBLE, rollcalls SMALLINT, agreement_index DOUBLE);
COMMENT ON TABLE norms.cohesion IS 'cohesion of groups and organisations in the UN General Assembly, by session';
COMMENT ON COLUMN norms.cohesion.group_id IS 'group of core.groups, or organisation of core.memberships that is no group there';
COMMENT ON COLUMN norms.cohesion.membership IS 'actual (members of the year), first (members in the first year listed, in all years) or incumbents (members of the year that were members the year before): actual less incumbents is what entry did at once';
COMMENT ON COLUMN norms.cohesion.session IS 'session of the General Assembly';
COMMENT ON COLUMN norms.cohesion.year IS 'calendar year in which the session began; members are those of 31 December';
COMMENT ON COLUMN norms.cohesion.members IS 'states listed';
COMMENT ON COLUMN norms.cohesion.n IS 'of these, states with an ideal point in the session';
COMMENT ON COLUMN norms.cohesion.mean IS 'mean ideal point (model fast, all votes)';
COMMENT ON COLUMN norms.cohesion.mean_sd IS 'its standard deviation, errors of states taken as independent';
COMMENT ON COLUMN norms.cohesion.sd IS 'standard deviation of the ideal points within the group; NULL below 2 states';
COMMENT ON COLUMN norms.cohesion.pairs IS 'pairs of members with roll calls in common';
COMMENT ON COLUMN norms.cohesion.agree IS 'agreement, mean over pairs';
COMMENT ON COLUMN norms.cohesion.rollcalls IS 'roll calls in which two members or more voted';
COMMENT ON COLUMN norms.cohesion.agreement_index IS 'agreement index of Hix, Noury and Roland, mean over these roll calls: 1 all members vote alike, 0 they divide equally';
