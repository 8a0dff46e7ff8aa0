INSERT INTO core.state_codes SELECT state, gw, iso3, m49, first_day, last_day, note FROM ${file};
