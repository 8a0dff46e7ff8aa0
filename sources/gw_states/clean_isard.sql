INSERT INTO gw_spells
SELECT gwcode AS gw, start AS first_day, "end" AS last_day,
       last_day = max("end") OVER () AS open, '${source}' AS source
FROM raw.${table};
