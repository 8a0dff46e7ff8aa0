-- Indicators of the economy, one column each. An indicator that no source supplies is empty. The estimates from mrgdppc on
-- are given by state-year of each system, so frames of Gleditsch-Ward states have their own.
CREATE VIEW layers.economy_indicators AS
SELECT state, year,
       max(value) FILTER (indicator = 'gdp_usd') AS gdp_usd,
       max(value) FILTER (indicator = 'gdp_ppp') AS gdp_ppp,
       max(value) FILTER (indicator = 'rgdpo') AS rgdpo,
       max(value) FILTER (indicator = 'gdp_est') AS gdp_est,
       max(value) FILTER (indicator = 'gdp_ppp_2017') AS gdp_ppp_2017,
       max(value) FILTER (indicator = 'population') AS population,
       max(value) FILTER (indicator = 'milex_usd') AS milex_usd,
       max(value) FILTER (indicator = 'milex_share_of_gdp') AS milex_share_of_gdp
FROM core.economy
GROUP BY state, year;
COMMENT ON VIEW layers.economy_indicators IS 'indicators of the economy by state and year; part of the layer economy';

CREATE VIEW layers.economy AS
SELECT state, year, i.* EXCLUDE (state, year),
       g.mrgdppc, g.sd_mrgdppc, g.pwtrgdp, g.sd_pwtrgdp, g.pwtpop, g.sd_pwtpop
FROM layers.economy_indicators AS i
FULL JOIN (FROM core.gdp_estimates WHERE system = 'cow') AS g USING (state, year);
COMMENT ON VIEW layers.economy IS 'layer of frames: indicators of the economy by state and year; columns in meta.layers';

CREATE VIEW layers.economy_gw AS
SELECT y.code AS state, y.year, i.* EXCLUDE (state, year),
       g.mrgdppc, g.sd_mrgdppc, g.pwtrgdp, g.sd_pwtrgdp, g.pwtpop, g.sd_pwtpop
FROM core.state_years AS y
LEFT JOIN layers.economy_indicators AS i ON i.state = y.state AND i.year = y.year
LEFT JOIN core.gdp_estimates AS g ON g.system = 'gw' AND g.code = y.code AND g.year = y.year
WHERE y.system = 'gw' AND (i.state IS NOT NULL OR g.code IS NOT NULL);
COMMENT ON VIEW layers.economy_gw IS 'layer of frames: indicators of the economy by Gleditsch-Ward code and year';

INSERT INTO meta.layers
WITH held AS (
  SELECT i.indicator AS name, i.unit, i.title AS description,
         string_agg(DISTINCT e.source, ', ' ORDER BY e.source) AS source, min(e.year) AS first_year, max(e.year) AS last_year,
         list_position(['gdp_usd', 'gdp_ppp', 'rgdpo', 'gdp_est', 'gdp_ppp_2017', 'population', 'milex_usd',
                        'milex_share_of_gdp'], i.indicator) AS position
  FROM core.indicators AS i JOIN core.economy AS e USING (indicator)
  GROUP BY i.indicator, i.unit, i.title),
estimates AS (
  SELECT CASE system WHEN 'gw' THEN 'gw' ELSE '' END AS variant, any_value(source) AS source,
         min(year) AS first_year, max(year) AS last_year
  FROM core.gdp_estimates GROUP BY system),
columns AS (
  SELECT variant, h.* FROM held AS h, (VALUES (''), ('gw')) AS v(variant) WHERE position IS NOT NULL
  UNION ALL
  SELECT e.variant, d.name, d.unit, d.description, e.source, e.first_year, e.last_year, d.position
  FROM estimates AS e, (VALUES
    (9, 'mrgdppc', 'US dollars of 2011', 'GDP per capita, latent-variable estimate (Maddison-based)'),
    (10, 'sd_mrgdppc', 'US dollars of 2011', 'standard deviation of mrgdppc'),
    (11, 'pwtrgdp', 'million US dollars of 2017', 'real GDP, latent-variable estimate (Penn-based)'),
    (12, 'sd_pwtrgdp', 'million US dollars of 2017', 'standard deviation of pwtrgdp'),
    (13, 'pwtpop', 'millions', 'population, latent-variable estimate (Penn-based)'),
    (14, 'sd_pwtpop', 'millions', 'standard deviation of pwtpop')) AS d(position, name, unit, description))
SELECT 'economy', variant, 'states', 'GDP, population and military expenditure as their publishers give them',
       name, unit, description, source, first_year, last_year, 'any', NULL, 'keep', position
FROM columns
ORDER BY variant, position;
