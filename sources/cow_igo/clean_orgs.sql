-- The columns of states bear names; columns.csv says which state each is. 1 to 3 is a membership, -9 unknown; 0 and
-- -1 are no membership and no row.
INSERT INTO igo_listed
SELECT 'organisations', upper(c.ioname), n.state, c.year, c.code, '${source}'
FROM (UNPIVOT (SELECT * EXCLUDE (orgname, sdate, deaddate, dead, integrated, replaced, longorgname, ionum, igocode, version,
                                 accuracyofpre1965membershipdates, sourcesandnotes, imputed, political, social, economic)
               FROM raw.${table})
      ON COLUMNS(* EXCLUDE (ioname, year)) INTO NAME name VALUE code) AS c
JOIN source_names AS n ON n.source = '${source}' AND n.name = lower(c.name)
WHERE code NOT IN (0, -1);

-- A state is covered in the years in which any organisation has a known code for it.
INSERT INTO igo_covered
SELECT 'organisations', n.state, c.year, '${source}'
FROM (UNPIVOT (SELECT year, bool_or(COLUMNS(* EXCLUDE (ioname, orgname, year, sdate, deaddate, dead, integrated, replaced, longorgname, ionum, igocode,
                                                       version, accuracyofpre1965membershipdates, sourcesandnotes, imputed, political, social,
                                                       economic)) NOT IN (-1, -9))
               FROM raw.${table} GROUP BY year)
      ON COLUMNS(* EXCLUDE (year)) INTO NAME name VALUE known) AS c
JOIN source_names AS n ON n.source = '${source}' AND n.name = lower(c.name)
WHERE known;

-- What is said of an organisation in its last year holds.
INSERT INTO core.igos
SELECT upper(ioname) AS org, arg_max(orgname, year), arg_max(ionum, year), arg_max(sdate, year), arg_max(deaddate, year),
       arg_max(integrated, year) = 1, arg_max(replaced, year) = 1,
       arg_max(political, year) = 1, arg_max(social, year) = 1, arg_max(economic, year) = 1,
       min(year), max(year), '${source}'
FROM raw.${table}
GROUP BY upper(ioname)
ORDER BY org;
