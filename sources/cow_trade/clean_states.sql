INSERT INTO core.trade_totals
SELECT ccode AS state, year, nullif(imports, -9), nullif(exports, -9), '${source}' AS source
FROM raw.${table};
