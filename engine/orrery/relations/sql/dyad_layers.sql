-- What sources list of each layer: a row for each pair, state1 < state2, and year, and its columns of relations.dyad_years,
-- standardised. What they cover and do not list is 0, and what they do not cover NULL, by the program.
-- Obligations, strongest of either side and of all treaties. Not to attack is not to help, and treaties that say no more than that
-- have many members, so that it counts for less than neutrality.
CREATE TEMPORARY VIEW relation_alliances AS
WITH ties AS (
  SELECT state1, state2, year, defense, offense, neutral FROM core.atop_alliances
  WHERE EXISTS (FROM relation_sources AS s WHERE s.layer = 'alliance' AND s.source = core.atop_alliances.source)
  UNION ALL
  SELECT state1, state2, year, defense, 0, neutrality FROM core.formal_alliances
  WHERE EXISTS (FROM relation_sources AS s WHERE s.layer = 'alliance' AND s.source = core.formal_alliances.source))
SELECT least(state1, state2) AS state1, greatest(state1, state2) AS state2, year,
       max(CASE WHEN defense = 1 OR offense = 1 THEN 1 WHEN neutral = 1 THEN 0.5 ELSE 0.25 END)::DOUBLE AS alliance
FROM ties GROUP BY 1, 2, 3;

-- The treaties of mutual defence of the reference edition, in the years after the collections end. It lists the treaties that
-- matter, not all, so that a pair without one is not known to have none.
CREATE TEMPORARY VIEW relation_treaties AS
SELECT DISTINCT a.state AS state1, b.state AS state2, y.year::SMALLINT AS year, 1::DOUBLE AS alliance
FROM core.alliance_members AS a JOIN core.alliance_members AS b ON a.alliance = b.alliance AND a.state < b.state,
 relation_sources AS s,
 unnest(range(greatest(year(a.first_day), year(b.first_day), s.first_year),
              least(coalesce(year(a.last_day), 9999), coalesce(year(b.last_day), 9999), s.last_year) + 1)) AS y(year)
WHERE s.layer = 'alliance' AND s.source = 'reference';

CREATE TEMPORARY VIEW relation_trade AS
WITH gdp AS (SELECT state, year, max(value) AS gdp FROM core.economy WHERE indicator = 'gdp_usd' AND value > 0 GROUP BY state, year),
flows AS (
  SELECT t.state1, t.state2, t.year, t.flow1 + t.flow2 AS trade_usd, 1e6 * (t.flow1 + t.flow2) / a.gdp AS trade1,
         1e6 * (t.flow1 + t.flow2) / b.gdp AS trade2
  FROM core.trade AS t LEFT JOIN gdp AS a ON a.state = t.state1 AND a.year = t.year
  LEFT JOIN gdp AS b ON b.state = t.state2 AND b.year = t.year
  WHERE t.flow1 + t.flow2 IS NOT NULL)
SELECT state1, state2, year,
       CASE WHEN trade1 + trade2 IS NOT NULL THEN least(trade1, trade2) / (least(trade1, trade2) + 0.01) END::DOUBLE AS trade,
       trade_usd, trade1, trade2
FROM flows;

-- Deliveries of the year and the four before it; the share of a supplier in all that a state received from states. Sums are of
-- decimals, which do not depend on their order.
CREATE TEMPORARY VIEW relation_arms AS
WITH windows AS (
  SELECT supplier, recipient, y.year::SMALLINT AS year, sum(tiv_delivered::DECIMAL(18, 6)) AS tiv
  FROM core.arms_years AS a, relation_domains AS d, unnest(range(a.year, least(a.year + 5, d.last_year + 1))) AS y(year)
  WHERE d.layer = 'arms' AND a.tiv_delivered > 0 AND a.year >= d.first_year
  GROUP BY supplier, recipient, y.year),
shares AS (
  SELECT *, tiv / sum(tiv) OVER (PARTITION BY recipient, year) AS share FROM windows WHERE supplier <> recipient)
SELECT least(supplier, recipient) AS state1, greatest(supplier, recipient) AS state2, year, max(share)::DOUBLE AS arms, sum(tiv)::DOUBLE AS arms_tiv,
       coalesce(max(share) FILTER (recipient < supplier), 0)::DOUBLE AS arms1,
       coalesce(max(share) FILTER (recipient > supplier), 0)::DOUBLE AS arms2
FROM shares GROUP BY 1, 2, 3;

CREATE TEMPORARY VIEW relation_disputes AS
SELECT least(state1, state2) AS state1, greatest(state1, state2) AS state2, year, -max(hostlev) / 5 AS dispute,
       max(hostlev)::DOUBLE AS hostility
FROM core.dispute_dyads
WHERE source = (SELECT source FROM relation_sources WHERE layer = 'dispute')
GROUP BY 1, 2, 3;

-- The rivalry of Austria-Hungary (300) with Serbia goes on after 1918 with Austria (305).
CREATE TEMPORARY VIEW relation_rivalries AS
SELECT DISTINCT least(one, other) AS state1, greatest(one, other) AS state2, year, -1::DOUBLE AS rivalry
FROM (SELECT CASE WHEN state1 = 300 AND y.year >= 1919 THEN 305 ELSE state1 END::SMALLINT AS one,
             CASE WHEN state2 = 300 AND y.year >= 1919 THEN 305 ELSE state2 END::SMALLINT AS other, y.year::SMALLINT AS year
      FROM core.rivalries, unnest(range(greatest(first_year, 1816), last_year + 1)) AS y(year)
      WHERE source = (SELECT source FROM relation_sources WHERE layer = 'rivalry'));

CREATE TEMPORARY VIEW relation_conflicts AS
WITH fights AS (
  SELECT state1, state2, year, 2 AS intensity FROM core.war_dyads WHERE source = 'cow_inter_war'
  UNION ALL
  SELECT a.state, b.state, a.year, c.intensity
  FROM core.conflict_parties AS a JOIN core.conflict_parties AS b USING (source, conflict, year)
  JOIN core.conflicts AS c USING (source, conflict, year)
  WHERE source IN (SELECT source FROM relation_sources WHERE layer = 'conflict') AND c.type = 2 AND a.side = 'a' AND b.side = 'b'
    AND NOT a.supports AND NOT b.supports AND a.pair IS NULL AND b.pair IS NULL AND a.state <> b.state)
SELECT least(state1, state2) AS state1, greatest(state1, state2) AS state2, year::SMALLINT AS year, -max(intensity) / 2 AS conflict
FROM fights GROUP BY 1, 2, 3;

CREATE TEMPORARY VIEW relation_sanctions AS
SELECT DISTINCT least(sender, target) AS state1, greatest(sender, target) AS state2, year, -1::DOUBLE AS sanctions FROM core.sanction_years
WHERE sender <> target;

CREATE TEMPORARY VIEW relation_agreements AS
SELECT state1, state2, year, (agreements > 0)::TINYINT::DOUBLE AS agreements FROM core.agreement_pairs;

CREATE TEMPORARY VIEW relation_contiguity AS
SELECT state1, state2, year, conttype_closest::DOUBLE AS contiguity FROM core.contiguity_years;
