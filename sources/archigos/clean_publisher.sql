INSERT INTO core.leader_spells
SELECT '${source}', obsid, leadid, leader, ccode, startdate, enddate, entry, exit, exitcode, yrborn, gender
FROM raw.${table}
ORDER BY ccode, startdate, obsid;
