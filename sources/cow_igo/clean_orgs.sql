-- The columns of states bear names; columns.csv says which state each is.
CREATE TEMP TABLE igo_cells AS
SELECT upper(c.ioname) AS org, n.state, c.year, c.code
FROM (UNPIVOT (SELECT * EXCLUDE (orgname, sdate, deaddate, dead, integrated, replaced, longorgname, ionum, political, social, economic)
               FROM raw.${table})
      ON COLUMNS(* EXCLUDE (ioname, year)) INTO NAME name VALUE code) AS c
JOIN source_names AS n ON n.source = '${source}' AND n.name = lower(c.name)
WHERE c.code <> '-1';

INSERT INTO igo_listed SELECT 'organisations', org, state, year, code, '${source}' FROM igo_cells WHERE code <> '0';
INSERT INTO igo_covered SELECT DISTINCT 'organisations', state, year, '${source}' FROM igo_cells WHERE code <> '-9';
DROP TABLE igo_cells;

-- What is said of an organisation in its last year holds.
INSERT INTO core.igos
SELECT upper(ioname) AS org, arg_max(orgname, year), arg_max(ionum, year), arg_max(sdate, year), arg_max(deaddate, year),
       arg_max(integrated, year) = 1, arg_max(replaced, year) = 1,
       arg_max(political, year) = 1, arg_max(social, year) = 1, arg_max(economic, year) = 1,
       min(year), max(year), '${source}'
FROM raw.${table}
GROUP BY upper(ioname)
ORDER BY org;
