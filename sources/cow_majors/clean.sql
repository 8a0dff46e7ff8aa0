INSERT INTO core.majors
SELECT ccode AS state,
       make_date(styear, stmonth, stday) AS first_day,
       make_date(endyear, endmonth, endday) AS last_day,
       last_day = max(make_date(endyear, endmonth, endday)) OVER () AS open,
       '${source}' AS source
FROM raw.${table};
