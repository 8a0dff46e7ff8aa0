INSERT INTO core.contiguity
SELECT statelno AS state1, statehno AS state2, conttype,
       make_date("begin" // 100, "begin" % 100, 1) AS first_month,
       make_date("end" // 100, "end" % 100, 1) AS last_month,
       '${source}' AS source
FROM raw.${table}
ORDER BY state1, state2, first_month;
