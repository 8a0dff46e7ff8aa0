CREATE TABLE relations.influence (
  source SMALLINT, target SMALLINT, year SMALLINT, bandwidth FLOAT, dependence FLOAT, influence FLOAT, n_bandwidth TINYINT,
  n_dependence TINYINT);
COMMENT ON TABLE relations.influence IS 'capacity of one state to influence another by year: bandwidth times dependence. A row for each pair and direction in which there is a dependence of 0.0001 or more; inside 1950 to the last year of arms or trade a pair of states without a row has none that is known';
COMMENT ON COLUMN relations.influence.source IS 'who can influence';
COMMENT ON COLUMN relations.influence.target IS 'whom';
COMMENT ON COLUMN relations.influence.year IS 'calendar year';
COMMENT ON COLUMN relations.influence.bandwidth IS 'how much runs between the two, 0 to 1: mean of the known among trade and arms (logarithms, over the greatest of the year), joint memberships (over the greatest of the year), alliance, trade agreements';
COMMENT ON COLUMN relations.influence.dependence IS 'how much the target depends on the source, 0 to 1: mean of the known among d / (d + 0.05), d trade over its GDP, and the share in its arms';
COMMENT ON COLUMN relations.influence.influence IS 'bandwidth times dependence, 0 to 1';
COMMENT ON COLUMN relations.influence.n_bandwidth IS 'parts of the bandwidth that are known, of 5';
COMMENT ON COLUMN relations.influence.n_dependence IS 'parts of the dependence that are known, of 2';

CREATE TABLE relations.influence_parts (part VARCHAR, side VARCHAR, title VARCHAR, at_hand BOOLEAN);
COMMENT ON TABLE relations.influence_parts IS 'what bandwidth and dependence are made of, and what the index they follow has and this world has not';
COMMENT ON COLUMN relations.influence_parts.part IS 'name';
COMMENT ON COLUMN relations.influence_parts.side IS 'bandwidth or dependence';
COMMENT ON COLUMN relations.influence_parts.title IS 'what it measures';
COMMENT ON COLUMN relations.influence_parts.at_hand IS 'false: no source in this world';
INSERT INTO relations.influence_parts
SELECT part, side, title, layer IS NOT NULL AND EXISTS (FROM relations.layers AS l WHERE l.layer = p.layer)
FROM (VALUES
  ('trade', 'bandwidth', 'trade between the two', 'trade'),
  ('arms', 'bandwidth', 'arms delivered between the two in five years', 'arms'),
  ('joint', 'bandwidth', 'organisations of which both are members', 'joint'),
  ('alliance', 'bandwidth', 'strongest treaty obligation', 'alliance'),
  ('agreements', 'bandwidth', 'trade agreements', 'agreements'),
  ('diplomatic_exchange', 'bandwidth', 'rank of diplomatic representation', NULL),
  ('aid', 'bandwidth', 'development aid', NULL),
  ('trade', 'dependence', 'trade over the GDP of the target', 'trade'),
  ('arms', 'dependence', 'share in the arms that the target received in five years', 'arms'),
  ('aid', 'dependence', 'aid over the GDP of the target', NULL)) AS p(part, side, title, layer);
