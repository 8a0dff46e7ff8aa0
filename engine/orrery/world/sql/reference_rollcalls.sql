-- Roll calls of the reference edition have no number of their own; numbers below 0 keep them apart from published ones.
INSERT INTO core.rollcalls BY NAME
SELECT source, -(row_number() OVER (ORDER BY date, resolution)) AS rcid, date AS day, year(date::DATE) AS year,
       resolution AS unres, title, yes, no, abstain, absent
FROM ${file};
