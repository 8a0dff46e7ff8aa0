-- Regimes by state-year. euds, aeuds and v2x_polyarchy are those of the package's table of the system (V-Dem 16), or, where
-- it is absent, V-Dem's own; polity2 is Polity5's under a dated crosswalk (the package's where it is absent); the other columns are of V-Dem 15, Polity5 and the
-- episodes of regime transformation. Nothing is filled: a state-year without a score is NULL.
-- The package joins Polity by code, which leaves the Soviet Union, Yugoslavia, Viet Nam, Ethiopia and others without a
-- score and gives Montenegro Kosovo's: its polity2 is the variant peacesciencer.

-- What all variants share, by state (COW code).
CREATE VIEW layers.regime_sources AS
SELECT state, year, v.v2x_polyarchy, p.polity2,
       v.v2x_libdem, v.v2x_partipdem, v.v2x_delibdem, v.v2x_egaldem, v.v2x_api, v.v2x_mpi, p.democ, p.autoc, p.durable,
       p.xrreg, p.xrcomp, p.xropen, p.xconst, p.parreg, p.parcomp, e.v2x_regime, e.dem_ep, e.dem_ep_outcome,
       e.aut_ep, e.aut_ep_outcome
FROM core.regimes AS v
FULL JOIN core.polity AS p USING (state, year)
FULL JOIN core.regime_episodes AS e USING (state, year);
COMMENT ON VIEW layers.regime_sources IS 'regimes of V-Dem, Polity and the episodes by state and year; part of the layer regime';

CREATE VIEW layers.regime AS
SELECT state, year, d.euds, d.aeuds,
       CASE WHEN EXISTS (FROM core.polity) THEN s.polity2 ELSE d.polity2 END AS polity2,
       CASE WHEN EXISTS (FROM core.democracy WHERE system = 'cow') THEN d.v2x_polyarchy ELSE s.v2x_polyarchy END AS v2x_polyarchy,
       s.* EXCLUDE (state, year, polity2, v2x_polyarchy)
FROM layers.regime_sources AS s
FULL JOIN (FROM core.democracy WHERE system = 'cow') AS d USING (state, year);
COMMENT ON VIEW layers.regime IS 'layer of frames: regimes by state and year; columns in meta.layers';

CREATE VIEW layers.regime_peacesciencer AS
SELECT r.* REPLACE (d.polity2 AS polity2)
FROM layers.regime AS r
LEFT JOIN (FROM core.democracy WHERE system = 'cow') AS d USING (state, year);
COMMENT ON VIEW layers.regime_peacesciencer IS 'layer of frames: regimes by state and year as peacesciencer joins them';

-- A state-year of one system can be two of the other (345 and 340 in 2006), so both lists are followed.
CREATE VIEW layers.regime_gw AS
SELECT y.code AS state, y.year, d.euds, d.aeuds,
       CASE WHEN EXISTS (FROM core.polity) THEN s.polity2 ELSE d.polity2 END AS polity2,
       CASE WHEN EXISTS (FROM core.democracy WHERE system = 'gw') THEN d.v2x_polyarchy ELSE s.v2x_polyarchy END AS v2x_polyarchy,
       s.* EXCLUDE (state, year, polity2, v2x_polyarchy)
FROM core.state_years AS y
LEFT JOIN layers.regime_sources AS s ON s.state = y.state AND s.year = y.year
LEFT JOIN core.democracy AS d ON d.system = 'gw' AND d.code = y.code AND d.year = y.year
WHERE y.system = 'gw' AND (s.state IS NOT NULL OR d.code IS NOT NULL);
COMMENT ON VIEW layers.regime_gw IS 'layer of frames: regimes by Gleditsch-Ward code and year';

CREATE VIEW layers.regime_gw_peacesciencer AS
SELECT r.* REPLACE (d.polity2 AS polity2)
FROM layers.regime_gw AS r
LEFT JOIN core.democracy AS d ON d.system = 'gw' AND d.code = r.state AND d.year = r.year;
COMMENT ON VIEW layers.regime_gw_peacesciencer IS 'layer of frames: regimes by Gleditsch-Ward code and year as peacesciencer joins them';

-- The years of a column are those that its table holds; the package's columns differ by system.
INSERT INTO meta.layers
WITH shared AS (
  SELECT 'core.regimes' AS held, any_value(source) AS source, min(year) AS first_year, max(year) AS last_year FROM core.regimes
  UNION ALL
  SELECT 'core.polity', any_value(source), min(year), max(year) FROM core.polity
  UNION ALL
  SELECT 'core.regime_episodes', any_value(source), min(year), max(year) FROM core.regime_episodes),
scores AS (
  SELECT system, any_value(source) AS source, min(year) AS first_year, max(year) AS last_year,
         max(year) FILTER (polity2 IS NOT NULL) AS last_polity
  FROM core.democracy GROUP BY system),
variants AS (
  FROM (VALUES ('', 'cow', false), ('peacesciencer', 'cow', true), ('gw', 'gw', false), ('gw_peacesciencer', 'gw', true))
    AS v(variant, system, as_package)),
columns AS (
  SELECT v.variant, d.position, d.name, d.unit, d.description, s.source, s.first_year, s.last_year
  FROM variants AS v, shared AS s JOIN (VALUES
    (5, 'v2x_libdem', '0 to 1', 'liberal democracy index', 'core.regimes'),
    (6, 'v2x_partipdem', '0 to 1', 'participatory democracy index', 'core.regimes'),
    (7, 'v2x_delibdem', '0 to 1', 'deliberative democracy index', 'core.regimes'),
    (8, 'v2x_egaldem', '0 to 1', 'egalitarian democracy index', 'core.regimes'),
    (9, 'v2x_api', '0 to 1', 'additive polyarchy index', 'core.regimes'),
    (10, 'v2x_mpi', '0 to 1', 'multiplicative polyarchy index', 'core.regimes'),
    (11, 'democ', '0 to 10', 'institutionalised democracy', 'core.polity'),
    (12, 'autoc', '0 to 10', 'institutionalised autocracy', 'core.polity'),
    (13, 'durable', 'years', 'years since the last regime change', 'core.polity'),
    (14, 'xrreg', '1 to 3', 'regulation of executive recruitment', 'core.polity'),
    (15, 'xrcomp', '0 to 3', 'competitiveness of executive recruitment', 'core.polity'),
    (16, 'xropen', '0 to 4', 'openness of executive recruitment', 'core.polity'),
    (17, 'xconst', '1 to 7', 'constraints on the chief executive', 'core.polity'),
    (18, 'parreg', '1 to 5', 'regulation of participation', 'core.polity'),
    (19, 'parcomp', '0 to 5', 'competitiveness of participation', 'core.polity'),
    (20, 'v2x_regime', '0 to 3', 'regime: 0 closed autocracy, 1 electoral autocracy, 2 electoral democracy, 3 liberal democracy', 'core.regime_episodes'),
    (21, 'dem_ep', '0 or 1', 'episode of democratisation', 'core.regime_episodes'),
    (22, 'dem_ep_outcome', '0 to 6', 'outcome of the episode of democratisation, 0 for none', 'core.regime_episodes'),
    (23, 'aut_ep', '0 or 1', 'episode of autocratisation', 'core.regime_episodes'),
    (24, 'aut_ep_outcome', '0 to 6', 'outcome of the episode of autocratisation, 0 for none', 'core.regime_episodes')) AS d(position, name, unit, description, held) USING (held)
  UNION ALL
  SELECT v.variant, d.position, d.name, d.unit, d.description, s.source, s.first_year, s.last_year
  FROM variants AS v JOIN scores AS s USING (system), (VALUES
    (1, 'euds', 'z-score', 'extended Unified Democracy Score'),
    (2, 'aeuds', 'z-score', 'the same, adjusted so that 0 parts democracy from autocracy'),
    (4, 'v2x_polyarchy', '0 to 1', 'electoral democracy index')) AS d(position, name, unit, description)
  UNION ALL
  SELECT v.variant, 4, 'v2x_polyarchy', '0 to 1', 'electoral democracy index', s.source, s.first_year, s.last_year
  FROM variants AS v ANTI JOIN scores USING (system), shared AS s
  WHERE s.held = 'core.regimes'
  UNION ALL
  SELECT v.variant, 3, 'polity2', '-10 to 10', 'combined Polity score', s.source, s.first_year,
         CASE WHEN v.as_package THEN s.last_polity ELSE s.last_year END
  FROM variants AS v
  JOIN (SELECT true AS as_package, system, source, first_year, last_year, last_polity FROM scores
        UNION ALL
        SELECT false, system, source, first_year, last_year, last_year
        FROM shared, (VALUES ('cow'), ('gw')) AS y(system) WHERE held = 'core.polity' AND source IS NOT NULL
        UNION ALL
        SELECT false, system, source, first_year, last_year, last_polity
        FROM scores WHERE NOT EXISTS (FROM core.polity)) AS s USING (as_package, system))
SELECT 'regime', variant, 'states', 'scores and classes of regimes as their publishers give them; what has no score is empty',
       name, unit, description, source, first_year, last_year, 'any', NULL, 'keep', position
FROM columns
WHERE source IS NOT NULL
ORDER BY variant, position;
