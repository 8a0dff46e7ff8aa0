-- Who depends on whom and who can influence whom. In the row (A, B) columns with 1 are A's: its dependence on B, and its
-- capacity to influence B; columns with 2 are B's. Trade that is not known is empty, not 0. In the years of the arms
-- transfers two members of the COW system of which neither depends on the other have 0 influence.
CREATE VIEW layers.influence_dyads AS
WITH pairs AS MATERIALIZED (
  SELECT d.state1, d.state2, d.year, d.trade1, d.trade2, d.arms1, d.arms2, a.influence AS influence1, b.influence AS influence2
  FROM relations.dyad_years AS d
  LEFT JOIN relations.influence AS a ON a.source = d.state1 AND a.target = d.state2 AND a.year = d.year
  LEFT JOIN relations.influence AS b ON b.source = d.state2 AND b.target = d.state1 AND b.year = d.year
  WHERE d.trade1 IS NOT NULL OR d.trade2 IS NOT NULL OR d.arms1 > 0 OR d.arms2 > 0),
directed AS (
  SELECT state1, state2, year, influence1, influence2, trade1, trade2, arms1, arms2 FROM pairs
  UNION ALL
  SELECT state2, state1, year, influence2, influence1, trade2, trade1, arms2, arms1 FROM pairs)
SELECT state1, state2, year,
       CASE WHEN trade2 IS NOT NULL OR arms2 IS NOT NULL THEN round(coalesce(influence1, 0)::DOUBLE, 4) END AS influence1,
       CASE WHEN trade1 IS NOT NULL OR arms1 IS NOT NULL THEN round(coalesce(influence2, 0)::DOUBLE, 4) END AS influence2,
       round(trade1::DOUBLE, 6) AS trade_dependence1, round(trade2::DOUBLE, 6) AS trade_dependence2,
       round(((trade1 - trade2) / nullif(trade1 + trade2, 0))::DOUBLE, 4) AS trade_asymmetry,
       round(arms1::DOUBLE, 6) AS arms_dependence1, round(arms2::DOUBLE, 6) AS arms_dependence2,
       round(((arms1 - arms2) / nullif(arms1 + arms2, 0))::DOUBLE, 4) AS arms_asymmetry
FROM directed;
COMMENT ON VIEW layers.influence_dyads IS 'layer of frames: dependence and influence by directed pair and year; columns in meta.layers';

INSERT INTO meta.layers
WITH held AS (
  SELECT layer, string_agg(DISTINCT source, ', ' ORDER BY source) AS source, min(first_year) AS first_year, max(last_year) AS last_year
  FROM relations.layers WHERE layer IN ('trade', 'arms') GROUP BY layer
  UNION ALL
  SELECT 'influence', string_agg(DISTINCT source, ', ' ORDER BY source),
         coalesce(min(first_year) FILTER (layer = 'arms'), min(first_year)), coalesce(max(last_year) FILTER (layer = 'arms'), max(last_year))
  FROM relations.layers WHERE layer IN ('trade', 'arms')),
zero AS (SELECT CASE WHEN EXISTS (FROM relations.layers WHERE layer = 'arms') THEN '0' END AS absent)
SELECT 'influence', '', 'directed', 'dependence by trade and arms and capacity to influence; columns with 1 are of the first state, with 2 of the second; what is not known is empty',
       d.name, d.unit, d.description, h.source, h.first_year, h.last_year, 'cow', CASE WHEN d.zero THEN z.absent END, 'keep', d.position
FROM (VALUES
  (1, 'influence', true, 'influence1', '0 to 1', 'capacity of the first state to influence the second: bandwidth times the dependence of the second'),
  (2, 'influence', true, 'influence2', '0 to 1', 'capacity of the second state to influence the first'),
  (3, 'trade', false, 'trade_dependence1', 'share', 'trade of the two over the GDP of the first state; above 1 is possible'),
  (4, 'trade', false, 'trade_dependence2', 'share', 'trade of the two over the GDP of the second state'),
  (5, 'trade', false, 'trade_asymmetry', '-1 to 1', 'their difference over their sum: 1 only the first depends, -1 only the second; empty without trade'),
  (6, 'arms', true, 'arms_dependence1', '0 to 1', 'share of the second state in the arms that the first received from states in this and the four years before'),
  (7, 'arms', true, 'arms_dependence2', '0 to 1', 'share of the first state in those of the second'),
  (8, 'arms', false, 'arms_asymmetry', '-1 to 1', 'their difference over their sum; empty without arms')) AS d(position, held, zero, name, unit, description)
JOIN held AS h ON h.layer = d.held, zero AS z
WHERE h.source IS NOT NULL
ORDER BY d.position;
