INSERT INTO gw_spells
SELECT gwcode AS gw, start AS first_day, "end" AS last_day,
       last_day = max("end") OVER () AS open, '${source}' AS source
FROM raw.${table};

INSERT INTO core.list_names
SELECT 'gw', gwcode, start, "end", gw_name, microstate = 1, '${source}' FROM raw.${table};
