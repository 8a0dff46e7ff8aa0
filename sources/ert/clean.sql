-- The file has V-Dem's abbreviations, mostly ISO3 codes of the present. names.csv has those that are none, and those
-- that meant another state in earlier years.
INSERT INTO regime_episodes_read
SELECT e.country_text_id, e.country_name, coalesce(n.state, s.state), e.year,
       e.v2x_regime, e.reg_type, e.reg_trans, e.dem_ep, e.dem_ep_start_year, e.dem_ep_end_year, e.dem_ep_outcome, e.aut_ep, e.aut_ep_start_year, e.aut_ep_end_year, e.aut_ep_outcome,
       '${source}'
FROM raw.${table} AS e
LEFT JOIN source_names AS n
  ON n.source = '${source}' AND n.name = e.country_text_id
 AND e.year BETWEEN coalesce(n.first_year, 0) AND coalesce(n.last_year, 9999)
LEFT JOIN core.states AS s ON s.iso3 = e.country_text_id;
