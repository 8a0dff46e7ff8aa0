INSERT INTO core.alliance_members SELECT alliance, state, first_day, last_day, source FROM ${file};
