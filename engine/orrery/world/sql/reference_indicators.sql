-- Rows without a state are totals of the world.
INSERT INTO core.economy
SELECT 'reference', indicator, state, year, value FROM ${file} WHERE state IS NOT NULL;

INSERT INTO core.world_totals
SELECT 'reference', indicator, year, value FROM ${file} WHERE state IS NULL;
