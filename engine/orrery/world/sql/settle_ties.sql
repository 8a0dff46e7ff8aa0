-- Ties, once it is known who is a state when: rows of no member are left out and counted, years and distances
-- are computed, and files of one publisher that disagree are listed.

-- Rows of sources whose state was no member of either system in the year.
CREATE TEMP TABLE members AS SELECT DISTINCT state, year FROM core.state_years;
CREATE TEMP MACRO outside_of_pairs(rows_of) AS TABLE (
  SELECT r.source, least(r.state1, r.state2)::VARCHAR || ' ' || greatest(r.state1, r.state2)::VARCHAR AS code, r.year
  FROM query_table(rows_of) AS r
  LEFT JOIN members AS a ON a.state = r.state1 AND a.year = r.year
  LEFT JOIN members AS b ON b.state = r.state2 AND b.year = r.year
  WHERE a.state IS NULL OR b.state IS NULL);
CREATE TEMP MACRO outside_of_states(rows_of) AS TABLE (
  SELECT source, state::VARCHAR AS code, year FROM query_table(rows_of) ANTI JOIN members USING (state, year));

-- The organisation-year file marks states outside the system as unknown; only memberships count as left out.
CREATE TEMP VIEW igo_told AS FROM igo_listed WHERE code <> -9;

INSERT INTO meta.unmatched
SELECT source, code, code, min(year), max(year), count(*), 'not a member of either system in these years'
FROM (FROM outside_of_pairs('core.atop_alliances')
      UNION ALL FROM outside_of_pairs('core.formal_alliances')
      UNION ALL FROM outside_of_pairs('core.trade')
      UNION ALL FROM outside_of_pairs('igo_dyads_listed')
      UNION ALL FROM outside_of_pairs('contiguity_listed')
      UNION ALL FROM outside_of_states('core.formal_alliance_members')
      UNION ALL FROM outside_of_states('core.trade_totals')
      UNION ALL FROM outside_of_states('core.contiguity_counts')
      UNION ALL FROM outside_of_states('igo_told')
      UNION ALL
      SELECT d.source, d.code1::VARCHAR || ' ' || d.code2::VARCHAR, d.year
      FROM min_distances AS d
      LEFT JOIN core.state_years AS a ON a.system = d.system AND a.code = d.code1 AND a.year = d.year
      LEFT JOIN core.state_years AS b ON b.system = d.system AND b.code = d.code2 AND b.year = d.year
      WHERE a.code IS NULL OR b.code IS NULL)
GROUP BY source, code
ORDER BY source, code;

DELETE FROM core.atop_alliances
WHERE (state1, year) NOT IN (FROM members) OR (state2, year) NOT IN (FROM members);
DELETE FROM core.formal_alliances
WHERE (state1, year) NOT IN (FROM members) OR (state2, year) NOT IN (FROM members);
DELETE FROM core.trade
WHERE (state1, year) NOT IN (FROM members) OR (state2, year) NOT IN (FROM members);
DELETE FROM core.formal_alliance_members WHERE (state, year) NOT IN (FROM members);
DELETE FROM core.trade_totals WHERE (state, year) NOT IN (FROM members);
DELETE FROM core.contiguity_counts WHERE (state, year) NOT IN (FROM members);
DELETE FROM contiguity_listed
WHERE (state1, year) NOT IN (FROM members) OR (state2, year) NOT IN (FROM members);
DELETE FROM igo_listed WHERE (state, year) NOT IN (FROM members);
DELETE FROM igo_covered WHERE (state, year) NOT IN (FROM members);
DELETE FROM min_distances
WHERE (system, code1, year) NOT IN (SELECT system, code, year FROM core.state_years)
   OR (system, code2, year) NOT IN (SELECT system, code, year FROM core.state_years);
DELETE FROM igo_dyads_listed
WHERE (state1, year) NOT IN (FROM members) OR (state2, year) NOT IN (FROM members);

-- Contiguity by year: from the spells, else from the list of years. There a year of change has both types, and
-- which came first is not said, so the closest stands for both.
INSERT INTO core.contiguity_years
SELECT state1, state2, y.year::SMALLINT, arg_min(conttype, first_month), min(conttype), any_value(source)
FROM core.contiguity, unnest(range(year(first_month), year(last_month) + 1)) AS y(year)
GROUP BY state1, state2, y.year
ORDER BY ALL;

INSERT INTO core.contiguity_years
SELECT state1, state2, year, min(conttype), min(conttype), any_value(source)
FROM contiguity_listed
WHERE NOT EXISTS (FROM core.contiguity)
GROUP BY state1, state2, year
ORDER BY ALL;

-- Months in which both of a pair were members and not contiguous.
INSERT INTO core.contiguity_gaps
WITH months AS (
  SELECT code, date_trunc('month', first_day) AS first_month, date_trunc('month', last_day) AS last_month
  FROM core.state_spells WHERE system = 'cow'),
pairs AS (SELECT DISTINCT state1, state2 FROM core.contiguity),
known AS (SELECT min(first_month)::TIMESTAMP AS first_month, max(last_month)::TIMESTAMP AS last_month FROM core.contiguity),
together AS (
  SELECT DISTINCT p.state1, p.state2, m.month
  FROM pairs AS p JOIN months AS a ON a.code = p.state1 JOIN months AS b ON b.code = p.state2, known AS k,
       unnest(generate_series(greatest(a.first_month, b.first_month, k.first_month),
                              least(a.last_month, b.last_month, k.last_month), INTERVAL 1 MONTH)) AS m(month)),
contiguous AS (
  SELECT state1, state2, m.month
  FROM core.contiguity, unnest(generate_series(first_month::TIMESTAMP, last_month::TIMESTAMP, INTERVAL 1 MONTH)) AS m(month))
SELECT state1, state2, min(month)::DATE, max(month)::DATE
FROM together ANTI JOIN contiguous USING (state1, state2, month)
GROUP BY state1, state2
ORDER BY ALL;

-- Without a file of pairs, allies are the members of one alliance, bound by what binds both.
INSERT INTO core.formal_alliances
SELECT a.state, b.state, year,
       max(least(a.defense, b.defense)), max(least(a.neutrality, b.neutrality)),
       max(least(a.nonaggression, b.nonaggression)), max(least(a.entente, b.entente)), any_value(a.source)
FROM core.formal_alliance_members AS a JOIN core.formal_alliance_members AS b USING (alliance, year)
WHERE a.state <> b.state AND NOT EXISTS (FROM core.formal_alliances)
GROUP BY a.state, b.state, year
ORDER BY ALL;

-- Capitals as unit vectors, so that the angle between two is exact near and far, in runs of years without a move
-- and without a break of membership.
CREATE TEMP TABLE capital_runs AS
WITH places AS (
  SELECT c.system, c.code, y.year::SMALLINT AS year,
         radians(arg_min(lat, first_day)) AS lat, radians(arg_min(lon, first_day)) AS lon
  FROM core.capitals AS c, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
  GROUP BY c.system, c.code, y.year),
numbered AS (
  SELECT *, year - row_number() OVER (PARTITION BY system, code, lat, lon ORDER BY year) AS run
  FROM places SEMI JOIN core.state_years USING (system, code, year))
SELECT system, code, min(year) AS first_year, max(year) AS last_year,
       cos(lat) * cos(lon) AS x, cos(lat) * sin(lon) AS y, sin(lat) AS z
FROM numbered
GROUP BY system, code, lat, lon, run;

-- Millions of rows are joined and sorted by one number: the bits of system, codes and year.
CREATE TEMP MACRO distance_key(system, code1, code2, year) AS
  ((system = 'gw')::BIGINT << 36) | (code1::BIGINT << 26) | (code2::BIGINT << 16) | year::BIGINT;

CREATE TEMP TABLE capital_distances AS
SELECT distance_key(system, code1, code2, y.year) AS key,
       6378.137 * atan2(sqrt(cross_x * cross_x + cross_y * cross_y + cross_z * cross_z), dot) AS capdist
FROM (SELECT a.system, a.code AS code1, b.code AS code2,
             greatest(a.first_year, b.first_year) AS first_year, least(a.last_year, b.last_year) AS last_year,
             a.y * b.z - a.z * b.y AS cross_x, a.z * b.x - a.x * b.z AS cross_y, a.x * b.y - a.y * b.x AS cross_z,
             a.x * b.x + a.y * b.y + a.z * b.z AS dot
      FROM capital_runs AS a JOIN capital_runs AS b ON b.system = a.system
      WHERE a.code < b.code AND a.first_year <= b.last_year AND b.first_year <= a.last_year) AS r,
     unnest(range(r.first_year, r.last_year + 1)) AS y(year);

INSERT INTO core.distances
SELECT CASE WHEN key < (1::BIGINT << 36) THEN 'cow' ELSE 'gw' END, ((key >> 26) & 1023)::SMALLINT,
       ((key >> 16) & 1023)::SMALLINT, (key & 65535)::SMALLINT, capdist, mindist
FROM capital_distances
FULL JOIN (SELECT distance_key(system, code1, code2, year) AS key, mindist FROM min_distances) USING (key)
ANTI JOIN (SELECT distance_key(system, code1, code2, year) AS key FROM core.false_dyads) USING (key)
ORDER BY key;

-- Memberships come from the state-year file, which says of every state-year whether it is covered; without it
-- from the organisation-year file.
CREATE TEMP TABLE igo_file AS
SELECT file, any_value(source) AS source FROM igo_covered GROUP BY file ORDER BY file = 'states' DESC LIMIT 1;

INSERT INTO meta.unmatched
SELECT source, code, org, min(year), max(year), count(*), 'not a code of membership'
FROM igo_listed WHERE code NOT IN (1, 2, 3, -9) GROUP BY source, code, org ORDER BY ALL;
DELETE FROM igo_listed WHERE code NOT IN (1, 2, 3, -9);

INSERT INTO core.igo_memberships
SELECT org, state, year, CASE code WHEN 1 THEN 'full' WHEN 2 THEN 'associate' WHEN 3 THEN 'observer' END, source
FROM igo_listed WHERE file = (SELECT file FROM igo_file)
ORDER BY org, state, year;

INSERT INTO core.igo_state_years
SELECT c.state, c.year, count(*) FILTER (l.code = 1), count(*) FILTER (l.code = 2), count(*) FILTER (l.code = 3),
       count(*) FILTER (l.code = -9), any_value(c.source)
FROM igo_covered AS c JOIN igo_file USING (file) LEFT JOIN igo_listed AS l USING (file, state, year)
GROUP BY c.state, c.year
ORDER BY c.state, c.year;

-- The organisations of a state-year as bits of nine words, in either file: a pair's joint memberships are the bits of
-- both. More than 576 organisations do not fit.
CREATE TEMP TABLE igo_numbers AS
SELECT org, number // 64 AS word, 1::UBIGINT << (number % 64)::UBIGINT AS bit
FROM (SELECT org, row_number() OVER (ORDER BY org) - 1 AS number FROM (SELECT DISTINCT org FROM igo_listed));
SELECT CASE WHEN max(word) > 8 THEN error('the files have more than 576 organisations') END FROM igo_numbers;
CREATE TEMP TABLE igo_bits AS
SELECT state, year,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 0), 0) AS s0,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 1), 0) AS s1,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 2), 0) AS s2,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 3), 0) AS s3,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 4), 0) AS s4,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 5), 0) AS s5,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 6), 0) AS s6,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 7), 0) AS s7,
       coalesce(bit_or(bit) FILTER (file = 'states' AND word = 8), 0) AS s8,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 0), 0) AS o0,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 1), 0) AS o1,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 2), 0) AS o2,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 3), 0) AS o3,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 4), 0) AS o4,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 5), 0) AS o5,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 6), 0) AS o6,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 7), 0) AS o7,
       coalesce(bit_or(bit) FILTER (file = 'organisations' AND word = 8), 0) AS o8
FROM core.igo_state_years
LEFT JOIN (SELECT file, state, year, word, bit FROM igo_listed JOIN igo_numbers USING (org) WHERE code = 1) USING (state, year)
GROUP BY state, year;

CREATE TEMP TABLE igo_pairs AS
SELECT a.state AS state1, b.state AS state2, year,
       (bit_count(a.s0 & b.s0) + bit_count(a.s1 & b.s1) + bit_count(a.s2 & b.s2)
       + bit_count(a.s3 & b.s3) + bit_count(a.s4 & b.s4) + bit_count(a.s5 & b.s5)
       + bit_count(a.s6 & b.s6) + bit_count(a.s7 & b.s7) + bit_count(a.s8 & b.s8))::SMALLINT AS by_states,
       (bit_count(a.o0 & b.o0) + bit_count(a.o1 & b.o1) + bit_count(a.o2 & b.o2)
       + bit_count(a.o3 & b.o3) + bit_count(a.o4 & b.o4) + bit_count(a.o5 & b.o5)
       + bit_count(a.o6 & b.o6) + bit_count(a.o7 & b.o7) + bit_count(a.o8 & b.o8))::SMALLINT AS by_orgs
FROM igo_bits AS a JOIN igo_bits AS b USING (year)
WHERE a.state < b.state;

INSERT INTO core.igo_dyads FROM igo_dyads_listed;
INSERT INTO core.igo_dyads
SELECT state1, state2, year, CASE f.file WHEN 'states' THEN by_states ELSE by_orgs END, f.source
FROM igo_pairs, igo_file AS f
WHERE NOT EXISTS (FROM igo_dyads_listed)
ORDER BY state1, state2, year;

-- Countries of the 2000s become states, in the years these bear the code.
CREATE TEMP TABLE geodist_states AS
SELECT c.code, coalesce(n.state, k.state) AS state, coalesce(n.first_year, k.first_year) AS first_year,
       CASE WHEN n.state IS NULL THEN k.last_year ELSE n.last_year END AS last_year
FROM (SELECT iso_o AS code FROM geodist_pairs UNION SELECT iso_d FROM geodist_pairs UNION SELECT iso3 FROM geodist_countries) AS c
LEFT JOIN (SELECT DISTINCT name, state, first_year, last_year FROM source_names WHERE source LIKE 'cepii%') AS n ON n.name = c.code
LEFT JOIN (SELECT iso3, state, coalesce(min(year(first_day)), 1816) AS first_year,
                  CASE WHEN bool_or(last_day IS NULL) THEN NULL ELSE max(year(last_day)) END AS last_year
           FROM core.state_codes
           WHERE coalesce(year(first_day), 0) <= 2011 AND coalesce(year(last_day), 9999) >= 2000
           GROUP BY iso3, state) AS k ON k.iso3 = c.code;

INSERT INTO meta.unmatched
SELECT source, iso3, name, NULL, NULL, 1, 'not a state of either system'
FROM geodist_countries JOIN geodist_states ON code = iso3 WHERE state IS NULL
ORDER BY ALL;

INSERT INTO core.geography
SELECT s.state, s.first_year, s.last_year, s.code, g.area, g.landlocked = 1, g.continent, g.source
FROM geodist_countries AS g JOIN geodist_states AS s ON s.code = g.iso3
WHERE s.state IS NOT NULL
ORDER BY s.state, s.first_year;

INSERT INTO core.geography_dyads
SELECT a.state, b.state, greatest(a.first_year, b.first_year), least(a.last_year, b.last_year),
       contig, comlang_off, comlang_ethno, colony, comcol, curcol, col45, smctry, dist, distcap, distw, distwces, source
FROM geodist_pairs AS p JOIN geodist_states AS a ON a.code = p.iso_o JOIN geodist_states AS b ON b.code = p.iso_d
WHERE a.state < b.state
ORDER BY a.state, b.state;

-- Where two files of one publisher disagree.
INSERT INTO meta.conflicts
SELECT 'cow_contiguity', 'neighbours by land', c.state::VARCHAR, c.year, c.source, c.land, 'cow_contdir', coalesce(n.land, 0), 'cow_contdir'
FROM core.contiguity_counts AS c
LEFT JOIN (SELECT s.state, y.year, count(*) FILTER (conttype = 1) AS land
           FROM core.contiguity_years AS y, unnest([y.state1, y.state2]) AS s(state)
           GROUP BY s.state, y.year) AS n USING (state, year)
WHERE c.land <> coalesce(n.land, 0) AND EXISTS (FROM core.contiguity)
ORDER BY c.state, c.year;

INSERT INTO meta.conflicts
SELECT 'cow_contiguity', 'neighbours across water', c.state::VARCHAR, c.year, c.source, c.sea, 'cow_contdir', coalesce(n.sea, 0), 'cow_contdir'
FROM core.contiguity_counts AS c
LEFT JOIN (SELECT s.state, y.year, count(*) FILTER (conttype > 1) AS sea
           FROM core.contiguity_years AS y, unnest([y.state1, y.state2]) AS s(state)
           GROUP BY s.state, y.year) AS n USING (state, year)
WHERE c.sea <> coalesce(n.sea, 0) AND EXISTS (FROM core.contiguity)
ORDER BY c.state, c.year;

INSERT INTO meta.conflicts
SELECT 'cow_alliances', 'pair allied', state1 || ' ' || state2, year,
       'cow_alliances_members', m.tie, 'cow_alliances_dyads', d.tie, 'cow_alliances_dyads'
FROM (SELECT DISTINCT a.state AS state1, b.state AS state2, year, 1 AS tie
      FROM core.formal_alliance_members AS a JOIN core.formal_alliance_members AS b USING (alliance, year)
      WHERE a.state < b.state) AS m
FULL JOIN (SELECT DISTINCT state1, state2, year, 1 AS tie FROM core.formal_alliances WHERE state1 < state2) AS d
  USING (state1, state2, year)
WHERE (m.tie IS NULL OR d.tie IS NULL)
  AND EXISTS (FROM core.formal_alliance_members) AND EXISTS (FROM core.formal_alliances WHERE source = 'cow_alliances_dyads')
ORDER BY state1, state2, year;

INSERT INTO meta.conflicts
SELECT 'cow_igo', 'membership (1 full, 2 associate, 3 observer)', org || ' ' || state, year,
       'cow_igo_states', s.code, 'cow_igo_orgs', o.code, 'cow_igo_states'
FROM (FROM igo_listed WHERE file = 'states' AND code <> -9) AS s
FULL JOIN (FROM igo_listed WHERE file = 'organisations' AND code <> -9) AS o USING (org, state, year)
WHERE s.code IS DISTINCT FROM o.code AND (SELECT count(DISTINCT file) FROM igo_covered) = 2
ORDER BY org, state, year;

INSERT INTO meta.conflicts
SELECT 'cow_igo', 'joint full memberships', p.state1 || ' ' || p.state2, year, 'cow_igo_states', by_states, 'cow_igo_orgs', by_orgs,
       CASE WHEN EXISTS (FROM igo_dyads_listed) THEN 'cow_igo_dyads' ELSE 'cow_igo_states' END
FROM igo_pairs AS p
WHERE by_states <> by_orgs AND (SELECT count(DISTINCT file) FROM igo_covered) = 2
ORDER BY p.state1, p.state2, year;

INSERT INTO meta.conflicts
SELECT 'cow_igo', 'joint full memberships', state1 || ' ' || state2, year, f.source,
       CASE f.file WHEN 'states' THEN by_states ELSE by_orgs END AS counted, d.source, d.dyadigos, d.source
FROM igo_pairs JOIN igo_dyads_listed AS d USING (state1, state2, year), igo_file AS f
WHERE counted <> d.dyadigos
ORDER BY state1, state2, year;

INSERT INTO meta.coverage
SELECT source, 'core.contiguity_years', 'contiguity', year, count(DISTINCT state)
FROM core.contiguity_years, unnest([state1, state2]) AS s(state) GROUP BY ALL
UNION ALL
SELECT source, 'core.contiguity_counts', 'contiguity', year, count(*) FROM core.contiguity_counts GROUP BY ALL
UNION ALL
SELECT source, 'core.colonial_contiguity', 'contiguity', y.year, count(DISTINCT s.state)
FROM core.colonial_contiguity, unnest(range(first_year, last_year + 1)) AS y(year), unnest([state1, state2]) AS s(state) GROUP BY ALL
UNION ALL
SELECT source, 'core.territorial_changes', 'changes', year, count(DISTINCT gainer) FROM core.territorial_changes GROUP BY ALL
UNION ALL
SELECT source, 'core.formal_alliances', 'alliances', year, count(DISTINCT state1) FROM core.formal_alliances GROUP BY ALL
UNION ALL
SELECT source, 'core.formal_alliance_members', 'alliances', year, count(DISTINCT state) FROM core.formal_alliance_members GROUP BY ALL
UNION ALL
SELECT source, 'core.atop_alliances', 'alliances', year, count(DISTINCT state1) FROM core.atop_alliances GROUP BY ALL
UNION ALL
SELECT source, 'core.igo_state_years', 'memberships', year, count(*) FROM core.igo_state_years GROUP BY ALL
UNION ALL
SELECT source, 'core.igo_dyads', 'joint memberships', year, (1 + sqrt(1 + 8 * count(*)))::INTEGER // 2 FROM core.igo_dyads GROUP BY ALL
UNION ALL
SELECT source, 'core.trade', 'flows', year, count(DISTINCT state)
FROM (SELECT DISTINCT source, year, state1 AS state FROM core.trade UNION SELECT DISTINCT source, year, state2 FROM core.trade)
GROUP BY ALL
UNION ALL
SELECT source, 'core.trade_totals', 'totals', year, count(*) FROM core.trade_totals GROUP BY ALL
UNION ALL
SELECT source, 'core.distances', 'borders ' || system, year, count(DISTINCT code)
FROM (SELECT DISTINCT source, system, year, code1 AS code FROM min_distances
      UNION SELECT DISTINCT source, system, year, code2 FROM min_distances)
GROUP BY ALL
UNION ALL
SELECT source, 'core.geography', 'countries', y.year, count(*)
FROM core.geography, unnest(range(first_year, coalesce(last_year, 2024) + 1)) AS y(year) GROUP BY ALL
ORDER BY ALL;
