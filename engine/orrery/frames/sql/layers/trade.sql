-- Trade, in millions of current US dollars. The row (A, B) of a pair has in flow1 what A imported from B, in flow2 what B
-- imported from A. What the source does not list or marks as missing is unknown, not 0.
CREATE VIEW layers.trade AS
SELECT state, year, imports, exports FROM core.trade_totals;
COMMENT ON VIEW layers.trade IS 'layer of frames: all trade by state and year; columns in meta.layers';

CREATE VIEW layers.trade_dyads AS
SELECT state1, state2, year, flow1, flow2, smoothflow1, smoothflow2 FROM core.trade
UNION ALL
SELECT state2, state1, year, flow2, flow1, smoothflow2, smoothflow1 FROM core.trade;
COMMENT ON VIEW layers.trade_dyads IS 'layer of frames: trade by directed pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'trade', '', d.shape, 'imports and exports; what is not listed or missing is empty, not 0',
       d.name, 'million current US dollars', d.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'states', 'imports', 'all imports of the state'),
  (2, 'states', 'exports', 'all exports of the state'),
  (3, 'directed', 'flow1', 'imports of the first state from the second'),
  (4, 'directed', 'flow2', 'imports of the second state from the first'),
  (5, 'directed', 'smoothflow1', 'flow1 with gaps filled by the publisher'),
  (6, 'directed', 'smoothflow2', 'flow2 with gaps filled by the publisher')) AS d(position, shape, name, description)
JOIN (SELECT 'states' AS shape, any_value(source) AS source, min(year) AS first_year, max(year) AS last_year FROM core.trade_totals
      UNION ALL
      SELECT 'directed', any_value(source), min(year), max(year) FROM core.trade) AS s USING (shape)
WHERE s.source IS NOT NULL
ORDER BY d.position;
