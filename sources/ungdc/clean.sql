-- Codes are mostly ISO3 codes of the day; names.csv has those that meant another state: CHN spoke for the Republic of China
-- to 1970, RUS for the Soviet Union.
INSERT INTO speeches_read
SELECT file, regexp_extract(file, '([A-Z]+)_[0-9]{2}_[0-9]{4}[.]txt$', 1), right(file, 11)[:2]::SMALLINT,
       right(file, 8)[:4]::SMALLINT, words, '${source}'
FROM raw.${table};
