-- Relations of two states as measured: the signed index, its interval and what it is made of. Members of the COW system of states
-- have a row in every year: a layer is 0 where its sources look and find none, and empty where none of them looks.
CREATE VIEW layers.relations_dyads AS
SELECT state1, state2, year, round("index"::DOUBLE, 4) AS rel_index, round(lo::DOUBLE, 4) AS rel_lo, round(hi::DOUBLE, 4) AS rel_hi,
       n_layers AS rel_layers, round(alliance::DOUBLE, 4) AS rel_alliance, round(votes::DOUBLE, 4) AS rel_votes,
       round(joint::DOUBLE, 4) AS rel_joint, round(trade::DOUBLE, 4) AS rel_trade, agreements::TINYINT AS rel_agreements,
       round(arms::DOUBLE, 4) AS rel_arms, round(dispute::DOUBLE, 4) AS rel_dispute, rivalry::TINYINT AS rel_rivalry,
       round(conflict::DOUBLE, 4) AS rel_conflict, sanctions::TINYINT AS rel_sanctions, hostility AS rel_hostility
FROM relations.dyad_years;
COMMENT ON VIEW layers.relations_dyads IS 'layer of frames: signed index of relations by pair and year; columns in meta.layers';

INSERT INTO meta.layers
WITH counts AS (
  SELECT year, count(*) AS "all", count("index") AS "index", count(alliance) AS alliance, count(votes) AS votes, count(joint) AS joint,
         count(trade) AS trade, count(agreements) AS agreements, count(arms) AS arms, count(dispute) AS dispute,
         count(rivalry) AS rivalry, count(conflict) AS conflict, count(sanctions) AS sanctions
  FROM relations.dyad_years GROUP BY year),
known AS (
  SELECT layer, min(year) AS first_year, max(year) AS last_year
  FROM (UNPIVOT counts ON COLUMNS(* EXCLUDE year) INTO NAME layer VALUE n) WHERE n > 0 GROUP BY layer),
held AS (
  SELECT layer, string_agg(DISTINCT source, ', ' ORDER BY source) AS source FROM relations.layers GROUP BY layer
  UNION ALL
  SELECT a.layer, string_agg(DISTINCT source, ', ' ORDER BY source)
  FROM relations.layers, (VALUES ('all'), ('index')) AS a(layer) GROUP BY a.layer)
SELECT 'relations', '', 'pairs', 'ties of two members of the COW system as one signed index, and its layers, above 0 drawn together, below set apart; empty where no source covers the pair',
       d.name, d.unit, d.description, h.source, k.first_year, k.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'index', 'rel_index', '-1 to 1', 'mean of the layers that are known by their default weights; empty if less than a third of the weights is known'),
  (2, 'all', 'rel_lo', '-1 to 1', 'lowest index that the missing layers allow'),
  (3, 'all', 'rel_hi', '-1 to 1', 'highest'),
  (4, 'all', 'rel_layers', 'layers', 'layers that are known, of 10'),
  (5, 'alliance', 'rel_alliance', '0 to 1', 'strongest obligation of either side: defence or offence 1, neutrality 1/2, else 1/4, no alliance 0'),
  (6, 'votes', 'rel_votes', '-1 to 1', 'kappa of votes in the session of the UN General Assembly that began in the year; empty with fewer than 10 roll calls in common'),
  (7, 'joint', 'rel_joint', '0 to 1', 'organisations of which both are full members over those of which either is'),
  (8, 'trade', 'rel_trade', '0 to 1', 'd / (d + 0.01), d the lesser of the trade of the two over the GDP of each'),
  (9, 'agreements', 'rel_agreements', '0 or 1', 'a trade agreement between the two has entered into force'),
  (10, 'arms', 'rel_arms', '0 to 1', 'the greater of the shares that one has in the arms the other received in five years'),
  (11, 'dispute', 'rel_dispute', '-1 to 0', 'minus a fifth of rel_hostility'),
  (12, 'rivalry', 'rel_rivalry', '-1 or 0', '-1 for strategic rivals'),
  (13, 'conflict', 'rel_conflict', '-1 to 0', '-1 in a war of the two, -0.5 in a minor armed conflict'),
  (14, 'sanctions', 'rel_sanctions', '-1 or 0', '-1 if either imposes sanctions on the other'),
  (15, 'dispute', 'rel_hostility', '0 to 5', 'highest level of hostility in a militarised dispute of the two: 2 threat to 5 war, 0 none')) AS d(position, held, name, unit, description)
JOIN held AS h ON h.layer = d.held JOIN known AS k ON k.layer = d.held
ORDER BY d.position;
