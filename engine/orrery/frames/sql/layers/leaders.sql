-- Leaders by state-year, from Archigos: how many persons led the state in the year, whether leadership changed, whether a leader
-- was removed irregularly in the year, and who led first and last in it. From 1870 to 2015; a state-year without a
-- leader in the data is NULL. peacesciencer calls a year irregular when leadership changes in it and one of its leaders loses
-- office irregularly, then or years later: that is the variant peacesciencer.
CREATE VIEW layers.leaders_all AS
SELECT y.gw, y.state, y.year, y.obsid, y.leadid, y.leaves, l.first_day, l.last_day, l.exit = 'Irregular' AS removed
FROM core.leader_years AS y JOIN core.leader_spells AS l USING (source, obsid);
COMMENT ON VIEW layers.leaders_all IS 'leaders by state-year with the manner of their exit; part of the layer leaders';

CREATE VIEW layers.leaders AS
SELECT state, year, (count(DISTINCT leadid) > 1)::TINYINT AS leadertransition,
       coalesce(bool_or(removed AND leaves), false)::TINYINT AS irregular, count(DISTINCT leadid)::TINYINT AS n_leaders,
       arg_min(obsid, (first_day, last_day, obsid)) AS jan1obsid, arg_max(obsid, (first_day, last_day, obsid)) AS dec31obsid
FROM layers.leaders_all GROUP BY state, year;
COMMENT ON VIEW layers.leaders IS 'layer of frames: leaders by state and year; columns in meta.layers';

CREATE VIEW layers.leaders_peacesciencer AS
SELECT state, year, (count(DISTINCT leadid) > 1)::TINYINT AS leadertransition,
       coalesce(count(DISTINCT leadid) > 1 AND bool_or(removed), false)::TINYINT AS irregular,
       count(DISTINCT leadid)::TINYINT AS n_leaders,
       arg_min(obsid, (first_day, last_day, obsid)) AS jan1obsid, arg_max(obsid, (first_day, last_day, obsid)) AS dec31obsid
FROM layers.leaders_all GROUP BY state, year;
COMMENT ON VIEW layers.leaders_peacesciencer IS 'layer of frames: leaders by state and year as peacesciencer counts them';

CREATE VIEW layers.leaders_gw AS
SELECT gw AS state, year, (count(DISTINCT leadid) > 1)::TINYINT AS leadertransition,
       coalesce(bool_or(removed AND leaves), false)::TINYINT AS irregular, count(DISTINCT leadid)::TINYINT AS n_leaders,
       arg_min(obsid, (first_day, last_day, obsid)) AS jan1obsid, arg_max(obsid, (first_day, last_day, obsid)) AS dec31obsid
FROM layers.leaders_all GROUP BY gw, year;
COMMENT ON VIEW layers.leaders_gw IS 'layer of frames: leaders by Gleditsch-Ward code and year';

CREATE VIEW layers.leaders_gw_peacesciencer AS
SELECT gw AS state, year, (count(DISTINCT leadid) > 1)::TINYINT AS leadertransition,
       coalesce(count(DISTINCT leadid) > 1 AND bool_or(removed), false)::TINYINT AS irregular,
       count(DISTINCT leadid)::TINYINT AS n_leaders,
       arg_min(obsid, (first_day, last_day, obsid)) AS jan1obsid, arg_max(obsid, (first_day, last_day, obsid)) AS dec31obsid
FROM layers.leaders_all GROUP BY gw, year;
COMMENT ON VIEW layers.leaders_gw_peacesciencer IS 'layer of frames: leaders by Gleditsch-Ward code and year as peacesciencer counts them';

INSERT INTO meta.layers
SELECT 'leaders', v.variant, 'states', 'leaders of the state in the year: changes and irregular removals',
       d.name, d.unit, d.description, l.source, l.first_year, l.last_year, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, 'leadertransition', '0 or 1', 'more than one leader in the year'),
  (2, 'irregular', '0 or 1', 'a leader was removed irregularly in the year'),
  (3, 'n_leaders', 'leaders', 'persons who led the state in the year'),
  (4, 'jan1obsid', 'text', 'first leader of the year'),
  (5, 'dec31obsid', 'text', 'last leader of the year')) AS d(position, name, unit, description),
 (VALUES (''), ('gw'), ('peacesciencer'), ('gw_peacesciencer')) AS v(variant),
 (SELECT any_value(source) AS source, min(year) AS first_year, max(year) AS last_year
  FROM core.leader_years HAVING count(*) > 0) AS l
ORDER BY v.variant, d.position;
