INSERT INTO core.rollcalls
SELECT '${source}', rcid, session, date, year, unres, short, descr, yes, no, abstain, NULL, importantvote, amend, para,
       me, nu, di, hr, co, ec
FROM (SELECT DISTINCT ON (rcid) * FROM raw.un_votes_wide ORDER BY rcid, ccode)
ORDER BY rcid;

-- Not being a member (9) is no vote. The voter keeps the code it has there: members of the United Nations voted that were
-- no members of the state system yet.
INSERT INTO core.votes
SELECT '${source}', v.rcid, v.ccode, v.vote
FROM raw.un_votes_wide AS v SEMI JOIN core.states AS s ON s.state = v.ccode
WHERE v.vote <> 9
ORDER BY v.rcid, v.ccode;

INSERT INTO meta.unmatched
SELECT '${source}', v.ccode::VARCHAR, any_value(v.Countryname), min(v.year), max(v.year), count(*), 'not a state of either system'
FROM raw.un_votes_wide AS v 
WHERE v.ccode NOT IN (SELECT state FROM core.states) AND v.vote <> 9
GROUP BY v.ccode
ORDER BY v.ccode;
