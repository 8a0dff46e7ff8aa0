INSERT INTO reference_spells SELECT state, system, gw, first_day, last_day FROM ${file};
