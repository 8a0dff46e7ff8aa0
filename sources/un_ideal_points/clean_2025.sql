INSERT INTO ideal_points_read
SELECT ccode::VARCHAR, countryname, '${source}', 'final_passage', ccode, year, year - 1945, idealpointfp, q5fp, q50fp, q95fp, nvotesfp
FROM raw.${table} WHERE idealpointfp IS NOT NULL
UNION ALL
SELECT ccode::VARCHAR, countryname, '${source}', 'all', ccode, year, year - 1945, idealpointall, q5all, q50all, q95all, nvotesall
FROM raw.${table} WHERE idealpointall IS NOT NULL
UNION ALL
SELECT ccode::VARCHAR, countryname, '${source}', 'legacy', ccode, year, year - 1945, idealpointlegacy, NULL, NULL, NULL, nvotesLegacy
FROM raw.${table} WHERE idealpointlegacy IS NOT NULL;
