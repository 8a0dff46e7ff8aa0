-- Politically relevant dyads: contiguous, or with a major power. Contiguous by which type is the rule; major on any day of
-- the year. The flag prd takes any type; --only prd keeps the pairs for which it is 1. Covered in the years of both
-- sources, among members of the COW system. The variant peacesciencer takes the contiguity of that package.
CREATE VIEW layers.prd_majors AS
SELECT least(m.state, o.state) AS state1, greatest(m.state, o.state) AS state2, year
FROM core.major_years AS m JOIN (SELECT DISTINCT state, year FROM core.state_years WHERE system = 'cow') AS o USING (year)
WHERE m.state <> o.state
GROUP BY ALL;
COMMENT ON VIEW layers.prd_majors IS 'pairs with a major power; part of the layer prd';

CREATE VIEW layers.prd_dyads AS
SELECT state1, state2, year, 1::TINYINT AS prd,
       (m.year IS NOT NULL OR c.conttype_closest <= 4)::TINYINT AS prd_150,
       (m.year IS NOT NULL OR c.conttype_closest <= 3)::TINYINT AS prd_24,
       (m.year IS NOT NULL OR c.conttype_closest = 1)::TINYINT AS prd_land
FROM layers.prd_majors AS m FULL JOIN layers.contiguity_dyads AS c USING (state1, state2, year);
COMMENT ON VIEW layers.prd_dyads IS 'layer of frames: politically relevant dyads; columns in meta.layers';

CREATE VIEW layers.prd_dyads_peacesciencer AS
SELECT state1, state2, year, 1::TINYINT AS prd,
       (m.year IS NOT NULL OR c.conttype <= 4)::TINYINT AS prd_150,
       (m.year IS NOT NULL OR c.conttype <= 3)::TINYINT AS prd_24,
       (m.year IS NOT NULL OR c.conttype = 1)::TINYINT AS prd_land
FROM layers.prd_majors AS m FULL JOIN layers.contiguity_dyads_peacesciencer AS c USING (state1, state2, year);
COMMENT ON VIEW layers.prd_dyads_peacesciencer IS 'layer of frames: politically relevant dyads as peacesciencer counts them';

INSERT INTO meta.layers
SELECT 'prd', v.variant, 'pairs', 'politically relevant dyads: contiguous in the year or with a major power on any day of it; 0 otherwise',
       d.name, '0 or 1', d.description, c.source || ', ' || m.source,
       greatest(c.first_year, m.first_year), least(c.last_year, m.last_year), 'cow', '0', 'keep', d.position
FROM (VALUES
  (1, 'prd', 'contiguous by any type, up to 400 miles of water, or with a major power'),
  (2, 'prd_150', 'contiguous by land or across up to 150 miles of water, or with a major power'),
  (3, 'prd_24', 'contiguous by land or across up to 24 miles of water, or with a major power'),
  (4, 'prd_land', 'contiguous by land, or with a major power')) AS d(position, name, description),
 (VALUES (''), ('peacesciencer')) AS v(variant),
 (SELECT any_value(source) AS source, min(year) AS first_year, max(year) AS last_year FROM core.contiguity_years) AS c,
 (SELECT (SELECT any_value(source) FROM core.majors) AS source, min(year) AS first_year, max(year) AS last_year FROM core.major_years) AS m
WHERE c.source IS NOT NULL AND m.first_year IS NOT NULL AND (v.variant = '' OR EXISTS (FROM core.contiguity))
ORDER BY v.variant, d.position;
