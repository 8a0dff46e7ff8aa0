-- Days above 31 are parts of a month. Trigger codes from 990 on are no states but groups, nature or several states.
INSERT INTO core.crises
SELECT '${source}', crisno, trim(crisname), yrtrig,
       CASE WHEN motrig BETWEEN 1 AND 12 AND datrig BETWEEN 1 AND 31 THEN core.earliest_day(yrtrig, motrig, datrig) END,
       yrterm, CASE WHEN moterm BETWEEN 1 AND 12 AND daterm BETWEEN 1 AND 31 THEN core.latest_day(yrterm, moterm, daterm) END,
       CASE WHEN trigent < 990 THEN trigent END, gravcr, sevviosy, noactr
FROM raw.icb_crises
ORDER BY crisno;

INSERT INTO core.crisis_actors
SELECT '${source}', crisno, cracno, cracid, yrtrig,
       CASE WHEN motrig BETWEEN 1 AND 12 AND datrig BETWEEN 1 AND 31 THEN core.earliest_day(yrtrig, motrig, datrig) END,
       yrterm, CASE WHEN moterm BETWEEN 1 AND 12 AND daterm BETWEEN 1 AND 31 THEN core.latest_day(yrterm, moterm, daterm) END,
       CASE WHEN trigent < 990 THEN trigent END, gravty, sevvio, outcom, nuclear
FROM raw.icb_actors
ORDER BY crisno, cracno;
