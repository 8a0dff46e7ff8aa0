-- How many states have data, by source, series and year.
INSERT INTO meta.coverage
SELECT source, 'core.state_years', system, year, count(*) FROM core.state_years GROUP BY ALL
UNION ALL
SELECT source, 'core.capabilities', vintage, year, count(DISTINCT state) FROM core.capabilities GROUP BY ALL
UNION ALL
SELECT source, 'core.economy', indicator, year, count(DISTINCT state) FROM core.economy GROUP BY ALL
UNION ALL
SELECT source, 'core.majors', 'majors', y.year, count(DISTINCT state)
FROM core.majors, unnest(range(year(first_day), year(last_day) + 1)) AS y(year) GROUP BY ALL
UNION ALL
SELECT source, 'core.capitals', system, y.year, count(DISTINCT code)
FROM core.capitals, unnest(range(year(first_day), year(last_day) + 1)) AS y(year) GROUP BY ALL
ORDER BY ALL;

UPDATE meta.sources AS s
SET states = c.states
FROM (SELECT source, max(states) AS states FROM meta.coverage GROUP BY source) AS c
WHERE c.source = s.source AND s.status = 'loaded';

INSERT INTO meta.measures
SELECT 'state_years', 'core.state_years', 'State-years',
       'a state is a member of a year if it was one on any day of it; a dyad-year needs one common day',
       'Correlates of War Project 2017; Gleditsch & Ward 1999', '{}',
       string_agg(DISTINCT source, ', ' ORDER BY source)
FROM core.state_years;
