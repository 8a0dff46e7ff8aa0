-- How many states take part in events, in the years of which files were read.
INSERT INTO meta.coverage
SELECT m.source, 'core.event_months', 'events', year(m.month), count(DISTINCT s.state)
FROM core.event_months AS m, unnest([m.state1, m.state2]) AS s(state)
WHERE EXISTS (FROM core.event_days AS d WHERE d.source = m.source AND year(d.month) = year(m.month))
GROUP BY ALL
ORDER BY ALL;
