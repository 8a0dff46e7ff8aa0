INSERT INTO core.rollcalls
SELECT resolution, date, title, yes, no, abstain, absent, source FROM ${file};
