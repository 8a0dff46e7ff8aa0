INSERT INTO core.agreements
SELECT '${source}', number, base_treaty, name, entry_type, year, entryforceyear, typememb
FROM raw.${table}
ORDER BY base_treaty, number;

-- Parties stand in columns c1, c2, …, the side of each in mc1, mc2, …
INSERT INTO core.agreement_members
SELECT '${source}', number, c.code::SMALLINT, m.side::TINYINT
FROM (UNPIVOT (SELECT number, COLUMNS('^c[0-9]+$')::VARCHAR FROM raw.${table}) ON COLUMNS('^c[0-9]+$') INTO NAME place VALUE code) AS c
LEFT JOIN (UNPIVOT (SELECT number, COLUMNS('^mc[0-9]+$')::VARCHAR FROM raw.${table}) ON COLUMNS('^mc[0-9]+$') INTO NAME place VALUE side) AS m
  USING (number)
WHERE m.place = 'm' || c.place
ORDER BY ALL;
