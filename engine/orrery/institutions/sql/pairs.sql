CREATE TABLE institutions.overlaps (
  basis VARCHAR, org1 VARCHAR, org2 VARCHAR, year SMALLINT, shared SMALLINT, members1 SMALLINT, members2 SMALLINT, rival BOOLEAN);
COMMENT ON TABLE institutions.overlaps IS 'pairs of organisations that share members or are rivals, by year; org1 < org2';
COMMENT ON COLUMN institutions.overlaps.basis IS 'igo or reference';
COMMENT ON COLUMN institutions.overlaps.org1 IS 'organisation';
COMMENT ON COLUMN institutions.overlaps.org2 IS 'organisation';
COMMENT ON COLUMN institutions.overlaps.year IS 'calendar year';
COMMENT ON COLUMN institutions.overlaps.shared IS 'members that both have';
COMMENT ON COLUMN institutions.overlaps.members1 IS 'members of the first';
COMMENT ON COLUMN institutions.overlaps.members2 IS 'members of the second';
COMMENT ON COLUMN institutions.overlaps.rival IS 'same issue and region (interregional is none), different leaders; NULL where one of these is not known';

CREATE VIEW institutions.pairs AS
SELECT *, shared / (members1 + members2 - shared) AS jaccard, shared / least(members1, members2) AS containment
FROM institutions.overlaps;
COMMENT ON VIEW institutions.pairs IS 'pairs of organisations that share members or are rivals, by year; org1 < org2';
COMMENT ON COLUMN institutions.pairs.basis IS 'igo or reference';
COMMENT ON COLUMN institutions.pairs.org1 IS 'organisation';
COMMENT ON COLUMN institutions.pairs.org2 IS 'organisation';
COMMENT ON COLUMN institutions.pairs.year IS 'calendar year';
COMMENT ON COLUMN institutions.pairs.shared IS 'members that both have';
COMMENT ON COLUMN institutions.pairs.members1 IS 'members of the first';
COMMENT ON COLUMN institutions.pairs.members2 IS 'members of the second';
COMMENT ON COLUMN institutions.pairs.rival IS 'as in institutions.overlaps';
COMMENT ON COLUMN institutions.pairs.jaccard IS 'shared members over the members of either, 0 to 1';
COMMENT ON COLUMN institutions.pairs.containment IS 'shared members over those of the smaller, 0 to 1; 1: one lies within the other';
