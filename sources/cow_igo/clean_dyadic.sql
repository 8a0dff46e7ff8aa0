-- Every column but the keys is an organisation, or a name; a 1 is a joint full membership.
INSERT INTO igo_dyads_listed
SELECT ccode1, ccode2, year, len(list_filter([*COLUMNS(* EXCLUDE (ccode1, ccode2, year))], lambda cell : cell = '1')), '${source}'
FROM raw.${table};
