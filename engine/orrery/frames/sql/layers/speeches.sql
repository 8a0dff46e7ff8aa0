-- What states say in the General Debate: mentions of the shipped lists of terms, by stem, in a thousand words of the speech of
-- the year. Who did not speak is empty; a speech without any mention is 0.
CREATE VIEW layers.speeches AS
SELECT state, year, max(words) AS speech_words,
       max(per_1000) FILTER (list = 'climate') AS speech_climate,
       max(per_1000) FILTER (list = 'cooperation') AS speech_cooperation,
       max(per_1000) FILTER (list = 'decolonisation') AS speech_decolonisation,
       max(per_1000) FILTER (list = 'democracy') AS speech_democracy,
       max(per_1000) FILTER (list = 'development') AS speech_development,
       max(per_1000) FILTER (list = 'hegemony') AS speech_hegemony,
       max(per_1000) FILTER (list = 'human_rights') AS speech_human_rights,
       max(per_1000) FILTER (list = 'international_law') AS speech_international_law,
       max(per_1000) FILTER (list = 'multipolarity') AS speech_multipolarity,
       max(per_1000) FILTER (list = 'new_order') AS speech_new_order,
       max(per_1000) FILTER (list = 'non_alignment') AS speech_non_alignment,
       max(per_1000) FILTER (list = 'non_interference') AS speech_non_interference,
       max(per_1000) FILTER (list = 'nuclear_disarmament') AS speech_nuclear_disarmament,
       max(per_1000) FILTER (list = 'peacekeeping') AS speech_peacekeeping,
       max(per_1000) FILTER (list = 'rules_based_order') AS speech_rules_based_order,
       max(per_1000) FILTER (list = 'self_determination') AS speech_self_determination,
       max(per_1000) FILTER (list = 'shared_future') AS speech_shared_future,
       max(per_1000) FILTER (list = 'south') AS speech_south,
       max(per_1000) FILTER (list = 'sovereignty') AS speech_sovereignty,
       max(per_1000) FILTER (list = 'terrorism') AS speech_terrorism,
       max(per_1000) FILTER (list = 'trade') AS speech_trade,
       max(per_1000) FILTER (list = 'women') AS speech_women
FROM norms.speech_terms WHERE state IS NOT NULL GROUP BY state, year;
COMMENT ON VIEW layers.speeches IS 'layer of frames: terms of speeches by state and year; columns in meta.layers';

INSERT INTO meta.layers
WITH columns(position, list) AS (VALUES
  (2, 'climate'), (3, 'cooperation'), (4, 'decolonisation'), (5, 'democracy'), (6, 'development'), (7,
  'hegemony'), (8, 'human_rights'), (9, 'international_law'), (10, 'multipolarity'), (11, 'new_order'), (12,
  'non_alignment'), (13, 'non_interference'), (14, 'nuclear_disarmament'), (15, 'peacekeeping'), (16,
  'rules_based_order'), (17, 'self_determination'), (18, 'shared_future'), (19, 'south'), (20, 'sovereignty'),
  (21, 'terrorism'), (22, 'trade'), (23, 'women')),
said AS (SELECT min(source) AS source, min(year) AS first_year, max(year) AS last_year FROM norms.speech_terms WHERE state IS NOT NULL),
named AS (
  SELECT 1 AS position, 'speech_words' AS name, 'words' AS unit, 'words of the speech' AS description
  UNION ALL
  SELECT DISTINCT c.position, 'speech_' || list, 'mentions per 1,000 words', t.title || ': mentions in words of the same stem; terms in norms.term_lists'
  FROM columns AS c JOIN norms.term_lists AS t USING (list))
SELECT 'speeches', '', 'states', 'what states speak of in the General Debate of the United Nations; empty for who did not speak, 0 for a speech without a mention',
       n.name, n.unit, n.description, s.source, s.first_year, s.last_year, 'any', NULL, 'keep', n.position
FROM named AS n, said AS s
WHERE s.source IS NOT NULL
ORDER BY n.position;
