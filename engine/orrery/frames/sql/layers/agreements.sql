-- Trade agreements between two states. An agreement counts for a pair from the year in which the first text that binds both
-- enters into force; where a group concludes with others, only parties of different sides are bound. Withdrawals and
-- ends are not taken off, for the source does not say who leaves. Inside 1948-2020 a pair without agreements is 0.
CREATE VIEW layers.agreements_dyads AS
SELECT state1, state2, year, agreements AS desta_agreements, entered AS desta_entered FROM core.agreement_pairs;
COMMENT ON VIEW layers.agreements_dyads IS 'layer of frames: trade agreements by pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'agreements', '', 'pairs', 'trade agreements that have entered into force between the two states',
       d.name, 'agreements', d.description, a.source, a.first_year, a.last_year, 'any', '0', 'keep', d.position
FROM (VALUES
  (1, 'desta_agreements', 'trade agreements entered into force up to the year; withdrawals are not taken off'),
  (2, 'desta_entered', 'trade agreements that enter into force in the year')) AS d(position, name, description),
 (SELECT p.source, any_value(s.covers_from) AS first_year, any_value(s.covers_to) AS last_year
  FROM (SELECT DISTINCT source FROM core.agreement_pairs) AS p JOIN meta.sources AS s USING (source)
  GROUP BY p.source) AS a
ORDER BY d.position;
