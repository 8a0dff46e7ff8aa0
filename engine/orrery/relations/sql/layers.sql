-- Which source says what of a layer, and when: a row for each that the world has. The values are set by dyad_layers.sql.
CREATE TABLE relations.layers (
  layer VARCHAR NOT NULL, "position" TINYINT, title VARCHAR, sign TINYINT, weight DOUBLE, lower DOUBLE, upper DOUBLE,
  standardisation VARCHAR, source VARCHAR NOT NULL, first_year SMALLINT, last_year SMALLINT);
COMMENT ON TABLE relations.layers IS 'the layers of relations.dyad_years, a row for each source of a layer. A layer without a row has no source in this world';
COMMENT ON COLUMN relations.layers.layer IS 'column of relations.dyad_years';
COMMENT ON COLUMN relations.layers."position" IS 'order of the columns';
COMMENT ON COLUMN relations.layers.title IS 'name for people';
COMMENT ON COLUMN relations.layers.sign IS '1 draws together, -1 sets apart, 0 can do both';
COMMENT ON COLUMN relations.layers.weight IS 'default weight in the index';
COMMENT ON COLUMN relations.layers.lower IS 'least value of the standardised layer';
COMMENT ON COLUMN relations.layers.upper IS 'greatest value';
COMMENT ON COLUMN relations.layers.standardisation IS 'how the value is made';
COMMENT ON COLUMN relations.layers.source IS 'dataset, as in meta.sources';
COMMENT ON COLUMN relations.layers.first_year IS 'first year that it covers';
COMMENT ON COLUMN relations.layers.last_year IS 'last year';

-- The years that a source covers, in the system of states; several sources of a layer may overlap. Trade dependence also needs
-- GDP in current dollars, and the treaties of the reference edition stand in after the collections of alliances.
CREATE TEMPORARY TABLE relation_sources AS
WITH loaded AS (SELECT source, dataset, greatest(covers_from, 1816) AS first_year, covers_to AS last_year FROM meta.sources WHERE status = 'loaded'),
used AS (
  SELECT DISTINCT 'alliance' AS layer, source FROM core.atop_alliances
  UNION SELECT DISTINCT 'alliance', source FROM core.formal_alliances WHERE NOT EXISTS (FROM core.atop_alliances)
  UNION SELECT 'alliance', 'reference' WHERE EXISTS (FROM core.alliance_members)
  UNION SELECT DISTINCT 'joint', source FROM core.igo_dyads
  UNION SELECT 'joint', 'reference' WHERE NOT EXISTS (FROM core.igo_dyads)
  UNION SELECT DISTINCT 'trade', source FROM core.trade WHERE EXISTS (FROM core.economy WHERE indicator = 'gdp_usd')
  UNION SELECT DISTINCT 'agreements', source FROM core.agreement_pairs
  UNION SELECT DISTINCT 'arms', source FROM core.arms_years
  UNION SELECT DISTINCT 'dispute', source FROM core.dispute_dyads WHERE source = 'cow_mid'
  UNION SELECT DISTINCT 'dispute', source FROM core.dispute_dyads WHERE source = 'gml'
    AND NOT EXISTS (FROM core.dispute_dyads WHERE source = 'cow_mid')
  UNION SELECT DISTINCT 'rivalry', source FROM core.rivalries WHERE source = 'tss_rivalries'
  UNION SELECT DISTINCT 'rivalry', source FROM core.rivalries WHERE source = 'td_rivalries'
    AND NOT EXISTS (FROM core.rivalries WHERE source = 'tss_rivalries')
  UNION SELECT DISTINCT 'conflict', source FROM core.war_dyads WHERE source = 'cow_inter_war'
  UNION (SELECT 'conflict', source FROM loaded WHERE dataset = 'ucdp_prio' ORDER BY last_year DESC, source LIMIT 1)
  UNION SELECT DISTINCT 'sanctions', source FROM core.sanction_years
  UNION SELECT DISTINCT 'votes', source FROM core.rollcalls WHERE rcid > 0 AND session IS NOT NULL)
SELECT layer, source,
       CASE WHEN layer = 'trade' THEN greatest(first_year, gdp_from)
            WHEN layer = 'alliance' AND source = 'reference' THEN greatest(first_year, treaties_from)
            ELSE first_year END::SMALLINT AS first_year,
       CASE layer WHEN 'trade' THEN least(last_year, gdp_to) ELSE last_year END::SMALLINT AS last_year
FROM used JOIN loaded USING (source),
 (SELECT max(last_year) + 1 AS treaties_from FROM used JOIN loaded USING (source) WHERE layer = 'alliance' AND source <> 'reference'),
 (SELECT min(year) AS gdp_from, max(year) AS gdp_to FROM core.economy WHERE indicator = 'gdp_usd');
