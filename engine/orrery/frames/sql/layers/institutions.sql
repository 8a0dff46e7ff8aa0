-- Memberships of intergovernmental organisations. A state-year or pair that the publisher covers has a count, 0 included;
-- one that he does not is empty. Joint memberships are those in which both are full members, from the dyadic file
-- if it is there, else counted from the memberships.
CREATE VIEW layers.institutions AS
SELECT state, year, full_members AS sum_igo_full, associates AS sum_igo_associate, observers AS sum_igo_observer,
       (full_members + associates + observers)::SMALLINT AS sum_igo_anytype
FROM core.igo_state_years;
COMMENT ON VIEW layers.institutions IS 'layer of frames: memberships by state and year; columns in meta.layers';

CREATE VIEW layers.institutions_dyads AS
SELECT state1, state2, year, dyadigos FROM core.igo_dyads;
COMMENT ON VIEW layers.institutions_dyads IS 'layer of frames: joint memberships by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'institutions', '', d.shape, 'memberships of intergovernmental organisations; empty where the publisher does not cover the state in the year',
       d.name, 'organisations', d.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'states', 'sum_igo_full', 'organisations of which the state is a full member'),
  (2, 'states', 'sum_igo_associate', 'organisations of which it is an associate member'),
  (3, 'states', 'sum_igo_observer', 'organisations in which it is an observer'),
  (4, 'states', 'sum_igo_anytype', 'organisations it belongs to in any of the three ways'),
  (5, 'pairs', 'dyadigos', 'organisations of which both states are full members')) AS d(position, shape, name, description)
JOIN (SELECT 'states' AS shape, any_value(source) AS source, min(year) AS first_year, max(year) AS last_year FROM core.igo_state_years
      UNION ALL
      SELECT 'pairs', any_value(source), min(year), max(year) FROM core.igo_dyads) AS s USING (shape)
WHERE s.source IS NOT NULL
ORDER BY d.position;
