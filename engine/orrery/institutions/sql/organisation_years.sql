CREATE TABLE institutions.organisation_years (
  basis VARCHAR, org VARCHAR, year SMALLINT, members SMALLINT, suspended SMALLINT, associates SMALLINT, observers SMALLINT,
  candidates SMALLINT, invited SMALLINT, declined SMALLINT, unknown SMALLINT, share_states DOUBLE, population_n SMALLINT,
  share_population DOUBLE, power_index VARCHAR, power_n SMALLINT, share_power DOUBLE, leader SMALLINT, leader_share DOUBLE,
  positions SMALLINT, position_mean DOUBLE, position_sd DOUBLE, issue VARCHAR, region VARCHAR, used BOOLEAN);
COMMENT ON TABLE institutions.organisation_years IS 'organisations by year: who belongs, what part of the world they are, how far apart they stand, who is strongest';
COMMENT ON COLUMN institutions.organisation_years.basis IS 'igo or reference, as in institutions.membership_years';
COMMENT ON COLUMN institutions.organisation_years.org IS 'organisation';
COMMENT ON COLUMN institutions.organisation_years.year IS 'calendar year';
COMMENT ON COLUMN institutions.organisation_years.members IS 'full members';
COMMENT ON COLUMN institutions.organisation_years.suspended IS 'suspended members, which are counted nowhere else';
COMMENT ON COLUMN institutions.organisation_years.associates IS 'associates';
COMMENT ON COLUMN institutions.organisation_years.observers IS 'observers';
COMMENT ON COLUMN institutions.organisation_years.candidates IS 'states that signed, membership not in force';
COMMENT ON COLUMN institutions.organisation_years.invited IS 'states invited';
COMMENT ON COLUMN institutions.organisation_years.declined IS 'states that refused an invitation';
COMMENT ON COLUMN institutions.organisation_years.unknown IS 'states of which the publisher could not tell';
COMMENT ON COLUMN institutions.organisation_years.share_states IS 'members over the states covered in the year';
COMMENT ON COLUMN institutions.organisation_years.population_n IS 'members with a known population';
COMMENT ON COLUMN institutions.organisation_years.share_population IS 'their part of the population of all states covered';
COMMENT ON COLUMN institutions.organisation_years.power_index IS 'index of power used: cinc, or gdp_ppp in years without it; NULL: none';
COMMENT ON COLUMN institutions.organisation_years.power_n IS 'members with a known power';
COMMENT ON COLUMN institutions.organisation_years.share_power IS 'their part of the power of all states covered';
COMMENT ON COLUMN institutions.organisation_years.leader IS 'the most powerful member';
COMMENT ON COLUMN institutions.organisation_years.leader_share IS 'its part of the power of the members';
COMMENT ON COLUMN institutions.organisation_years.positions IS 'members with an ideal point in the session that began in the year';
COMMENT ON COLUMN institutions.organisation_years.position_mean IS 'their mean ideal point (model fast, all votes)';
COMMENT ON COLUMN institutions.organisation_years.position_sd IS 'standard deviation of their ideal points: heterogeneity; NULL below 2';
COMMENT ON COLUMN institutions.organisation_years.issue IS 'igo: purpose; reference: issue area';
COMMENT ON COLUMN institutions.organisation_years.region IS 'igo: the region of two thirds of the members, else global if half of all states belong, else interregional; reference: the region it serves';
COMMENT ON COLUMN institutions.organisation_years.used IS 'institutions.memberships takes the full members of this organisation and year from this basis';

CREATE TABLE institutions.organisation_groups (
  basis VARCHAR, org VARCHAR, year SMALLINT, group_id VARCHAR, members SMALLINT, share_members DOUBLE, share_power DOUBLE, led BOOLEAN);
COMMENT ON TABLE institutions.organisation_groups IS 'groups of states that lead an organisation or hold more than half of its members or of their power, by year; other groups have no row';
COMMENT ON COLUMN institutions.organisation_groups.basis IS 'igo or reference';
COMMENT ON COLUMN institutions.organisation_groups.org IS 'organisation';
COMMENT ON COLUMN institutions.organisation_groups.year IS 'calendar year';
COMMENT ON COLUMN institutions.organisation_groups.group_id IS 'group of core.groups; one that follows the organisation itself is left out';
COMMENT ON COLUMN institutions.organisation_groups.members IS 'members that belong to the group';
COMMENT ON COLUMN institutions.organisation_groups.share_members IS 'their part of the members';
COMMENT ON COLUMN institutions.organisation_groups.share_power IS 'their part of the power of the members';
COMMENT ON COLUMN institutions.organisation_groups.led IS 'the most powerful member belongs to the group';

CREATE TABLE institutions.group_years (
  basis VARCHAR, year SMALLINT, group_id VARCHAR, organisations SMALLINT, led DOUBLE, majority DOUBLE, power_majority DOUBLE);
COMMENT ON TABLE institutions.group_years IS 'the part of organisations that a group of states leads or holds, by year';
COMMENT ON COLUMN institutions.group_years.basis IS 'igo or reference';
COMMENT ON COLUMN institutions.group_years.year IS 'calendar year';
COMMENT ON COLUMN institutions.group_years.group_id IS 'group of core.groups';
COMMENT ON COLUMN institutions.group_years.organisations IS 'organisations with a member; the one that the group follows is left out';
COMMENT ON COLUMN institutions.group_years.led IS 'share of those with a known leader whose leader belongs to the group';
COMMENT ON COLUMN institutions.group_years.majority IS 'share in which it has more than half of the members';
COMMENT ON COLUMN institutions.group_years.power_majority IS 'share of those with a known leader in which it has more than half of the power of the members';

-- Read and dropped by fill_organisation_years.sql.
CREATE OR REPLACE TABLE institutions.organisation_profiles (
  basis VARCHAR, org VARCHAR, year SMALLINT, members SMALLINT, share_states DOUBLE, population_n SMALLINT, share_population DOUBLE,
  power_index VARCHAR, power_n SMALLINT, share_power DOUBLE, leader SMALLINT, leader_share DOUBLE, positions SMALLINT,
  position_mean DOUBLE, position_sd DOUBLE, region VARCHAR);
