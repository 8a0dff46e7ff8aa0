-- A pair with two dyadic disputes of one number in a year (16 rows) keeps the first; an onset of either counts.
-- A few cells hold codes that do not exist (side 1969, revisionist 6): sides follow from the other state's.
INSERT INTO core.dispute_dyads
SELECT '${source}', disno, statea, stateb, year,
       max((strtyr = year)::TINYINT) OVER (PARTITION BY disno, statea, stateb, year),
       core.earliest_day(strtyr, strtmnth, strtday), core.latest_day(endyear, endmnth, endday),
       CASE WHEN sideaa IN (0, 1) THEN sideaa ELSE 1 - sideab END,
       CASE WHEN sideab IN (0, 1) THEN sideab ELSE 1 - sideaa END, orignata, orignatb,
       nullif(fatleva, -9), nullif(fatlevb, -9), NULL, NULL, mid5hiacta, mid5hiactb, hihosta, hihostb,
       nullif(fatlev, -9), hihost, NULL, NULL, CASE WHEN recip IN (0, 1) THEN recip END, strtmnth,
       nullif(outcome, 0), nullif(settlmnt, 0)
FROM raw.${table}
QUALIFY row_number() OVER (PARTITION BY disno, statea, stateb, year ORDER BY strtyr, strtmnth, strtday, dyindex) = 1
ORDER BY disno, statea, stateb, year;
