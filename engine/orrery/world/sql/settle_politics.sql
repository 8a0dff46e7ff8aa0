-- Rows of sources become state-years of a system; what is none is counted in meta.unmatched, not lost.

-- Rows under a state that is no member of either system in the year, by the code and name they came with.
CREATE TEMP MACRO rows_unplaced(rows_read) AS TABLE
SELECT r.source, r.code, any_value(r.name), min(r.year), max(r.year), count(*),
       CASE WHEN s.state IS NULL THEN 'not a state of either system'
            WHEN r.year > (SELECT max(year) FROM core.state_years) THEN 'after the last year of the lists of states'
            ELSE 'not a member of either system in these years' END AS why
FROM query_table(rows_read) AS r
LEFT JOIN core.states AS s USING (state)
ANTI JOIN member_years AS m ON m.state = r.state AND m.year = r.year
GROUP BY r.source, r.code, why
ORDER BY r.source, r.code, why;

-- The same for rows under the code of one system.
CREATE TEMP MACRO codes_unplaced(rows_read) AS TABLE
SELECT r.source, r.code::VARCHAR, NULL, min(r.year), max(r.year), count(*),
       CASE WHEN r.year > (SELECT max(year) FROM core.state_years) THEN 'after the last year of the lists of states'
            ELSE 'not a member of the system in these years' END AS why
FROM query_table(rows_read) AS r
ANTI JOIN core.state_years AS y ON y.system = r.system AND y.code = r.code AND y.year = r.year
GROUP BY r.source, r.code, why
ORDER BY r.source, r.code, why;

INSERT INTO core.democracy BY NAME
SELECT r.*, y.state
FROM democracy_read AS r JOIN core.state_years AS y USING (system, code, year)
ORDER BY r.system, r.code, r.year;
INSERT INTO meta.unmatched FROM codes_unplaced('democracy_read');

INSERT INTO core.gdp_estimates BY NAME
SELECT r.*, y.state
FROM gdp_estimates_read AS r JOIN core.state_years AS y USING (system, code, year)
ORDER BY r.system, r.code, r.year;
INSERT INTO meta.unmatched FROM codes_unplaced('gdp_estimates_read');

INSERT INTO core.regimes
SELECT * EXCLUDE (code, name) FROM regimes_read SEMI JOIN member_years USING (state, year) ORDER BY state, year;
INSERT INTO meta.unmatched FROM rows_unplaced('regimes_read');

-- Where one polity follows another within a year, the state-year has the one that goes on.
INSERT INTO core.polity
SELECT * EXCLUDE (code, name, goes_on)
FROM polity_read SEMI JOIN member_years USING (state, year)
QUALIFY row_number() OVER (PARTITION BY state, year ORDER BY goes_on DESC) = 1
ORDER BY state, year;
INSERT INTO meta.unmatched FROM rows_unplaced('polity_read');
INSERT INTO meta.unmatched
SELECT source, code, any_value(name), min(year), max(year), count(*), 'a second row for the same state and year'
FROM (FROM polity_read SEMI JOIN member_years USING (state, year)
      QUALIFY row_number() OVER (PARTITION BY state, year ORDER BY goes_on DESC) > 1)
GROUP BY source, code
ORDER BY source, code;

INSERT INTO core.regime_episodes
SELECT * EXCLUDE (code, name)
FROM regime_episodes_read SEMI JOIN member_years USING (state, year)
ORDER BY state, year;
INSERT INTO meta.unmatched FROM rows_unplaced('regime_episodes_read');

INSERT INTO core.fractionalization
SELECT * EXCLUDE (code, name)
FROM fractionalization_read SEMI JOIN member_years USING (state, year)
ORDER BY state, year;
INSERT INTO meta.unmatched FROM rows_unplaced('fractionalization_read');

INSERT INTO core.ideal_points
SELECT * EXCLUDE (code, name)
FROM ideal_points_read SEMI JOIN core.states USING (state)
ORDER BY source, issue, state, session;
INSERT INTO meta.unmatched
SELECT source, code, any_value(name), min(year), max(year), count(*), 'not a state of either system'
FROM ideal_points_read ANTI JOIN core.states USING (state)
GROUP BY source, code
ORDER BY source, code;

-- Votes of a year as bits, one a roll call and 62 a word, so that comparing a pair is a few ands and counts. A member that
-- was absent all year has a row of zeros, a state that was no member has none.
CREATE TEMP TABLE vote_bits AS
WITH numbered AS (
  SELECT source, rcid, year, row_number() OVER (PARTITION BY source, year ORDER BY rcid) - 1 AS place
  FROM core.rollcalls WHERE rcid > 0)
SELECT n.source, n.year, v.state, n.place // 62 AS word,
       bit_or(CASE v.vote WHEN 1 THEN 1::BIGINT << (n.place % 62) ELSE 0 END) AS yes,
       bit_or(CASE v.vote WHEN 2 THEN 1::BIGINT << (n.place % 62) ELSE 0 END) AS abstain,
       bit_or(CASE v.vote WHEN 3 THEN 1::BIGINT << (n.place % 62) ELSE 0 END) AS no
FROM core.votes AS v JOIN numbered AS n USING (source, rcid)
GROUP BY ALL;

INSERT INTO core.vote_pairs
SELECT a.source, a.state, b.state, a.year,
       sum(bit_count((a.yes | a.abstain | a.no) & (b.yes | b.abstain | b.no))),
       sum(bit_count(a.yes & b.yes) + bit_count(a.abstain & b.abstain) + bit_count(a.no & b.no)),
       sum(bit_count(a.yes & b.no) + bit_count(a.no & b.yes))
FROM vote_bits AS a JOIN vote_bits AS b USING (source, year, word)
WHERE a.state < b.state
GROUP BY a.source, a.state, b.state, a.year
ORDER BY a.state, b.state, a.year;
DROP TABLE vote_bits;

INSERT INTO meta.coverage
SELECT source, 'core.democracy', system, year, count(*) FROM core.democracy GROUP BY ALL
UNION ALL
SELECT source, 'core.gdp_estimates', system, year, count(*) FROM core.gdp_estimates GROUP BY ALL
UNION ALL
SELECT source, 'core.regimes', 'v2x_polyarchy', year, count(*) FROM core.regimes WHERE v2x_polyarchy IS NOT NULL GROUP BY ALL
UNION ALL
SELECT source, 'core.polity', 'polity2', year, count(*) FROM core.polity WHERE polity2 IS NOT NULL GROUP BY ALL
UNION ALL
SELECT source, 'core.regime_episodes', 'v2x_regime', year, count(*) FROM core.regime_episodes GROUP BY ALL
UNION ALL
SELECT source, 'core.fractionalization', 'fractionalization', year, count(*) FROM core.fractionalization GROUP BY ALL
UNION ALL
SELECT source, 'core.ideal_points', issue, year, count(*) FROM core.ideal_points GROUP BY ALL
UNION ALL
SELECT v.source, 'core.votes', 'votes', r.year, count(DISTINCT v.state)
FROM core.votes AS v JOIN core.rollcalls AS r USING (source, rcid)
WHERE rcid > 0
GROUP BY ALL
ORDER BY ALL;
