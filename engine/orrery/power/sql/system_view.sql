CREATE VIEW power.system AS
SELECT * FROM power.system_by_vintage
WHERE vintage IS NULL OR vintage = (SELECT max(vintage) FROM power.system_by_vintage);
COMMENT ON VIEW power.system IS 'concentration of power by year, set and basis; the newest vintage of the capability data';
