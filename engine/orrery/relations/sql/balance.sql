CREATE TABLE relations.balance (
  set VARCHAR, year SMALLINT, n SMALLINT, tied SMALLINT, positive INTEGER, negative INTEGER, mixed INTEGER,
  ppp INTEGER, ppn INTEGER, pnn INTEGER, nnn INTEGER, pp INTEGER, pn INTEGER, nn INTEGER,
  triangles INTEGER, triangle_balance DOUBLE, weak_triangle_balance DOUBLE, walk_balance DOUBLE);
COMMENT ON TABLE relations.balance IS 'structural balance of the signed networks of states by year; years that both sources of a network cover';
COMMENT ON COLUMN relations.balance.set IS 'network, as in relations.signed_sets';
COMMENT ON COLUMN relations.balance.year IS 'calendar year';
COMMENT ON COLUMN relations.balance.n IS 'members of the COW state system';
COMMENT ON COLUMN relations.balance.tied IS 'of them those with a tie';
COMMENT ON COLUMN relations.balance.positive IS 'friendly ties';
COMMENT ON COLUMN relations.balance.negative IS 'hostile ties';
COMMENT ON COLUMN relations.balance.mixed IS 'of them those of pairs that are friendly too';
COMMENT ON COLUMN relations.balance.ppp IS 'triangles of three friendly ties';
COMMENT ON COLUMN relations.balance.ppn IS 'triangles of two friendly ties and a hostile one';
COMMENT ON COLUMN relations.balance.pnn IS 'triangles of a friendly tie and two hostile ones';
COMMENT ON COLUMN relations.balance.nnn IS 'triangles of three hostile ties';
COMMENT ON COLUMN relations.balance.pp IS 'open triads: two friendly ties, the third pair is not tied';
COMMENT ON COLUMN relations.balance.pn IS 'open triads: a friendly tie and a hostile one';
COMMENT ON COLUMN relations.balance.nn IS 'open triads: two hostile ties';
COMMENT ON COLUMN relations.balance.triangles IS 'triples of which every pair is tied';
COMMENT ON COLUMN relations.balance.triangle_balance IS 'share of triangles with an even number of hostile ties, 0 to 1; NULL without triangles';
COMMENT ON COLUMN relations.balance.weak_triangle_balance IS 'the same where three hostile ties count as balanced';
COMMENT ON COLUMN relations.balance.walk_balance IS 'closed walks of all lengths with their signs over those without, of the states with a tie, 0 to 1; NULL without ties';
