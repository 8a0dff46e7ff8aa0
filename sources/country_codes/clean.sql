-- What the package says otherwise than core.states of a present code is told, not taken over.
INSERT INTO meta.unmatched
SELECT '${source}', c.iso3c, c."country.name.en", NULL, NULL, 1,
       'COW code ' || c.cown || ' here, ' || s.state || ' in core.states'
FROM raw.${table} AS c JOIN core.states AS s ON s.iso3 = c.iso3c
WHERE c.cown <> s.state
ORDER BY c.iso3c;
