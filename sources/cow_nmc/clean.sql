-- -9 is the publisher's missing code; it never becomes a number.
INSERT INTO core.capabilities
SELECT '${tag}' AS vintage, ccode AS state, year,
       nullif(milex, -9), nullif(milper, -9), nullif(irst, -9),
       nullif(pec, -9), nullif(tpop, -9), nullif(upop, -9),
       nullif(cinc, -9) AS cinc_published,
       '${source}' AS source
FROM raw.${table};
