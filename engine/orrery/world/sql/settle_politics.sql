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

-- The state that a name of a source means in a year: the source's own list first, else the one state that has the name.
CREATE TEMP MACRO state_names_of(for_source) AS TABLE
SELECT lower(name) AS name, state, coalesce(first_year, 0) AS first_year, coalesce(last_year, 9999) AS last_year
FROM source_names WHERE source = for_source
UNION ALL
SELECT lower(n.name), min(n.state), 0, 9999
FROM core.state_names AS n
ANTI JOIN (FROM source_names WHERE source = for_source) AS s ON lower(s.name) = lower(n.name)
WHERE n.lang = 'en'
GROUP BY lower(n.name)
HAVING count(DISTINCT n.state) = 1;

-- Leaders by state-year. Before 1870 only those are known who were in office then.
INSERT INTO core.leader_years
SELECT l.source, l.obsid, l.leadid, l.gw, y.state, y.year, greatest(l.first_day, y.first_day), least(l.last_day, y.last_day),
       year(l.first_day) = y.year, year(l.last_day) = y.year AND l.exit <> 'Still in Office'
FROM core.leader_spells AS l
JOIN core.state_years AS y ON y.system = 'gw' AND y.code = l.gw AND y.first_day <= l.last_day AND y.last_day >= l.first_day
WHERE y.year >= 1870
ORDER BY l.gw, y.year, l.first_day, l.obsid;
INSERT INTO meta.unmatched
SELECT source, gw::VARCHAR, NULL, year(min(first_day)), year(max(last_day)), count(*), 'not a member of the system in these years'
FROM core.leader_spells AS l
WHERE last_day >= DATE '1870-01-01' AND NOT EXISTS (FROM core.leader_years AS y WHERE y.obsid = l.obsid)
GROUP BY source, gw
ORDER BY source, gw;

-- Sanctions by year, each name as the state that it meant in the year.
CREATE TEMP TABLE sanctions_named AS
SELECT s.*, a.state AS sender_state, b.state AS target_state
FROM (SELECT source, case_id, sender, target, unnest(range(first_year, last_year + 1))::SMALLINT AS year FROM core.sanctions) AS s
LEFT JOIN state_names_of('gsdb_v3') AS a ON a.name = lower(s.sender) AND s.year BETWEEN a.first_year AND a.last_year
LEFT JOIN state_names_of('gsdb_v3') AS b ON b.name = lower(s.target) AND s.year BETWEEN b.first_year AND b.last_year;
INSERT INTO core.sanction_years
SELECT DISTINCT s.source, s.case_id, s.sender_state, s.target_state, s.year
FROM sanctions_named AS s
SEMI JOIN member_years AS a ON a.state = s.sender_state AND a.year = s.year
SEMI JOIN member_years AS b ON b.state = s.target_state AND b.year = s.year
WHERE s.sender_state <> s.target_state
ORDER BY ALL;
CREATE TEMP TABLE sanctions_read AS
SELECT source, sender AS code, sender AS name, sender_state AS state, year FROM sanctions_named
UNION ALL
SELECT source, target, target, target_state, year FROM sanctions_named;
INSERT INTO meta.unmatched FROM rows_unplaced('sanctions_read');

-- Trade agreements. Who is bound to whom: all parties of a text, but where a group concludes with others, only those of
-- different sides. The first text of an agreement that binds a pair counts. An accession without a year of entry into force
-- counts from its signature, for the source gives that year seldom.
CREATE TEMP TABLE agreements_first AS
SELECT t.source, t.base_treaty, a.code AS code1, b.code AS code2,
       min(coalesce(t.entryforceyear, CASE t.entry_type WHEN 'accession' THEN t.year END)) AS first_year
FROM core.agreements AS t
JOIN core.agreement_members AS a USING (source, number)
JOIN core.agreement_members AS b ON b.source = t.source AND b.number = t.number AND b.code <> a.code
WHERE t.entry_type NOT IN ('negotiation', 'withdrawal') AND (t.typememb NOT IN (3, 4, 6) OR a.side <> b.side)
GROUP BY ALL
HAVING first_year IS NOT NULL;
CREATE TEMP TABLE agreement_codes AS
SELECT name::SMALLINT AS code, state, coalesce(first_year, 0) AS first_year, coalesce(last_year, 9999) AS last_year
FROM source_names WHERE source = 'desta'
UNION ALL
SELECT un_m49, state, 0, 9999 FROM core.states
WHERE un_m49 IS NOT NULL AND un_m49::VARCHAR NOT IN (SELECT name FROM source_names WHERE source = 'desta');
INSERT INTO core.agreement_pairs
SELECT t.source, a.state, b.state, t.year, count(DISTINCT t.base_treaty),
       count(DISTINCT t.base_treaty) FILTER (t.first_year = t.year)
FROM (SELECT f.*, unnest(range(f.first_year, s.covers_to + 1))::SMALLINT AS year
      FROM agreements_first AS f JOIN meta.sources AS s USING (source)) AS t
JOIN agreement_codes AS a ON a.code = t.code1 AND t.year BETWEEN a.first_year AND a.last_year
JOIN agreement_codes AS b ON b.code = t.code2 AND t.year BETWEEN b.first_year AND b.last_year
SEMI JOIN member_years AS ma ON ma.state = a.state AND ma.year = t.year
SEMI JOIN member_years AS mb ON mb.state = b.state AND mb.year = t.year
WHERE a.state < b.state
GROUP BY t.source, a.state, b.state, t.year
ORDER BY a.state, b.state, t.year;
INSERT INTO meta.unmatched
SELECT m.source, m.code::VARCHAR, NULL, min(t.year), max(t.year), count(*), 'not a state of either system'
FROM core.agreement_members AS m JOIN core.agreements AS t USING (source, number)
WHERE m.code NOT IN (SELECT code FROM agreement_codes)
GROUP BY m.source, m.code
ORDER BY m.source, m.code;

-- Arms: every deal in the year of its order and in its years of delivery.
CREATE TEMP TABLE arms_named AS
SELECT d.*, a.state AS supplier_state, b.state AS recipient_state
FROM (SELECT source, supplier, recipient, order_year AS year, 1 AS orders, tiv_ordered, 0 AS deliveries, NULL AS tiv_delivered
      FROM core.arms
      UNION ALL
      SELECT source, supplier, recipient, unnest(delivery_years), 0, NULL, 1, tiv_delivered / len(delivery_years)
      FROM core.arms) AS d
LEFT JOIN state_names_of('sipri_arms') AS a ON a.name = lower(d.supplier) AND d.year BETWEEN a.first_year AND a.last_year
LEFT JOIN state_names_of('sipri_arms') AS b ON b.name = lower(d.recipient) AND d.year BETWEEN b.first_year AND b.last_year;
INSERT INTO core.arms_years
SELECT n.source, n.supplier_state, n.recipient_state, n.year, sum(orders), sum(tiv_ordered), sum(deliveries), sum(tiv_delivered)
FROM arms_named AS n
SEMI JOIN member_years AS a ON a.state = n.supplier_state AND a.year = n.year
SEMI JOIN member_years AS b ON b.state = n.recipient_state AND b.year = n.year
WHERE n.supplier_state <> n.recipient_state
GROUP BY ALL
ORDER BY n.supplier_state, n.recipient_state, n.year;
CREATE TEMP TABLE arms_read AS
SELECT source, supplier AS code, supplier AS name, supplier_state AS state, year FROM arms_named
UNION ALL
SELECT source, recipient, recipient, recipient_state, year FROM arms_named;
INSERT INTO meta.unmatched FROM rows_unplaced('arms_read');

-- Borders under the code of one system; a code that is no state of it (a colony, an occupied land) has no state.
INSERT INTO core.borders BY NAME
SELECT b.*, s.state
FROM borders_read AS b
LEFT JOIN (SELECT r.fid, r.source, arg_min(s.state, s.first_day) AS state
           FROM borders_read AS r
           JOIN core.state_spells AS s
             ON s.system = r.system AND s.code = r.code AND s.first_day <= r.last_day AND s.last_day >= r.first_day
           GROUP BY ALL) AS s USING (source, fid)
ORDER BY b.system, b.code, b.first_day, b.fid;

-- Speeches: the code is that of the year, but where the source's own list says otherwise.
INSERT INTO core.speech_files BY NAME
SELECT r.*, coalesce(any_value(n.state), arg_max(c.state, coalesce(c.last_day, DATE '9999-12-31'))) AS state
FROM speeches_read AS r
LEFT JOIN source_names AS n ON n.source = r.source AND n.name = r.iso3 AND r.year BETWEEN n.first_year AND n.last_year
LEFT JOIN core.state_codes AS c
  ON c.iso3 = r.iso3 AND coalesce(c.first_day, DATE '0001-01-01') <= make_date(r.year, 12, 31)
 AND coalesce(c.last_day, DATE '9999-12-31') >= make_date(r.year, 1, 1)
GROUP BY ALL
ORDER BY r.session, r.iso3;
INSERT INTO meta.unmatched
SELECT source, iso3, NULL, min(year), max(year), count(*), 'not a state of either system; kept without a state'
FROM core.speech_files WHERE state IS NULL
GROUP BY source, iso3
ORDER BY source, iso3;

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
UNION ALL
SELECT source, 'core.leader_years', 'leaders', year, count(DISTINCT gw) FROM core.leader_years GROUP BY ALL
UNION ALL
SELECT source, 'core.sanction_years', 'sanctions', year, count(DISTINCT target) FROM core.sanction_years GROUP BY ALL
UNION ALL
SELECT source, 'core.agreement_pairs', 'agreements', year, count(DISTINCT state)
FROM (SELECT source, year, unnest([state1, state2]) AS state FROM core.agreement_pairs) GROUP BY ALL
UNION ALL
SELECT source, 'core.arms_years', 'arms', year, count(DISTINCT state)
FROM (SELECT source, year, unnest([supplier, recipient]) AS state FROM core.arms_years) GROUP BY ALL
UNION ALL
SELECT source, 'core.speech_files', 'speeches', year, count(DISTINCT state) FROM core.speech_files GROUP BY ALL
UNION ALL
SELECT source, 'core.borders', system, y.year, count(DISTINCT state)
FROM core.borders, unnest(range(year(first_day), year(last_day) + 1)) AS y(year)
WHERE state IS NOT NULL
GROUP BY ALL
ORDER BY ALL;
