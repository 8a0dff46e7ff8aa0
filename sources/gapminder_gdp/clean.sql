-- Observations end in 2019; what follows was projected by Gapminder.
INSERT INTO economy_by_iso3
SELECT '${source}', 'gdp_ppp_2017', upper(geo), upper(geo), time, gdp_total_ppp_inflation_adjusted
FROM raw.${table}
WHERE time <= 2019;

INSERT INTO meta.unmatched
SELECT '${source}', 'after 2019', NULL, min(time), max(time), count(*), 'projections, not observations'
FROM raw.${table}
WHERE time > 2019
HAVING count(*) > 0;
