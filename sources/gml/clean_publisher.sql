INSERT INTO core.dispute_dyads
SELECT '${source}', dispnum, ccode1, ccode2, year, midonset, NULL, NULL, sidea1, sidea2, orig1, orig2,
       nullif(fatality1, -9), nullif(fatality2, -9), nullif(fatalpre1, -9), nullif(fatalpre2, -9), nullif(hiact1, -9),
       nullif(hiact2, -9), hostlev1, hostlev2, nullif(fatality, -9), hostlev, mindur, maxdur, recip, stmon,
       nullif(outcome, -9), nullif(settle, -9)
FROM raw.gml_dyads
ORDER BY dispnum, ccode1, ccode2, year;

INSERT INTO core.dispute_participants
SELECT '${source}', dispnum, ccode, core.earliest_day(styear, stmon, stday), core.latest_day(endyear, endmon, endday),
       stday <> -9 AND endday <> -9, sidea, orig, nullif(revstate, -9), nullif(revtype1, -9), nullif(revtype2, -9),
       nullif(fatality, -9), nullif(fatalpre, -9), nullif(hiact, -9), nullif(hostlev, -9), NULL, NULL, NULL
FROM raw.gml_participants
ORDER BY dispnum, ccode, styear, stmon, stday;
