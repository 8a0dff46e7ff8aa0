INSERT INTO core.rivalries
SELECT '${source}', rivalryno, rivalryname, ccode1, ccode2, styear, endyear, list_contains(types, 'positional')::TINYINT,
       list_contains(types, 'spatial')::TINYINT, list_contains(types, 'ideological')::TINYINT,
       list_contains(types, 'interventionary')::TINYINT, NULL, NULL, type1, region
FROM (SELECT *, [type1, type2, type3] AS types FROM raw.${table})
ORDER BY rivalryno;
