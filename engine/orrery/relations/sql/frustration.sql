CREATE TABLE relations.frustration (
  year SMALLINT, set VARCHAR, n SMALLINT, tied SMALLINT, lines INTEGER, positive INTEGER, negative INTEGER,
  frustration INTEGER, optimal BOOLEAN, lower_bound DOUBLE, normalised DOUBLE, frustrated_positive INTEGER,
  frustrated_negative INTEGER, components SMALLINT, sure SMALLINT, core_states SMALLINT, core_lines INTEGER,
  branchings BIGINT, steps BIGINT);
COMMENT ON TABLE relations.frustration IS 'frustration index (line index of balance) of the signed networks of states by year: the fewest ties that two factions leave broken';
COMMENT ON COLUMN relations.frustration.year IS 'calendar year';
COMMENT ON COLUMN relations.frustration.set IS 'network, as in relations.signed_sets';
COMMENT ON COLUMN relations.frustration.n IS 'members of the COW state system';
COMMENT ON COLUMN relations.frustration.tied IS 'of them those with a tie';
COMMENT ON COLUMN relations.frustration.lines IS 'ties';
COMMENT ON COLUMN relations.frustration.positive IS 'friendly ties';
COMMENT ON COLUMN relations.frustration.negative IS 'hostile ties';
COMMENT ON COLUMN relations.frustration.frustration IS 'frustration index: ties to remove, or to turn, for two factions with friends inside and enemies between';
COMMENT ON COLUMN relations.frustration.optimal IS 'proven: no two factions leave fewer ties broken';
COMMENT ON COLUMN relations.frustration.lower_bound IS 'no two factions leave fewer ties broken than this; the index itself where optimal';
COMMENT ON COLUMN relations.frustration.normalised IS '1 - 2 frustration / lines, 1 for a balanced network; NULL without ties';
COMMENT ON COLUMN relations.frustration.frustrated_positive IS 'friendly ties between the factions';
COMMENT ON COLUMN relations.frustration.frustrated_negative IS 'hostile ties inside a faction';
COMMENT ON COLUMN relations.frustration.components IS 'connected parts of the states with a tie; the factions of each are their own';
COMMENT ON COLUMN relations.frustration.sure IS 'states with a tie that side the same way in all optimal divisions';
COMMENT ON COLUMN relations.frustration.core_states IS 'states left to solve after the network was made smaller without loss';
COMMENT ON COLUMN relations.frustration.core_lines IS 'ties left to solve';
COMMENT ON COLUMN relations.frustration.branchings IS 'ties of which both cases were tried out';
COMMENT ON COLUMN relations.frustration.steps IS 'steps of the simplex method';

CREATE TABLE relations.factions (
  set VARCHAR, year SMALLINT, state SMALLINT, component SMALLINT, faction TINYINT, sure BOOLEAN,
  positive SMALLINT, negative SMALLINT, frustrated SMALLINT, triangles INTEGER, balanced INTEGER);
COMMENT ON TABLE relations.factions IS 'two factions of an optimal division of the signed networks, and where each state stands in it';
COMMENT ON COLUMN relations.factions.set IS 'network, as in relations.signed_sets';
COMMENT ON COLUMN relations.factions.year IS 'calendar year';
COMMENT ON COLUMN relations.factions.state IS 'state';
COMMENT ON COLUMN relations.factions.component IS 'connected part, 1 the largest; factions of two parts have nothing to do with each other; NULL for a state without a tie';
COMMENT ON COLUMN relations.factions.faction IS '1 or 2 in its part, 1 the larger, of equal ones that of the lowest code; NULL for a state without a tie';
COMMENT ON COLUMN relations.factions.sure IS 'its side is the same in all optimal divisions, seen from the largest set of states that always side alike; NULL where not known, or without a tie';
COMMENT ON COLUMN relations.factions.positive IS 'its friendly ties';
COMMENT ON COLUMN relations.factions.negative IS 'its hostile ties';
COMMENT ON COLUMN relations.factions.frustrated IS 'its ties that the division leaves broken';
COMMENT ON COLUMN relations.factions.triangles IS 'triangles that it is in';
COMMENT ON COLUMN relations.factions.balanced IS 'of them those with an even number of hostile ties';
