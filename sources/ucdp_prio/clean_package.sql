-- The package holds every combination of the states of the two sides as a row, and no names of places and parties.
INSERT INTO core.conflicts
SELECT DISTINCT '${source}', conflict_id, year, NULL, NULL, NULL, NULL,
       list_position(['territory', 'government', 'both'], incompatibility), intensity_level, NULL,
       list_position(['extrasystemic', 'interstate', 'intrastate', 'II'], type_of_conflict), start_date, start_date2, ep_end,
       ep_end_date
FROM raw.${table}
ORDER BY conflict_id, year;

INSERT INTO core.conflict_parties
SELECT DISTINCT '${source}', conflict_id, NULL::INTEGER, year, s.side, s.supports, s.gw, NULL::SMALLINT
FROM raw.${table},
LATERAL (VALUES ('a', false, gwno_a), ('a', true, gwno_a_2nd), ('b', false, gwno_b), ('b', true, gwno_b_2nd))
  AS s(side, supports, gw)
WHERE s.gw IS NOT NULL
ORDER BY conflict_id, year, s.side, s.supports, s.gw;
