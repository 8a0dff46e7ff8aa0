CREATE TABLE institutions.centralities (
  basis VARCHAR, state SMALLINT, year SMALLINT, degree SMALLINT, degree_share DOUBLE, strength DOUBLE, eigenvector DOUBLE);
COMMENT ON TABLE institutions.centralities IS 'how central a state is among the organisations of a year';
COMMENT ON COLUMN institutions.centralities.basis IS 'igo or reference';
COMMENT ON COLUMN institutions.centralities.state IS 'state';
COMMENT ON COLUMN institutions.centralities.year IS 'calendar year';
COMMENT ON COLUMN institutions.centralities.degree IS 'organisations of which it is a full member';
COMMENT ON COLUMN institutions.centralities.degree_share IS 'that over all organisations of the year';
COMMENT ON COLUMN institutions.centralities.strength IS 'joint full memberships with other states, sum over the states';
COMMENT ON COLUMN institutions.centralities.eigenvector IS 'eigenvector centrality in the two-mode network, 1 the largest of a state; NULL without a membership in the year';
