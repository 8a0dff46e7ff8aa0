-- Rows of sources under ISO3 codes and names become state-years; what is none is counted, not lost.

CREATE TEMP TABLE member_years AS SELECT DISTINCT state, year FROM core.state_years;

-- The state that a code meant in a year: that of the latest day of the year it was in force.
CREATE TEMP TABLE economy_states AS
SELECT e.source, e.indicator, e.iso3 AS code, e.name, e.year, e.value,
       arg_max(c.state, coalesce(c.last_day, DATE '9999-12-31')) AS state
FROM economy_by_iso3 AS e
LEFT JOIN core.state_codes AS c
  ON c.iso3 = e.iso3 AND coalesce(c.first_day, DATE '0001-01-01') <= make_date(e.year, 12, 31)
 AND coalesce(c.last_day, DATE '9999-12-31') >= make_date(e.year, 1, 1)
GROUP BY ALL
UNION ALL
SELECT e.source, e.indicator, e.name, e.name, e.year, e.value, n.state
FROM economy_by_name AS e
LEFT JOIN source_names AS n
  ON n.source = e.source AND n.name = e.name
 AND e.year BETWEEN coalesce(n.first_year, 0) AND coalesce(n.last_year, 9999);

-- Of several rows for one state-year (a predecessor and its successor) the first by name is kept.
CREATE TEMP TABLE economy_placed AS
SELECT e.*, m.state IS NOT NULL AS is_member,
       row_number() OVER (PARTITION BY e.source, e.indicator, e.state, e.year ORDER BY e.name) AS place
FROM economy_states AS e LEFT JOIN member_years AS m USING (state, year);

INSERT INTO core.economy
SELECT source, indicator, state, year, value FROM economy_placed WHERE is_member AND place = 1;

INSERT INTO meta.unmatched
SELECT e.source, e.code, min(e.name), min(e.year), max(e.year), count(*),
       CASE WHEN e.is_member THEN 'a second row for the same state and year'
            WHEN k.code IS NULL AND e.state IS NULL THEN 'not a state of either system'
            ELSE 'not a member of either system in these years' END AS why
FROM economy_placed AS e
LEFT JOIN (SELECT DISTINCT iso3 AS code FROM core.state_codes) AS k ON k.code = e.code
WHERE NOT (e.is_member AND e.place = 1)
GROUP BY e.source, e.code, why
ORDER BY ALL;

-- In order. Replacing the table would lose its comments.
CREATE TEMP TABLE sorted AS FROM core.economy ORDER BY indicator, source, state, year;
TRUNCATE core.economy;
INSERT INTO core.economy FROM sorted;
DROP TABLE sorted;
CREATE TEMP TABLE sorted AS FROM core.capabilities ORDER BY vintage, state, year;
TRUNCATE core.capabilities;
INSERT INTO core.capabilities FROM sorted;
DROP TABLE sorted;
