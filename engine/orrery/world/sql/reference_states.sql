INSERT INTO core.states
SELECT state, abb, name, iso3, iso2, gw, m49, region, subregion, capital, lon, lat
FROM ${file}
ORDER BY state::SMALLINT;
