INSERT INTO core.memberships SELECT org, state, status, first_day, last_day, source FROM ${file};
