-- The publisher's list and, where it is there, the list of microstates.
INSERT INTO gw_spells
SELECT gwcode AS gw,
       strptime(trim(start), '%d:%m:%Y')::DATE AS first_day,
       strptime(trim("end"), '%d:%m:%Y')::DATE AS last_day,
       last_day = max(strptime(trim("end"), '%d:%m:%Y')::DATE) OVER () AS open,
       '${source}' AS source
FROM (FROM raw.gw_iisystem UNION ALL FROM raw.gw_microstates);

INSERT INTO core.list_names
SELECT 'gw', gwcode, strptime(trim(start), '%d:%m:%Y')::DATE, strptime(trim("end"), '%d:%m:%Y')::DATE, trim(gw_name),
       microstate, '${source}'
FROM (SELECT *, CASE WHEN EXISTS (FROM raw.gw_microstates) THEN false END AS microstate FROM raw.gw_iisystem
      UNION ALL SELECT *, true FROM raw.gw_microstates);
