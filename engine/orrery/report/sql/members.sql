SELECT year, system, count(*)::SMALLINT AS states
FROM core.state_years GROUP BY year, system ORDER BY system, year
