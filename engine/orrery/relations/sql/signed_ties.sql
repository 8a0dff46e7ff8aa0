CREATE TABLE relations.signed_sets (set VARCHAR, about VARCHAR, friendly VARCHAR, hostile VARCHAR, first_year SMALLINT, last_year SMALLINT);
COMMENT ON TABLE relations.signed_sets IS 'signed networks of states: which ties are friendly, which hostile; a pair that is both is hostile';
COMMENT ON COLUMN relations.signed_sets.set IS 'name of the network';
COMMENT ON COLUMN relations.signed_sets.about IS 'its ties in words';
COMMENT ON COLUMN relations.signed_sets.friendly IS 'layer of friendly ties';
COMMENT ON COLUMN relations.signed_sets.hostile IS 'layer of hostile ties';
COMMENT ON COLUMN relations.signed_sets.first_year IS 'first year that the sources of both layers cover';
COMMENT ON COLUMN relations.signed_sets.last_year IS 'last year that the sources of both layers cover';

CREATE TABLE relations.signed_ties (set VARCHAR, year SMALLINT, state1 SMALLINT, state2 SMALLINT, sign TINYINT, mixed BOOLEAN);
COMMENT ON TABLE relations.signed_ties IS 'ties of the signed networks; state1 < state2. A pair of members that is not listed has no tie';
COMMENT ON COLUMN relations.signed_ties.set IS 'network, as in relations.signed_sets';
COMMENT ON COLUMN relations.signed_ties.year IS 'calendar year';
COMMENT ON COLUMN relations.signed_ties.state1 IS 'state';
COMMENT ON COLUMN relations.signed_ties.state2 IS 'state';
COMMENT ON COLUMN relations.signed_ties.sign IS '1 friendly, -1 hostile';
COMMENT ON COLUMN relations.signed_ties.mixed IS 'friendly too: a hostile tie of a pair that also has a friendly one';
