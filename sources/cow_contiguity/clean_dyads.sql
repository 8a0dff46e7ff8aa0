-- The file has every pair in both orders with the same type.
INSERT INTO contiguity_listed
SELECT DISTINCT least(state1no, state2no) AS state1, greatest(state1no, state2no) AS state2, year, conttype, '${source}' AS source
FROM raw.${table};
