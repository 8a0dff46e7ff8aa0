-- Indicators of the economy, one column each. An indicator that no source supplies is empty.
CREATE VIEW layers.economy AS
SELECT state, year,
       max(value) FILTER (indicator = 'gdp_usd') AS gdp_usd,
       max(value) FILTER (indicator = 'gdp_ppp') AS gdp_ppp,
       max(value) FILTER (indicator = 'rgdpo') AS rgdpo,
       max(value) FILTER (indicator = 'gdp_est') AS gdp_est,
       max(value) FILTER (indicator = 'population') AS population,
       max(value) FILTER (indicator = 'milex_usd') AS milex_usd,
       max(value) FILTER (indicator = 'milex_share_of_gdp') AS milex_share_of_gdp
FROM core.economy
GROUP BY state, year;
COMMENT ON VIEW layers.economy IS 'layer of frames: indicators of the economy by state and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'economy', '', 'states', 'GDP, population and military expenditure as their publishers give them',
       i.indicator, i.unit, i.title, string_agg(DISTINCT e.source, ', ' ORDER BY e.source), min(e.year), max(e.year), 'any', NULL, 'keep',
       list_position(['gdp_usd', 'gdp_ppp', 'rgdpo', 'gdp_est', 'population', 'milex_usd', 'milex_share_of_gdp'], i.indicator)
FROM core.indicators AS i JOIN core.economy AS e USING (indicator)
WHERE i.indicator IN ('gdp_usd', 'gdp_ppp', 'rgdpo', 'gdp_est', 'population', 'milex_usd', 'milex_share_of_gdp')
GROUP BY i.indicator, i.unit, i.title
ORDER BY i.indicator;
