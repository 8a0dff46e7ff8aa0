-- The initiator of the dyad has role 1 in it.
INSERT INTO core.war_dyads
SELECT '${source}', warnum, statea, stateb, year, (year = warstrtyr)::TINYINT, 0,
       CASE WHEN warolea <= 2 THEN 1 ELSE 2 END, CASE WHEN waroleb <= 2 THEN 1 ELSE 2 END,
       (wardyadrolea = 1)::TINYINT, (wardyadroleb = 1)::TINYINT, outcomea,
       CASE outcomea WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE outcomea END, batdtha, batdthb
FROM raw.${table}
ORDER BY warnum, statea, stateb, year;
