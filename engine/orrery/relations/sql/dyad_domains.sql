-- Who is a member of the COW system when.
CREATE TEMPORARY TABLE relation_years AS
SELECT DISTINCT state, year FROM core.state_years WHERE system = 'cow';

-- The years in which a layer is 0 for a pair that is not listed. The few treaties and organisations of the reference edition
-- are no such list.
CREATE TEMPORARY TABLE relation_domains AS
SELECT layer, min(first_year)::SMALLINT AS first_year, max(last_year)::SMALLINT AS last_year
FROM relation_sources WHERE source <> 'reference' AND layer NOT IN ('votes', 'joint', 'trade') GROUP BY layer
UNION ALL
SELECT 'contiguity', min(covers_from)::SMALLINT, max(covers_to)::SMALLINT FROM meta.sources
WHERE status = 'loaded' AND source IN (SELECT source FROM core.contiguity_years) HAVING count(*) > 0;
