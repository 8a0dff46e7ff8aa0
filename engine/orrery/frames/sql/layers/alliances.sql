-- Alliances of two collections, directed: the row (A, B) says what A owes to B. ATOP lists a pair if it is allied, even where
-- one side alone is obliged: the other side's row is then an alliance without obligations. The formal alliances of COW
-- bind both sides alike unless the directed file is read. A pair that is not listed is 0 inside the years of the
-- collection, among members of the COW system; without direction the larger of both sides counts.
CREATE VIEW layers.alliances_dyads AS
WITH atop_years AS (SELECT min(year) AS first_year, max(year) AS last_year FROM core.atop_alliances),
cow_years AS (SELECT min(year) AS first_year, max(year) AS last_year FROM core.formal_alliances)
SELECT state1, state2, year,
       CASE WHEN year BETWEEN a.first_year AND a.last_year THEN (t.defense IS NOT NULL)::TINYINT END AS atop_alliance,
       CASE WHEN year BETWEEN a.first_year AND a.last_year THEN coalesce(t.defense, 0)::TINYINT END AS atop_defense,
       CASE WHEN year BETWEEN a.first_year AND a.last_year THEN coalesce(t.offense, 0)::TINYINT END AS atop_offense,
       CASE WHEN year BETWEEN a.first_year AND a.last_year THEN coalesce(t.neutral, 0)::TINYINT END AS atop_neutral,
       CASE WHEN year BETWEEN a.first_year AND a.last_year THEN coalesce(t.nonagg, 0)::TINYINT END AS atop_nonagg,
       CASE WHEN year BETWEEN a.first_year AND a.last_year THEN coalesce(t.consul, 0)::TINYINT END AS atop_consul,
       CASE WHEN year BETWEEN c.first_year AND c.last_year THEN (f.defense IS NOT NULL)::TINYINT END AS cow_alliance,
       CASE WHEN year BETWEEN c.first_year AND c.last_year THEN coalesce(f.defense, 0)::TINYINT END AS cow_defense,
       CASE WHEN year BETWEEN c.first_year AND c.last_year THEN coalesce(f.neutrality, 0)::TINYINT END AS cow_neutral,
       CASE WHEN year BETWEEN c.first_year AND c.last_year THEN coalesce(f.nonaggression, 0)::TINYINT END AS cow_nonagg,
       CASE WHEN year BETWEEN c.first_year AND c.last_year THEN coalesce(f.entente, 0)::TINYINT END AS cow_entente
FROM core.atop_alliances AS t FULL JOIN core.formal_alliances AS f USING (state1, state2, year), atop_years AS a, cow_years AS c;
COMMENT ON VIEW layers.alliances_dyads IS 'layer of frames: alliances by directed pair and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'alliances', '', 'directed', 'treaty obligations of the first state to the second, of two collections; a pair that is not listed is 0 inside the years of the collection',
       d.name, '0 or 1', d.description, s.source, s.first_year, s.last_year, 'cow', '0', 'max', d.position
FROM (VALUES
  (1, 'atop', 'atop_alliance', 'allied (ATOP), whichever side is obliged'),
  (2, 'atop', 'atop_defense', 'obliged to defend (ATOP)'),
  (3, 'atop', 'atop_offense', 'obliged to join in an attack (ATOP)'),
  (4, 'atop', 'atop_neutral', 'obliged to stay neutral (ATOP)'),
  (5, 'atop', 'atop_nonagg', 'obliged not to attack (ATOP)'),
  (6, 'atop', 'atop_consul', 'obliged to consult (ATOP)'),
  (7, 'cow', 'cow_alliance', 'allied (COW)'),
  (8, 'cow', 'cow_defense', 'defense pact (COW)'),
  (9, 'cow', 'cow_neutral', 'neutrality pact (COW)'),
  (10, 'cow', 'cow_nonagg', 'non-aggression pact (COW)'),
  (11, 'cow', 'cow_entente', 'entente, consultation in a crisis (COW)')) AS d(position, collection, name, description)
JOIN (SELECT 'atop' AS collection, any_value(source) AS source, min(year) AS first_year, max(year) AS last_year FROM core.atop_alliances
      UNION ALL
      SELECT 'cow', any_value(source), min(year), max(year) FROM core.formal_alliances) AS s USING (collection)
WHERE s.source IS NOT NULL
ORDER BY d.position;
