INSERT INTO gw_spells
SELECT gwcode AS gw, startdate AS first_day, enddate AS last_day,
       last_day = max(enddate) OVER () AS open, '${source}' AS source
FROM raw.${table};

INSERT INTO core.list_names
SELECT 'gw', gwcode, startdate, enddate, statename, NULL, '${source}' FROM raw.${table};
