-- Sanctions of state1 against state2 (directed), from its first to its last year, both included. Sanctions of organisations are
-- the organisation's, not its members': they make no tie here. Inside 1949-2022 a pair without sanctions is 0.
CREATE VIEW layers.sanctions_dyads AS
SELECT y.sender AS state1, y.target AS state2, y.year, 1::TINYINT AS sanction,
       max(s.trade)::TINYINT AS sanction_trade,
       max(s.arms)::TINYINT AS sanction_arms,
       max(s.military)::TINYINT AS sanction_military,
       max(s.financial)::TINYINT AS sanction_financial,
       max(s.travel)::TINYINT AS sanction_travel,
       max(s.other)::TINYINT AS sanction_other
FROM core.sanction_years AS y
JOIN (SELECT source, case_id, any_value(trade) AS trade, any_value(arms) AS arms, any_value(military) AS military,
             any_value(financial) AS financial, any_value(travel) AS travel, any_value(other) AS other
      FROM core.sanctions GROUP BY source, case_id) AS s USING (source, case_id)
GROUP BY y.sender, y.target, y.year;
COMMENT ON VIEW layers.sanctions_dyads IS 'layer of frames: sanctions by directed pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'sanctions', '', 'directed', 'sanctions that the first state imposes on the second; those of organisations are not counted to their members',
       d.name, '0 or 1', d.description, s.source, s.first_year, s.last_year, 'any', '0', 'max', d.position
FROM (VALUES
  (1, 'sanction', 'any sanction'), (2, 'sanction_trade', 'sanction on trade'), (3, 'sanction_arms', 'sanction on arms'),
  (4, 'sanction_military', 'sanction on military assistance'), (5, 'sanction_financial', 'financial sanction'),
  (6, 'sanction_travel', 'sanction on travel'), (7, 'sanction_other', 'other sanction')) AS d(position, name, description),
 (SELECT any_value(source) AS source, min(year) AS first_year, max(year) AS last_year
  FROM core.sanction_years HAVING count(*) > 0) AS s
ORDER BY d.position;
