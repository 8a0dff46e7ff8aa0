-- -66, -77 and -88 are no scores: they say that foreign rule, anarchy or a transition left none. names.csv has the
-- codes that mean another state to Polity than to COW: 341 is Kosovo, 348 Montenegro, 364 the Soviet Union, …
INSERT INTO polity_read
SELECT p.ccode::VARCHAR, p.country, coalesce(n.state, p.ccode), p.year, p.ccode, p.flag, p.fragment,
       CASE WHEN p.democ > -11 THEN p.democ END,
       CASE WHEN p.autoc > -11 THEN p.autoc END,
       CASE WHEN p.polity > -11 THEN p.polity END,
       p.polity2, p.durable,
       CASE WHEN p.xrreg > -11 THEN p.xrreg END,
       CASE WHEN p.xrcomp > -11 THEN p.xrcomp END,
       CASE WHEN p.xropen > -11 THEN p.xropen END,
       CASE WHEN p.xconst > -11 THEN p.xconst END,
       CASE WHEN p.parreg > -11 THEN p.parreg END,
       CASE WHEN p.parcomp > -11 THEN p.parcomp END,
       CASE WHEN p.exrec > -11 THEN p.exrec END,
       CASE WHEN p.exconst > -11 THEN p.exconst END,
       CASE WHEN p.polcomp > -11 THEN p.polcomp END,
       CASE WHEN p.regtrans > -11 THEN p.regtrans END,
       CASE p.polity WHEN -66 THEN 'interruption' WHEN -77 THEN 'interregnum' WHEN -88 THEN 'transition' END,
       '${source}',
       coalesce(lead(p.year) OVER (PARTITION BY p.ccode ORDER BY p.year) = p.year + 1, false)
FROM raw.${table} AS p
LEFT JOIN source_names AS n
  ON n.source = '${source}' AND n.name = p.ccode::VARCHAR
 AND p.year BETWEEN coalesce(n.first_year, 0) AND coalesce(n.last_year, 9999);
