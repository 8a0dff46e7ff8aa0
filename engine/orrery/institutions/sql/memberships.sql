-- Who belongs to what: the IGO data by year, the reference edition by day, kept apart and joined by a rule.
CREATE TABLE institutions.organisations (
  org VARCHAR, name VARCHAR, igo VARCHAR, reference VARCHAR, purpose VARCHAR, issue VARCHAR, region VARCHAR, complete BOOLEAN,
  igo_first_year SMALLINT, igo_last_year SMALLINT, reference_first_year SMALLINT, reference_last_year SMALLINT);
COMMENT ON TABLE institutions.organisations IS 'organisations of either source';
COMMENT ON COLUMN institutions.organisations.org IS 'acronym in the IGO data where it has one there, else its name in core.orgs in capital letters';
COMMENT ON COLUMN institutions.organisations.name IS 'name';
COMMENT ON COLUMN institutions.organisations.igo IS 'acronym in core.igo_memberships; NULL: not there';
COMMENT ON COLUMN institutions.organisations.reference IS 'name in core.orgs; NULL: not there';
COMMENT ON COLUMN institutions.organisations.purpose IS 'political, social or economic';
COMMENT ON COLUMN institutions.organisations.issue IS 'issue area in the reference edition';
COMMENT ON COLUMN institutions.organisations.region IS 'region it serves in the reference edition';
COMMENT ON COLUMN institutions.organisations.complete IS 'all its full members are in the reference edition';
COMMENT ON COLUMN institutions.organisations.igo_first_year IS 'first year in the IGO data';
COMMENT ON COLUMN institutions.organisations.igo_last_year IS 'last year in the IGO data';
COMMENT ON COLUMN institutions.organisations.reference_first_year IS 'first year with a member in the reference edition, which begins in 1990';
COMMENT ON COLUMN institutions.organisations.reference_last_year IS 'last year with a member there';

INSERT INTO institutions.organisations
WITH igo AS (
  SELECT org, min(year) AS first_year, max(year) AS last_year FROM core.igo_memberships GROUP BY org),
listed AS (
  SELECT i.org, g.name,
         CASE WHEN g.political THEN 'political' WHEN g.social THEN 'social' WHEN g.economic THEN 'economic' END AS purpose,
         coalesce(g.first_year, i.first_year) AS first_year, coalesce(g.last_year, i.last_year) AS last_year
  FROM igo AS i LEFT JOIN core.igos AS g USING (org)),
dated AS (
  SELECT m.org, greatest(min(year(first_day)), any_value(s.covers_from)) AS first_year,
         max(coalesce(year(last_day), s.covers_to)) AS last_year
  FROM core.memberships AS m, (SELECT covers_from, covers_to FROM meta.sources WHERE source = 'reference') AS s
  WHERE status IN ('full', 'suspended')
  GROUP BY m.org)
SELECT coalesce(i.org, r.igo, upper(r.org)), coalesce(r.name, i.name), i.org, r.org, coalesce(i.purpose, r.purpose), r.issue, r.region,
       r.complete, i.first_year, i.last_year, d.first_year, d.last_year
FROM listed AS i
FULL JOIN core.orgs AS r ON r.igo = i.org
LEFT JOIN dated AS d ON d.org = r.org
ORDER BY 1;

CREATE VIEW institutions.membership_years AS
SELECT 'igo' AS basis, org, state, year, status, source FROM core.igo_memberships
UNION ALL
SELECT 'reference', org, state, year, status, source
FROM (SELECT o.org, m.state, unnest(range(greatest(year(m.first_day), s.covers_from),
                                          least(coalesce(year(m.last_day + 1) - 1, s.covers_to), s.covers_to) + 1))::SMALLINT AS year,
             m.status, m.source
      FROM core.memberships AS m
      JOIN institutions.organisations AS o ON o.reference = m.org,
           (SELECT covers_from, covers_to FROM meta.sources WHERE source = 'reference') AS s)
SEMI JOIN core.state_years USING (state, year);
COMMENT ON VIEW institutions.membership_years IS 'memberships by year as each source has them';
COMMENT ON COLUMN institutions.membership_years.basis IS 'igo (IGO data, any day of the year) or reference (reference edition, 31 December)';
COMMENT ON COLUMN institutions.membership_years.org IS 'organisation';
COMMENT ON COLUMN institutions.membership_years.state IS 'state';
COMMENT ON COLUMN institutions.membership_years.year IS 'calendar year';
COMMENT ON COLUMN institutions.membership_years.status IS 'full, suspended, associate, observer, candidate, invited or declined; NULL: the publisher could not tell';
COMMENT ON COLUMN institutions.membership_years.source IS 'source of the row';

CREATE TABLE institutions.memberships (
  org VARCHAR, state SMALLINT, year SMALLINT, status VARCHAR, basis VARCHAR, source VARCHAR);
COMMENT ON TABLE institutions.memberships IS 'memberships by year, one row for a state, an organisation and a year: full members from the reference edition where it is complete, else from the IGO data';
COMMENT ON COLUMN institutions.memberships.org IS 'organisation';
COMMENT ON COLUMN institutions.memberships.state IS 'state';
COMMENT ON COLUMN institutions.memberships.year IS 'calendar year';
COMMENT ON COLUMN institutions.memberships.status IS 'full, suspended, associate, observer, candidate, invited or declined';
COMMENT ON COLUMN institutions.memberships.basis IS 'igo or reference, as in institutions.membership_years';
COMMENT ON COLUMN institutions.memberships.source IS 'source of the row';

-- Of full members the reference edition, which has days and sources, holds where it is complete; elsewhere the IGO data do.
-- Associates and observers that it does not record come from these.
CREATE TEMP TABLE dated_years AS FROM institutions.membership_years WHERE basis = 'reference';
INSERT INTO institutions.memberships
SELECT d.org, d.state, d.year, d.status, d.basis, d.source
FROM dated_years AS d JOIN institutions.organisations AS o USING (org)
WHERE o.complete OR o.igo IS NULL OR d.year NOT BETWEEN o.igo_first_year AND o.igo_last_year
UNION ALL
SELECT i.org, i.state, i.year, i.status, 'igo', i.source
FROM core.igo_memberships AS i
JOIN institutions.organisations AS o USING (org)
CROSS JOIN (SELECT covers_from, covers_to FROM meta.sources WHERE source = 'reference') AS s
LEFT JOIN dated_years AS d ON d.org = i.org AND d.state = i.state AND d.year = i.year
WHERE i.status IS NOT NULL
  AND (NOT coalesce(o.complete, false) OR i.year NOT BETWEEN s.covers_from AND s.covers_to
       OR (i.status <> 'full' AND d.org IS NULL))
ORDER BY org, state, year;
DROP TABLE dated_years;

CREATE TABLE institutions.spells (
  basis VARCHAR, org VARCHAR, state SMALLINT, status VARCHAR, first_year SMALLINT, last_year SMALLINT, first_day DATE, last_day DATE,
  open BOOLEAN, source VARCHAR);
COMMENT ON TABLE institutions.spells IS 'memberships as spells of one status, as each source has them';
COMMENT ON COLUMN institutions.spells.basis IS 'igo or reference';
COMMENT ON COLUMN institutions.spells.org IS 'organisation';
COMMENT ON COLUMN institutions.spells.state IS 'state';
COMMENT ON COLUMN institutions.spells.status IS 'as in institutions.membership_years; NULL: the publisher could not tell';
COMMENT ON COLUMN institutions.spells.first_year IS 'first year';
COMMENT ON COLUMN institutions.spells.last_year IS 'last year; where open, the last that the source covers';
COMMENT ON COLUMN institutions.spells.first_day IS 'first day; NULL: the source has years only';
COMMENT ON COLUMN institutions.spells.last_day IS 'last day; NULL: open, or the source has years only';
COMMENT ON COLUMN institutions.spells.open IS 'it lasts when the source ends';
COMMENT ON COLUMN institutions.spells.source IS 'source of the row';

INSERT INTO institutions.spells
WITH numbered AS (
  SELECT org, state, status, year, source, year - row_number() OVER (PARTITION BY org, state, status ORDER BY year) AS run
  FROM core.igo_memberships)
SELECT 'igo', org, state, status, min(year), max(year), NULL, NULL, max(year) = (SELECT max(year) FROM core.igo_state_years), any_value(source)
FROM numbered
GROUP BY org, state, status, run
UNION ALL
SELECT 'reference', o.org, m.state, m.status, year(m.first_day), coalesce(year(m.last_day), s.covers_to), m.first_day, m.last_day,
       m.last_day IS NULL, m.source
FROM core.memberships AS m JOIN institutions.organisations AS o ON o.reference = m.org,
     (SELECT covers_to FROM meta.sources WHERE source = 'reference') AS s
ORDER BY 1, 2, 3, 5, 7;

CREATE TABLE institutions.conflicts (
  org VARCHAR, state SMALLINT, year SMALLINT, igo VARCHAR, reference VARCHAR, used VARCHAR);
COMMENT ON TABLE institutions.conflicts IS 'where the IGO data and the reference edition disagree on whether a state was a member on some day of a year; a suspended one is';
COMMENT ON COLUMN institutions.conflicts.org IS 'organisation';
COMMENT ON COLUMN institutions.conflicts.state IS 'state';
COMMENT ON COLUMN institutions.conflicts.year IS 'calendar year';
COMMENT ON COLUMN institutions.conflicts.igo IS 'status in the IGO data; NULL: not listed';
COMMENT ON COLUMN institutions.conflicts.reference IS 'status in the reference edition; NULL: not listed';
COMMENT ON COLUMN institutions.conflicts.used IS 'the basis that institutions.memberships takes';

INSERT INTO institutions.conflicts
WITH both_speak AS (
  SELECT o.org, c.state, c.year
  FROM institutions.organisations AS o
  JOIN core.igo_state_years AS c
    ON c.year BETWEEN greatest(o.igo_first_year, (SELECT covers_from FROM meta.sources WHERE source = 'reference')) AND o.igo_last_year
  WHERE o.reference IS NOT NULL AND o.complete),
dated AS (
  SELECT org, state, year, arg_min(status, CASE status WHEN 'full' THEN 0 WHEN 'suspended' THEN 1 ELSE 2 END) AS status
  FROM (SELECT o.org, m.state, m.status, unnest(range(year(m.first_day), coalesce(year(m.last_day), 2100) + 1))::SMALLINT AS year
        FROM core.memberships AS m JOIN institutions.organisations AS o ON o.reference = m.org)
  GROUP BY org, state, year)
SELECT org, state, year, i.status, d.status, 'reference'
FROM both_speak
LEFT JOIN core.igo_memberships AS i USING (org, state, year)
LEFT JOIN dated AS d USING (org, state, year)
WHERE (i.org IS NULL OR i.status IS NOT NULL)
  AND coalesce(i.status = 'full', false) <> coalesce(d.status IN ('full', 'suspended'), false)
ORDER BY org, state, year;
