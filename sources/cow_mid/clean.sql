-- Of several rows of a state in a dispute each is a spell: it left and came back, or changed sides.
INSERT INTO core.disputes
SELECT '${source}', dispnum, core.earliest_day(styear, stmon, stday), core.latest_day(endyear, endmon, endday),
       stday <> -9 AND endday <> -9, ongo2014 = 1, nullif(outcome, -9), nullif(settle, -9), nullif(fatality, -9),
       nullif(fatalpre, -9), nullif(hiact, -9), hostlev, mindur, maxdur, recip, numa, numb
FROM raw.cow_mid_disputes
ORDER BY dispnum;

INSERT INTO core.dispute_participants
SELECT '${source}', dispnum, ccode, core.earliest_day(styear, stmon, stday), core.latest_day(endyear, endmon, endday),
       stday <> -9 AND endday <> -9, sidea, orig, revstate, nullif(revtype1, -9), nullif(revtype2, -9),
       nullif(fatality, -9), nullif(fatalpre, -9), nullif(hiact, -9), hostlev, NULL, NULL, NULL
FROM raw.cow_mid_participants
ORDER BY dispnum, ccode, styear, stmon, stday;

-- Two states are opponents while both are in the dispute, on opposite sides, on a common day. The dispute begins
-- between them in the year in which such a time begins, also when they had been opponents in it before. In a year
-- with two such times the first one is described.
INSERT INTO core.dispute_dyads
WITH sides AS (FROM core.dispute_participants WHERE source = '${source}'),
times AS (
  SELECT a.dispute, a.state AS state1, b.state AS state2,
         greatest(a.first_day, b.first_day) AS first_day, least(a.last_day, b.last_day) AS last_day,
         a.sidea AS sidea1, b.sidea AS sidea2, a.orig AS orig1, b.orig AS orig2,
         a.fatality AS fatality1, b.fatality AS fatality2, a.deaths AS deaths1, b.deaths AS deaths2,
         a.hiact AS hiact1, b.hiact AS hiact2, a.hostlev AS hostlev1, b.hostlev AS hostlev2
  FROM sides AS a JOIN sides AS b
    ON b.dispute = a.dispute AND b.sidea <> a.sidea AND b.state <> a.state
   AND a.first_day <= b.last_day AND b.first_day <= a.last_day),
years AS (
  SELECT t.*, y.year::SMALLINT AS year,
         max((year(first_day) = y.year)::TINYINT) OVER (PARTITION BY dispute, state1, state2, y.year) AS onset
  FROM times AS t, unnest(range(year(first_day), year(last_day) + 1)) AS y(year))
SELECT '${source}', y.dispute, y.state1, y.state2, y.year, y.onset, y.first_day, y.last_day, y.sidea1, y.sidea2, y.orig1,
       y.orig2, y.fatality1, y.fatality2, y.deaths1, y.deaths2, y.hiact1, y.hiact2, y.hostlev1, y.hostlev2,
       d.fatality, d.hostlev, d.mindur, d.maxdur, d.recip, month(d.first_day), d.outcome, d.settle
FROM years AS y JOIN core.disputes AS d ON d.source = '${source}' AND d.dispute = y.dispute
QUALIFY row_number() OVER (PARTITION BY y.dispute, y.state1, y.state2, y.year ORDER BY y.first_day, y.last_day) = 1
ORDER BY y.dispute, y.state1, y.state2, y.year;

INSERT INTO core.incidents
SELECT '${source}', dispnum, incidnum, core.earliest_day(styear, stmon, stday), core.latest_day(endyear, endmon, endday),
       stday <> -9 AND endday <> -9, nullif(fatality, -9), nullif(fatalpre, -9), nullif(action, -9), hostlev, numa
FROM raw.cow_mid_incidents
ORDER BY dispnum, incidnum;

INSERT INTO core.incident_participants
SELECT '${source}', dispnum, incidnum, ccode, core.earliest_day(styear, stmon, stday),
       core.latest_day(endyear, endmon, endday), insidea, sidea, nullif(fatality, -9), nullif(fatalpre, -9),
       nullif(action, -9), hostlev
FROM raw.cow_mid_incident_participants
ORDER BY dispnum, incidnum, ccode;
