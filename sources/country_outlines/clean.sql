-- Outlines stay in raw: they have no dates, so they are no borders of a year. Those without a state are counted.
INSERT INTO meta.unmatched
SELECT '${source}', id, name, NULL, NULL, count(*), 'not a state of either system'
FROM raw.${table}
WHERE id NOT IN (SELECT iso3 FROM core.states WHERE iso3 IS NOT NULL)
GROUP BY id, name
ORDER BY id, name;
