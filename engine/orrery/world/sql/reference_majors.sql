INSERT INTO reference_majors SELECT state, first_day, last_day FROM ${file};
