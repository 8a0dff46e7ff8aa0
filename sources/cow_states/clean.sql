-- A spell whose last day is the list's last day is open: the state was still a member when the list ended.
INSERT INTO core.state_spells
SELECT ccode AS state, 'cow' AS system, ccode AS code,
       make_date(styear, stmonth, stday) AS first_day,
       make_date(endyear, endmonth, endday) AS last_day,
       last_day = max(make_date(endyear, endmonth, endday)) OVER () AS open,
       '${source}' AS source
FROM raw.${table};

INSERT INTO core.list_names
SELECT 'cow', ccode, make_date(styear, stmonth, stday), make_date(endyear, endmonth, endday), statenme, NULL, '${source}'
FROM raw.${table};
