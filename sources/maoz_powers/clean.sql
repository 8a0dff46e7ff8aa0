INSERT INTO core.power_spells
SELECT '${source}', ccode, s.level, s.first_day, s.last_day
FROM raw.${table},
LATERAL (VALUES ('regional', regstdate, regenddate), ('global', globstdate, globenddate)) AS s(level, first_day, last_day)
WHERE s.first_day IS NOT NULL
ORDER BY ccode, s.first_day;
