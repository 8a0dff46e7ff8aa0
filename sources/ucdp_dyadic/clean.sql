INSERT INTO core.conflict_pairs
SELECT '${source}', dyad_id, conflict_id, year, side_a, side_b, incompatibility, territory_name, intensity_level,
       type_of_conflict
FROM raw.${table}
ORDER BY dyad_id, year;

INSERT INTO core.conflict_parties
SELECT '${source}', conflict_id, dyad_id, year, s.side, s.supports, trim(g.code)::SMALLINT, NULL
FROM raw.${table},
LATERAL (VALUES ('a', false, gwno_a), ('a', true, gwno_a_2nd), ('b', false, gwno_b), ('b', true, gwno_b_2nd))
  AS s(side, supports, codes),
unnest(string_split(s.codes, ',')) AS g(code)
ORDER BY dyad_id, year, s.side, s.supports, g.code;
