-- Who is a state when: spells of both systems, carried past the end of the lists by the reference edition,
-- then state-years and false dyads. ${last_day} is the last day the reference edition speaks of.

-- Where a list is absent, the reference edition's own spells stand in.
INSERT INTO core.state_spells
SELECT state, 'cow', state, first_day, coalesce(last_day, DATE '${last_day}'), last_day IS NULL, 'reference'
FROM reference_spells
WHERE system = 'cow' AND NOT EXISTS (FROM core.state_spells WHERE system = 'cow');

INSERT INTO gw_spells
SELECT gw, first_day, coalesce(last_day, DATE '${last_day}'), last_day IS NULL, 'reference'
FROM reference_spells
WHERE system = 'gw' AND NOT EXISTS (FROM gw_spells);

INSERT INTO core.majors
SELECT state, first_day, last_day, last_day = max(last_day) OVER (), 'reference'
FROM reference_majors
WHERE NOT EXISTS (FROM core.majors);

-- Until when each list speaks for itself.
CREATE TEMP TABLE list_ends AS
SELECT 'cow' AS system, any_value(source) AS source, max(last_day) AS last_day FROM core.state_spells
UNION ALL
SELECT 'gw', any_value(source), max(last_day) FROM gw_spells;

-- An open spell goes on to the last day that the reference edition knows the state as a member.
CREATE TEMP TABLE carried AS
SELECT s.system, s.code, s.first_day, max(coalesce(r.last_day, DATE '${last_day}')) AS known_to
FROM (SELECT system, code, first_day, last_day FROM core.state_spells WHERE open AND source <> 'reference'
      UNION ALL
      SELECT 'gw', gw, first_day, last_day FROM gw_spells WHERE open AND source <> 'reference') AS s
JOIN reference_spells AS r
  ON r.system = s.system AND (CASE s.system WHEN 'cow' THEN r.state ELSE r.gw END) = s.code
 AND r.first_day <= s.last_day + 1 AND coalesce(r.last_day, DATE '${last_day}') > s.last_day
GROUP BY ALL;

UPDATE core.state_spells AS s
SET last_day = c.known_to, source = s.source || ', reference'
FROM carried AS c
WHERE c.system = s.system AND c.code = s.code AND c.first_day = s.first_day;

UPDATE gw_spells AS s
SET last_day = c.known_to, source = s.source || ', reference'
FROM carried AS c
WHERE c.system = 'gw' AND c.code = s.gw AND c.first_day = s.first_day;

-- Gleditsch and Ward's spells under COW codes: a spell is cut where the crosswalk changes (260 becomes 255
-- on 1990-10-03); a spell that no crosswalk row covers keeps the Gleditsch-Ward number. Rows of the
-- crosswalk that differ only in other codes are one period.
CREATE TEMP TABLE gw_periods AS
WITH marked AS (
  SELECT *, first_day = lag(last_day) OVER (PARTITION BY gw, state ORDER BY first_day NULLS FIRST) + 1 AS goes_on
  FROM core.state_codes WHERE gw IS NOT NULL),
numbered AS (
  SELECT *, count(*) FILTER (NOT coalesce(goes_on, false))
            OVER (PARTITION BY gw, state ORDER BY first_day NULLS FIRST) AS period
  FROM marked)
SELECT gw, state,
       CASE WHEN bool_or(first_day IS NULL) THEN NULL ELSE min(first_day) END AS first_day,
       CASE WHEN bool_or(last_day IS NULL) THEN NULL ELSE max(last_day) END AS last_day
FROM numbered GROUP BY gw, state, period;

INSERT INTO core.state_spells
SELECT coalesce(c.state, s.gw), 'gw', s.gw,
       greatest(s.first_day, coalesce(c.first_day, s.first_day)),
       least(s.last_day, coalesce(c.last_day, s.last_day)),
       s.open AND coalesce(c.last_day, s.last_day) >= s.last_day, s.source
FROM gw_spells AS s
LEFT JOIN gw_periods AS c
  ON c.gw = s.gw AND coalesce(c.first_day, s.first_day) <= s.last_day
 AND coalesce(c.last_day, s.last_day) >= s.first_day;

CREATE TEMP TABLE in_order AS FROM core.state_spells ORDER BY system, code, first_day;
DELETE FROM core.state_spells;
INSERT INTO core.state_spells FROM in_order;
DROP TABLE in_order;

-- The part of every spell that lies in one year.
CREATE TEMP TABLE spell_years AS
SELECT s.system, s.code, s.state, y.year::SMALLINT AS year,
       greatest(s.first_day, make_date(y.year, 1, 1)) AS first_day,
       least(s.last_day, make_date(y.year, 12, 31)) AS last_day
FROM core.state_spells AS s, unnest(range(year(s.first_day), year(s.last_day) + 1)) AS y(year);

-- One row a system, code and year; the state is that of the last day of membership in the year.
INSERT INTO core.state_years
SELECT p.system, p.code, arg_max(p.state, p.last_day) AS state, NULL, p.year,
       min(p.first_day), max(p.last_day), sum(p.last_day - p.first_day + 1)::SMALLINT,
       CASE WHEN p.year > year(any_value(l.last_day)) THEN 'reference' ELSE any_value(l.source) END
FROM spell_years AS p
JOIN list_ends AS l USING (system)
GROUP BY p.system, p.code, p.year
ORDER BY p.system, p.code, p.year;

UPDATE core.state_years SET gw = code WHERE system = 'gw';
UPDATE core.state_years AS y
SET gw = c.gw
FROM core.state_codes AS c
WHERE y.system = 'cow' AND c.state = y.state AND coalesce(c.first_day, y.last_day) <= y.last_day
  AND coalesce(c.last_day, y.last_day) >= y.last_day;
CREATE TEMP TABLE in_order AS FROM core.state_years ORDER BY system, code, year;
DELETE FROM core.state_years;
INSERT INTO core.state_years FROM in_order;
DROP TABLE in_order;

-- Pairs of one year that share no day. Only a state that was no member for part of the year can be in one.
INSERT INTO core.false_dyads
WITH partial AS (
  SELECT system, code, year FROM core.state_years
  WHERE days < make_date(year + 1, 1, 1) - make_date(year, 1, 1)),
pairs AS (
  SELECT DISTINCT p.system, least(p.code, s.code) AS code1, greatest(p.code, s.code) AS code2, p.year
  FROM partial AS p JOIN core.state_years AS s ON s.system = p.system AND s.year = p.year AND s.code <> p.code)
SELECT * FROM pairs AS d
WHERE NOT EXISTS (
  FROM spell_years AS a, spell_years AS b
  WHERE a.system = d.system AND a.year = d.year AND a.code = d.code1
    AND b.system = d.system AND b.year = d.year AND b.code = d.code2
    AND a.first_day <= b.last_day AND b.first_day <= a.last_day)
ORDER BY ALL;

-- Majors by year. Past the end of the list the last status is carried only on request, and flagged.
INSERT INTO core.major_years
SELECT DISTINCT state, y.year::SMALLINT, false
FROM core.majors, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
UNION ALL
SELECT m.state, y.year::SMALLINT, true
FROM core.majors AS m, unnest(range(year(m.last_day) + 1, year(DATE '${last_day}') + 1)) AS y(year)
WHERE ${carry_forward} AND m.open
ORDER BY ALL;
