INSERT INTO geodist_pairs
SELECT iso_o, iso_d, contig, comlang_off, comlang_ethno, colony, comcol, curcol, col45, smctry, dist, distcap, distw, distwces, '${source}'
FROM raw.${table}
WHERE iso_o <> iso_d;
