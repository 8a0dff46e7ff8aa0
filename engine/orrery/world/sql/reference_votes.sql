INSERT INTO core.votes
SELECT v.source, r.rcid, v.state, CASE v.vote WHEN 'yes' THEN 1 WHEN 'abstain' THEN 2 WHEN 'no' THEN 3 WHEN 'absent' THEN 8 END
FROM ${file} AS v JOIN core.rollcalls AS r ON r.unres = v.resolution;
