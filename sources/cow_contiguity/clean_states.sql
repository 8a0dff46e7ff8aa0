INSERT INTO core.contiguity_counts
SELECT stateno AS state, year, land, sea, '${source}' AS source
FROM raw.${table};
