-- Who was listed when. Groups come by year, organisations by day: of these the members of 31 December.
CREATE TEMP TABLE cohesion_listed AS
SELECT group_id, state, first_year, last_year FROM core.group_members
UNION
SELECT org, state, year(first_day), year(last_day) - (last_day < make_date(year(last_day), 12, 31))::INT
FROM core.memberships
WHERE status IN ('full', 'suspended') AND org NOT IN (SELECT group_id FROM core.groups);

CREATE TEMP TABLE cohesion_sessions AS
SELECT DISTINCT session, year FROM norms.ideal_points WHERE model = 'fast' AND issue = 'all'
UNION SELECT DISTINCT period, period + 1945 FROM norms.similarity WHERE basis = 'un';

CREATE TEMP TABLE cohesion_actual AS
SELECT DISTINCT l.group_id, l.state, s.session, s.year
FROM cohesion_listed AS l JOIN cohesion_sessions AS s
  ON s.year BETWEEN coalesce(l.first_year, s.year) AND coalesce(l.last_year, s.year);

-- Sets that are the same in all years have neither first members nor newcomers.
CREATE TEMP TABLE cohesion_begin AS
SELECT group_id, min(first_year) AS begin_year FROM cohesion_listed GROUP BY group_id HAVING count(*) = count(first_year);

CREATE TEMP TABLE cohesion_members AS
SELECT group_id, 'actual' AS membership, session, year, state FROM cohesion_actual
UNION ALL
SELECT DISTINCT group_id, 'first', s.session, s.year, l.state
FROM cohesion_begin JOIN cohesion_listed AS l USING (group_id) CROSS JOIN cohesion_sessions AS s
WHERE l.first_year = begin_year
UNION ALL
SELECT now.group_id, 'incumbents', now.session, now.year, now.state
FROM cohesion_actual AS now JOIN cohesion_begin USING (group_id)
WHERE now.year > begin_year AND EXISTS (
  FROM cohesion_listed AS l
  WHERE l.group_id = now.group_id AND l.state = now.state AND l.first_year < now.year AND coalesce(l.last_year, 9999) >= now.year - 1);

-- Three memberships are often the same states: each set of a group and session is measured once.
CREATE TEMP TABLE cohesion_sets AS
SELECT group_id, membership, session, year, list_sort(list(state)) AS states FROM cohesion_members GROUP BY ALL;

CREATE TEMP TABLE cohesion_distinct AS
SELECT row_number() OVER () AS set_id, session, states FROM (SELECT DISTINCT session, states FROM cohesion_sets);

CREATE TEMP TABLE cohesion_in AS SELECT set_id, session, unnest(states) AS state FROM cohesion_distinct;

INSERT INTO norms.cohesion
WITH positions AS (
  SELECT set_id, count(p.mean) AS n, avg(p.mean) AS mean,
    CASE WHEN count(p.sd) = count(p.mean) THEN sqrt(sum(p.sd * p.sd)) / nullif(count(p.mean), 0) END AS mean_sd,
    CASE WHEN count(p.mean) > 1 THEN stddev_pop(p.mean) END AS sd
  FROM cohesion_in AS i JOIN norms.ideal_points AS p USING (session, state)
  WHERE p.model = 'fast' AND p.issue = 'all' GROUP BY set_id),
agreement AS (
  SELECT a.set_id, count(*) AS pairs, avg(s.agree) AS agree
  FROM cohesion_in AS a JOIN cohesion_in AS b ON b.set_id = a.set_id AND a.state < b.state
  JOIN norms.similarity AS s ON s.basis = 'un' AND s.period = a.session AND s.state1 = a.state AND s.state2 = b.state
  WHERE s.agree IS NOT NULL GROUP BY a.set_id),
calls AS (
  SELECT i.set_id, v.rcid, count(*) AS voted,
    greatest(count_if(v.vote = 1), count_if(v.vote = 2), count_if(v.vote = 3)) AS most
  FROM core.rollcalls AS r JOIN core.votes AS v USING (source, rcid)
  JOIN cohesion_in AS i ON i.session = r.session AND i.state = v.state
  WHERE r.session IS NOT NULL AND v.vote IN (1, 2, 3) GROUP BY i.set_id, v.rcid HAVING count(*) > 1),
unity AS (
  SELECT set_id, count(*) AS rollcalls, avg((most - (voted - most) / 2) / voted) AS agreement_index FROM calls GROUP BY set_id)
SELECT s.group_id, s.membership, s.session, s.year, len(s.states), coalesce(p.n, 0), p.mean, p.mean_sd, p.sd, coalesce(a.pairs, 0),
  a.agree, coalesce(u.rollcalls, 0), u.agreement_index
FROM cohesion_sets AS s JOIN cohesion_distinct AS d USING (session, states)
LEFT JOIN positions AS p USING (set_id) LEFT JOIN agreement AS a USING (set_id) LEFT JOIN unity AS u USING (set_id)
WHERE coalesce(p.n, 0) > 0 OR a.pairs > 0
ORDER BY s.group_id, s.membership, s.session;

DROP TABLE cohesion_in;
DROP TABLE cohesion_distinct;
DROP TABLE cohesion_sets;
DROP TABLE cohesion_members;
DROP TABLE cohesion_begin;
DROP TABLE cohesion_actual;
DROP TABLE cohesion_sessions;
DROP TABLE cohesion_listed;
