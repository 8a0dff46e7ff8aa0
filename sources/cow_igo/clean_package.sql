INSERT INTO igo_dyads_listed SELECT ccode1, ccode2, year, dyadigos, '${source}' FROM raw.${table};
