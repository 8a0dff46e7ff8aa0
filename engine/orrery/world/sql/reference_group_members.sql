INSERT INTO core.group_members SELECT group_id, state, first_year, last_year, source FROM ${file};
