-- Major power on any day of the year. The list covers the members of the COW system in its years: there a state that is
-- not on it is 0.
CREATE VIEW layers.majors AS
SELECT DISTINCT state, year, 1::TINYINT AS cowmaj FROM core.major_years;
COMMENT ON VIEW layers.majors IS 'layer of frames: major powers by state and year; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'majors', '', 'states', 'major powers: 1 on any day of the year, 0 inside the years of the list, empty outside them',
       'cowmaj', '0 or 1', 'major power of the Correlates of War list',
       (SELECT any_value(source) FROM core.majors), min(year), max(year), 'cow', '0', 'keep', 1
FROM core.major_years
HAVING count(*) > 0;
