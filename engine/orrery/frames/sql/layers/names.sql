-- What a state is called: in English in the year, by ISO, and as the lists of members write it. A year past the end of
-- a list has the last name that the list gives.
CREATE VIEW layers.names AS
SELECT s.state, s.year, core.name_of(s.state, s.year, 'en') AS name, s.iso3, l.name AS cw_name
FROM (SELECT y.state, y.year, arg_max(c.iso3, coalesce(c.last_day, DATE '9999-12-31')) AS iso3
      FROM (SELECT DISTINCT state, year FROM core.state_years) AS y
      LEFT JOIN core.state_codes AS c
        ON c.state = y.state AND coalesce(c.first_day, DATE '0001-01-01') <= make_date(y.year, 12, 31)
       AND coalesce(c.last_day, DATE '9999-12-31') >= make_date(y.year, 1, 1)
      GROUP BY ALL) AS s
LEFT JOIN (SELECT y.state, y.year, arg_max(n.name, n.first_day) AS name
           FROM core.state_years AS y
           JOIN core.list_names AS n
             ON n.system = 'cow' AND n.code = y.code AND year(n.first_day) <= y.year
           WHERE y.system = 'cow'
           GROUP BY ALL) AS l USING (state, year);
COMMENT ON VIEW layers.names IS 'layer of frames: names of states by year; columns in meta.layers';

CREATE VIEW layers.names_gw AS
SELECT y.code AS state, y.year, core.name_of(any_value(y.state), y.year, 'en') AS name,
       arg_max(n.name, n.first_day) AS gw_name, arg_max(n.microstate, n.first_day)::TINYINT AS microstate
FROM core.state_years AS y
LEFT JOIN core.list_names AS n ON n.system = 'gw' AND n.code = y.code AND year(n.first_day) <= y.year
WHERE y.system = 'gw'
GROUP BY y.code, y.year;
COMMENT ON VIEW layers.names_gw IS 'layer of frames: names of states by year, by Gleditsch-Ward code; columns in meta.layers';

INSERT INTO meta.layers
SELECT 'names', d.variant, 'states', 'what the states are called', d.name, d.unit, d.description,
       coalesce((SELECT string_agg(DISTINCT source, ', ' ORDER BY source) FROM core.list_names WHERE system = d.list), 'reference'),
       NULL, NULL, 'any', NULL, 'keep', d.position
FROM (VALUES
  (1, '', '', 'name', 'text', 'English name in the year'),
  (2, '', '', 'iso3', 'text', 'ISO3 code in the year, former codes included'),
  (3, '', 'cow', 'cw_name', 'text', 'name in the COW list'),
  (1, 'gw', '', 'name', 'text', 'English name in the year'),
  (2, 'gw', 'gw', 'gw_name', 'text', 'name in Gleditsch and Ward''s list'),
  (3, 'gw', 'gw', 'microstate', '0 or 1', 'a microstate in Gleditsch and Ward''s list; empty where the list does not say')
  ) AS d(position, variant, list, name, unit, description)
ORDER BY d.variant, d.position;
