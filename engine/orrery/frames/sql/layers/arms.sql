-- Arms from state1 to state2 (directed: supplier to recipient): deals of the register by the year of their order, and by each
-- of their years of delivery. The value delivered is known for a deal as a whole and is spread evenly over its years of
-- delivery. Orders of before the first year of the register are in it only if delivered later, so they are left out. Inside
-- its years a pair without deals is 0; a value that is not known is no part of a sum.
CREATE VIEW layers.arms_dyads AS
SELECT supplier AS state1, recipient AS state2, year, orders AS arms_orders, coalesce(tiv_ordered, 0) AS arms_tiv_ordered,
       deliveries AS arms_deliveries, coalesce(tiv_delivered, 0) AS arms_tiv_delivered
FROM core.arms_years AS a JOIN meta.sources AS s USING (source)
WHERE a.year BETWEEN s.covers_from AND s.covers_to;
COMMENT ON VIEW layers.arms_dyads IS 'layer of frames: arms transfers by directed pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'arms', '', 'directed', 'transfers of major conventional arms from the first state to the second',
       d.name, d.unit, d.description, a.source, a.first_year, a.last_year, 'any', '0', 'max', d.position
FROM (VALUES
  (1, 'arms_orders', 'deals', 'deals ordered in the year'),
  (2, 'arms_tiv_ordered', 'SIPRI trend-indicator value, millions', 'value of the deals ordered in the year'),
  (3, 'arms_deliveries', 'deals', 'deals with deliveries in the year'),
  (4, 'arms_tiv_delivered', 'SIPRI trend-indicator value, millions', 'value delivered in the year, deals spread evenly over their years of delivery'))
    AS d(position, name, unit, description),
 (SELECT p.source, any_value(s.covers_from) AS first_year, any_value(s.covers_to) AS last_year
  FROM (SELECT DISTINCT source FROM core.arms_years) AS p JOIN meta.sources AS s USING (source)
  GROUP BY p.source) AS a
ORDER BY d.position;
