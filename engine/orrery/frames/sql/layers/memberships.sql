-- Memberships of organisations as measured: counts and centralities of states, joint memberships of pairs, by the IGO data (any
-- day of the year) and by the reference edition (31 December), which are kept apart. A state or pair that a source covers has
-- a count, 0 included; one that it does not is empty. The layer institutions has the publisher's own counts.
CREATE VIEW layers.memberships AS
WITH counts AS (
  SELECT basis, state, year, count(DISTINCT org)::SMALLINT AS n
  FROM institutions.membership_years WHERE status IN ('full', 'suspended', 'associate', 'observer') GROUP BY basis, state, year),
central AS (
  SELECT c.*, coalesce(n.n, 0)::SMALLINT AS any_kind FROM institutions.centralities AS c LEFT JOIN counts AS n USING (basis, state, year))
SELECT state, year, i.degree AS org_full, i.any_kind AS org_any, i.degree_share AS org_share, i.strength AS org_strength,
       i.eigenvector AS org_eigenvector, r.degree AS ref_full, r.any_kind AS ref_any, r.degree_share AS ref_share,
       r.strength AS ref_strength, r.eigenvector AS ref_eigenvector
FROM (FROM central WHERE basis = 'igo') AS i FULL JOIN (FROM central WHERE basis = 'reference') AS r USING (state, year);
COMMENT ON VIEW layers.memberships IS 'layer of frames: memberships and centralities by state and year; columns in meta.layers';

CREATE VIEW layers.memberships_dyads AS
SELECT state1, state2, year, "full" AS joint_full, full_most AS joint_full_most, "any" AS joint_any, weighted AS joint_weighted,
       reference_full AS joint_ref_full, reference_any AS joint_ref_any
FROM institutions.joint;
COMMENT ON VIEW layers.memberships_dyads IS 'layer of frames: joint memberships by pair and year; columns in meta.layers';

INSERT INTO meta.layers
WITH years AS (SELECT basis, min(year) AS first_year, max(year) AS last_year FROM institutions.centralities GROUP BY basis)
SELECT 'memberships', '', d.shape, 'memberships of organisations, how central a state is among them, and joint memberships; empty where the source does not cover the state in the year',
       d.name, d.unit, d.description, CASE d.basis WHEN 'igo' THEN (SELECT min(source) FROM core.igo_memberships) ELSE 'reference' END,
       y.first_year, y.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'states', 'igo', 'org_full', 'organisations', 'organisations of the IGO data of which the state is a full member'),
  (2, 'states', 'igo', 'org_any', 'organisations', 'those that it belongs to as full member, associate or observer'),
  (3, 'states', 'igo', 'org_share', 'share, 0 to 1', 'org_full over all organisations of the year'),
  (4, 'states', 'igo', 'org_strength', 'organisations', 'joint full memberships with other states, sum over the states'),
  (5, 'states', 'igo', 'org_eigenvector', '0 to 1', 'eigenvector centrality in the network of states and organisations, 1 the largest; empty without a membership'),
  (6, 'states', 'reference', 'ref_full', 'organisations', 'organisations of the reference edition of which the state is a full member on 31 December'),
  (7, 'states', 'reference', 'ref_any', 'organisations', 'those that it belongs to, suspended members, associates and observers among them'),
  (8, 'states', 'reference', 'ref_share', 'share, 0 to 1', 'ref_full over all organisations of the year'),
  (9, 'states', 'reference', 'ref_strength', 'organisations', 'joint full memberships with other states, sum over the states'),
  (10, 'states', 'reference', 'ref_eigenvector', '0 to 1', 'eigenvector centrality, as org_eigenvector'),
  (1, 'pairs', 'igo', 'joint_full', 'organisations', 'organisations of the IGO data of which both are full members'),
  (2, 'pairs', 'igo', 'joint_full_most', 'organisations', 'the same if all memberships that the publisher could not tell were full ones'),
  (3, 'pairs', 'igo', 'joint_any', 'organisations', 'those to which both belong as full members, associates or observers'),
  (4, 'pairs', 'igo', 'joint_weighted', 'organisations', 'joint full memberships, each counted 1 / (n - 1) with n its full members: exclusive ones count more'),
  (5, 'pairs', 'reference', 'joint_ref_full', 'organisations', 'organisations of the reference edition of which both are full members on 31 December'),
  (6, 'pairs', 'reference', 'joint_ref_any', 'organisations', 'the same with suspended members, associates and observers')) AS d(position, shape, basis, name, unit, description)
JOIN years AS y USING (basis)
ORDER BY d.shape, d.position;
