INSERT INTO core.terrain SELECT ccode, rugged, newlmtnest, '${source}' FROM raw.${table};
