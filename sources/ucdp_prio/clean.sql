INSERT INTO core.conflicts
SELECT '${source}', conflict_id, year, location, territory_name, side_a, side_b, incompatibility, intensity_level,
       cumulative_intensity, type_of_conflict, start_date, start_date2, ep_end, ep_end_date
FROM raw.${table}
ORDER BY conflict_id, year;

-- States in lists with commas, one row each; settle_conflict.sql says which state a code is.
INSERT INTO core.conflict_parties
SELECT '${source}', conflict_id, NULL, year, s.side, s.supports, trim(g.code)::SMALLINT, NULL
FROM raw.${table},
LATERAL (VALUES ('a', false, gwno_a), ('a', true, gwno_a_2nd), ('b', false, gwno_b), ('b', true, gwno_b_2nd))
  AS s(side, supports, codes),
unnest(string_split(s.codes, ',')) AS g(code)
ORDER BY conflict_id, year, s.side, s.supports, g.code;
