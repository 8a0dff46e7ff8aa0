-- CREG follows the union and its successor beside each other from 1945 to 2013. A state-year has the union's row up
-- to 1991 and the successor's from 1992.
INSERT INTO fractionalization_read
SELECT creg_ccode::VARCHAR, NULL, ccode, year, ethfrac, ethpol, relfrac, relpol, '${source}'
FROM raw.${table}
WHERE (creg_ccode IN (345, 365) AND year > 1991) IS NOT TRUE AND (creg_ccode IN (340, 393) AND year < 1992) IS NOT TRUE;
