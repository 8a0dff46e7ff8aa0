-- One layout for both systems: the first column is the code of its own system.
INSERT INTO democracy_read
SELECT '${source}', '${tag}', COLUMNS('^(c|gw)code$'), year, euds, aeuds, polity2, v2x_polyarchy
FROM raw.${table};
