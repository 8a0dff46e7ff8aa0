-- Cells that say something: 1 to 3 a membership, -9 unknown. 0 and -1 are no membership and no row.
INSERT INTO igo_listed
SELECT 'states' AS file, upper(org) AS org, ccode AS state, year, code, '${source}' AS source
FROM (UNPIVOT (SELECT * EXCLUDE (state) FROM raw.${table}) ON COLUMNS(* EXCLUDE (ccode, year)) INTO NAME org VALUE code)
WHERE code NOT IN (0, -1);

INSERT INTO igo_covered SELECT 'states', ccode, year, '${source}' FROM raw.${table};
