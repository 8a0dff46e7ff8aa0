-- Who adopted what when. An adoption is dated where the source can tell that it did not happen before; else it counts
-- among those who had adopted by then.
CREATE TABLE norms.adoptions (
  kind VARCHAR, norm VARCHAR, state SMALLINT, year SMALLINT, day DATE, dated BOOLEAN, source VARCHAR);
COMMENT ON TABLE norms.adoptions IS 'first adoptions by states: full membership of an organisation, accession to an alliance or trade agreement, first mention of a term in the General Debate; norms that ten states or more adopted';
COMMENT ON COLUMN norms.adoptions.kind IS 'organisation (by day), igo (Correlates of War, by year), alliance, agreement or term';
COMMENT ON COLUMN norms.adoptions.norm IS 'organisation, alliance, agreement or list of terms';
COMMENT ON COLUMN norms.adoptions.state IS 'state';
COMMENT ON COLUMN norms.adoptions.year IS 'calendar year of the first adoption on record';
COMMENT ON COLUMN norms.adoptions.day IS 'day of it; NULL where only the year is known';
COMMENT ON COLUMN norms.adoptions.dated IS 'false: the state adopted in this year or before';
COMMENT ON COLUMN norms.adoptions.source IS 'source of the row';

CREATE TABLE norms.adopted (
  kind VARCHAR, norm VARCHAR, name VARCHAR, first_year SMALLINT, last_year SMALLINT, adopters SMALLINT, source VARCHAR);
COMMENT ON TABLE norms.adopted IS 'the norms of norms.adoptions and the years in which their spread is watched';
COMMENT ON COLUMN norms.adopted.kind IS 'as in norms.adoptions';
COMMENT ON COLUMN norms.adopted.norm IS 'as in norms.adoptions';
COMMENT ON COLUMN norms.adopted.name IS 'name of the organisation, alliance, agreement or list';
COMMENT ON COLUMN norms.adopted.first_year IS 'first year watched: the one after the first adoption, not before the source dates adoptions';
COMMENT ON COLUMN norms.adopted.last_year IS 'last year watched: the end of the source or of the organisation';
COMMENT ON COLUMN norms.adopted.adopters IS 'states that adopted, founders among them';
COMMENT ON COLUMN norms.adopted.source IS 'source of the adoptions';

CREATE TEMP TABLE found_adoptions AS SELECT * FROM norms.adoptions LIMIT 0;

-- Organisations by day. The list begins in 1990, so a membership that begins with it may be older.
INSERT INTO found_adoptions
SELECT 'organisation', org, state, year(min(first_day)), CASE WHEN min(first_day) > DATE '1990-01-01' THEN min(first_day) END,
       min(first_day) > DATE '1990-01-01', arg_min(source, first_day)
FROM core.memberships WHERE status = 'full' GROUP BY org, state;

-- Organisations by year. Before 1965 the publisher looked every fifth year, so years are those of adoption from 1966.
INSERT INTO found_adoptions
SELECT 'igo', f.org, f.state, f.year, NULL,
       f.year >= 1966 AND u.org IS NULL AND (c.state IS NOT NULL OR m.state IS NULL), f.source
FROM (SELECT org, state, min(year) AS year, any_value(source) AS source
      FROM core.igo_memberships WHERE status = 'full' GROUP BY org, state) AS f
LEFT JOIN core.igo_memberships AS u ON u.org = f.org AND u.state = f.state AND u.year = f.year - 1 AND u.status IS NULL
LEFT JOIN core.igo_state_years AS c ON c.state = f.state AND c.year = f.year - 1
LEFT JOIN core.state_years AS m ON m.system = 'cow' AND m.state = f.state AND m.year = f.year - 1;

INSERT INTO found_adoptions
SELECT 'alliance', alliance::VARCHAR, state, year(min(first_day)), min(first_day), true, any_value(source)
FROM core.formal_alliance_members WHERE first_day IS NOT NULL GROUP BY alliance, state;

-- Trade agreements: the base treaty or a later accession, in the year of entry into force, else of signature.
INSERT INTO found_adoptions
SELECT 'agreement', a.base_treaty::VARCHAR, c.state, min(coalesce(a.entryforceyear, a.year)), NULL, true, any_value(a.source)
FROM core.agreements AS a
JOIN core.agreement_members AS m USING (source, number)
JOIN core.state_codes AS c
  ON c.un_m49::INTEGER = m.code AND coalesce(c.first_day, DATE '0001-01-01') <= make_date(a.year, 12, 31)
 AND coalesce(c.last_day, DATE '9999-12-31') >= make_date(a.year, 1, 1)
WHERE a.entry_type IN ('base_treaty', 'accession')
GROUP BY a.base_treaty, c.state;

${terms}

INSERT INTO norms.adoptions
SELECT * FROM found_adoptions QUALIFY count(*) OVER (PARTITION BY kind, norm) >= ${least}
ORDER BY kind, norm, year, state;

-- Founders are no events, so a norm is watched from the year after the first adoption, until its source or the
-- organisation ends.
CREATE TEMP TABLE watched_until AS
SELECT 'organisation' AS kind, org AS norm, max(year(coalesce(last_day, DATE '${last_day}'))) AS last_year, 1990 AS first_year
FROM core.memberships WHERE status = 'full' GROUP BY org
UNION ALL
SELECT 'igo', org, max(year), 1966 FROM core.igo_memberships WHERE status = 'full' GROUP BY org
UNION ALL
SELECT 'alliance', alliance::VARCHAR, max(year), 1816 FROM core.formal_alliance_members GROUP BY alliance
UNION ALL
SELECT 'agreement', a.base_treaty::VARCHAR, max(s.covers_to), 1948 FROM core.agreements AS a JOIN meta.sources AS s USING (source) GROUP BY a.base_treaty
UNION ALL
SELECT 'term', norm, (SELECT max(year) FROM core.speech_files), 1947 FROM found_adoptions WHERE kind = 'term' GROUP BY norm;

INSERT INTO norms.adopted
SELECT kind, norm, coalesce(o.name, i.name, g.name, norm), greatest(w.first_year, min(a.year) + 1), w.last_year, count(*), any_value(a.source)
FROM norms.adoptions AS a
JOIN watched_until AS w USING (kind, norm)
LEFT JOIN core.orgs AS o ON a.kind = 'organisation' AND o.org = a.norm
LEFT JOIN core.igos AS i ON a.kind = 'igo' AND i.org = a.norm
LEFT JOIN (SELECT base_treaty::VARCHAR AS base, arg_min(name, year) AS name FROM core.agreements WHERE entry_type = 'base_treaty' GROUP BY base_treaty) AS g
  ON a.kind = 'agreement' AND g.base = a.norm
GROUP BY kind, norm, o.name, i.name, g.name, w.first_year, w.last_year
ORDER BY kind, norm;
DROP TABLE watched_until;
DROP TABLE found_adoptions;
