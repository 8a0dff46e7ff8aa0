-- An empty cell means: not of this type.
INSERT INTO core.rivalries
SELECT '${source}', tssr_id, rivalry, ccode1, ccode2, start, "end", coalesce("positional", 0), coalesce(spatial, 0),
       coalesce(ideological, 0), coalesce(interventionary, 0), coalesce(principal, 0), coalesce(aprin, 0), NULL, NULL
FROM raw.${table}
ORDER BY tssr_id;
