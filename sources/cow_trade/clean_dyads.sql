-- -9 is the publisher's missing code.
INSERT INTO core.trade
SELECT ccode1 AS state1, ccode2 AS state2, year, nullif(flow1, -9), nullif(flow2, -9), nullif(smoothflow1, -9), nullif(smoothflow2, -9),
       '${source}' AS source
FROM raw.${table};
