INSERT INTO core.alliances SELECT alliance, name, obligation, first_day, last_day, source FROM ${file};
