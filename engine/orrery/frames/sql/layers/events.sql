-- Machine-coded events: what state1 did to state2 in the year, by the calendar year of the event, summed over its
-- months. A tie is a count of events and directed; domestic events are left out. Each source has columns of its own:
-- they code other news by other rules and are not to be added up.
-- Coverage: years of which files were read (core.event_days). A pair without events is 0 only where the source was read
-- through: at least 28 days of every year from the first to the last. Of samples with gaps it is empty.
CREATE VIEW layers.events_dyads AS
SELECT state1, state2, year(month)::SMALLINT AS year,
       sum(events) FILTER (source = 'gdelt_v1')::INTEGER AS gdelt1_count,
       sum(quad1) FILTER (source = 'gdelt_v1')::INTEGER AS gdelt1_quad1,
       sum(quad2) FILTER (source = 'gdelt_v1')::INTEGER AS gdelt1_quad2,
       sum(quad3) FILTER (source = 'gdelt_v1')::INTEGER AS gdelt1_quad3,
       sum(quad4) FILTER (source = 'gdelt_v1')::INTEGER AS gdelt1_quad4,
       sum(goldstein_sum) FILTER (source = 'gdelt_v1') AS gdelt1_goldstein,
       sum(events) FILTER (source = 'gdelt_v2')::INTEGER AS gdelt2_count,
       sum(quad1) FILTER (source = 'gdelt_v2')::INTEGER AS gdelt2_quad1,
       sum(quad2) FILTER (source = 'gdelt_v2')::INTEGER AS gdelt2_quad2,
       sum(quad3) FILTER (source = 'gdelt_v2')::INTEGER AS gdelt2_quad3,
       sum(quad4) FILTER (source = 'gdelt_v2')::INTEGER AS gdelt2_quad4,
       sum(goldstein_sum) FILTER (source = 'gdelt_v2') AS gdelt2_goldstein,
       sum(events) FILTER (source = 'icews')::INTEGER AS icews_count,
       sum(quad1) FILTER (source = 'icews')::INTEGER AS icews_quad1,
       sum(quad2) FILTER (source = 'icews')::INTEGER AS icews_quad2,
       sum(quad3) FILTER (source = 'icews')::INTEGER AS icews_quad3,
       sum(quad4) FILTER (source = 'icews')::INTEGER AS icews_quad4,
       sum(goldstein_sum) FILTER (source = 'icews') AS icews_goldstein,
       sum(events) FILTER (source = 'polecat')::INTEGER AS polecat_count,
       sum(quad1) FILTER (source = 'polecat')::INTEGER AS polecat_quad1,
       sum(quad2) FILTER (source = 'polecat')::INTEGER AS polecat_quad2,
       sum(quad3) FILTER (source = 'polecat')::INTEGER AS polecat_quad3,
       sum(quad4) FILTER (source = 'polecat')::INTEGER AS polecat_quad4,
       sum(goldstein_sum) FILTER (source = 'polecat') AS polecat_goldstein
FROM core.event_months AS m
WHERE state1 <> state2
  AND EXISTS (FROM core.event_days AS d WHERE d.source = m.source AND year(d.month) = year(m.month))
GROUP BY state1, state2, year(month);
COMMENT ON VIEW layers.events_dyads IS 'layer of frames: machine-coded events by directed dyad and year; columns in meta.layers';

INSERT INTO meta.layers
WITH years AS (SELECT source, year(month) AS year, sum(days) AS days FROM core.event_days GROUP BY ALL),
spans AS (
  SELECT source, min(year) AS first_year, max(year) AS last_year,
         count(*) = max(year) - min(year) + 1 AND min(days) >= 28 AS read_through
  FROM years GROUP BY source)
SELECT 'events', '', 'directed',
       'machine-coded events between states by calendar year, each source by itself; 0 only where a source was read through, else empty',
       n.prefix || '_' || c.name, c.unit, n.title || ': ' || c.description, s.source, s.first_year, s.last_year, 'any',
       CASE WHEN s.read_through THEN '0' END, 'keep', n.position * 6 + c.position
FROM (VALUES
  (0, 'gdelt1', 'gdelt_v1', 'GDELT 1.0'),
  (1, 'gdelt2', 'gdelt_v2', 'GDELT 2.0'),
  (2, 'icews', 'icews', 'ICEWS'),
  (3, 'polecat', 'polecat', 'POLECAT')) AS n(position, prefix, source, title)
JOIN spans AS s ON s.source = n.source,
 (VALUES
  (1, 'count', 'events', 'events of state1 towards state2'),
  (2, 'quad1', 'events', 'of these verbal cooperation'),
  (3, 'quad2', 'events', 'of these material cooperation'),
  (4, 'quad3', 'events', 'of these verbal conflict'),
  (5, 'quad4', 'events', 'of these material conflict'),
  (6, 'goldstein', 'points of Goldstein''s scale', 'sum of the events'' values, -10 to 10 each')) AS c(position, name, unit, description)
ORDER BY n.position, c.position;
