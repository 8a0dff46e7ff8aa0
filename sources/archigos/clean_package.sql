INSERT INTO core.leader_spells
SELECT '${source}', obsid, leadid, leader, gwcode, startdate, enddate, entry, exit, exitcode, yrborn, gender
FROM raw.${table}
ORDER BY gwcode, startdate, obsid;
