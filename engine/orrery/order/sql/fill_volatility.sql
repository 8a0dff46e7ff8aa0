-- ${values}: state1, state2, year, value and known of all pairs. A change counts between years in which as much is known: where a layer begins or
-- ends, the index moves though relations do not.
INSERT INTO world_order.volatility
WITH majors AS (SELECT DISTINCT state, year FROM core.major_years),
observed AS (
  SELECT v.state1, v.state2, v.year, v.value, v.known FROM (${values}) AS v
  JOIN majors AS a ON a.state = v.state1 AND a.year = v.year JOIN majors AS b ON b.state = v.state2 AND b.year = v.year
  WHERE v.value IS NOT NULL),
changes AS (
  SELECT state1, state2, year, value - lag(value) OVER pair AS change FROM observed
  WINDOW pair AS (PARTITION BY state1, state2 ORDER BY year)
  QUALIFY year - lag(year) OVER pair = 1 AND known = lag(known) OVER pair),
periods AS (
  SELECT state1, state2, (year - year % 10) || 's' AS period, change FROM changes
  UNION ALL SELECT state1, state2, 'all', change FROM changes),
-- Sums in one order, so that they are the same at any number of threads.
summed AS (
  SELECT state1, state2, period, list(change ORDER BY change) AS ordered FROM periods GROUP BY ALL),
measured AS (
  SELECT state1, state2, period, CASE WHEN len(ordered) >= 4 THEN list_stddev_samp(ordered) END AS sd, len(ordered) AS n,
         list_avg(ordered) AS mean FROM summed)
SELECT ${basis}, state1, state2, period, sd, n, mean,
       CASE WHEN sd IS NOT NULL THEN rank() OVER (PARTITION BY period ORDER BY sd DESC NULLS LAST) END,
       count(sd) OVER (PARTITION BY period)
FROM measured ORDER BY period, sd DESC NULLS LAST, state1, state2;
