INSERT INTO core.state_names SELECT state, lang, first_day, last_day, name, kind FROM ${file};
