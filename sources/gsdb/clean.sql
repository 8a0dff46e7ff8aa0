-- The lists are separated by commas, which some names hold themselves: "Korea, North".
CREATE OR REPLACE TEMP MACRO listed_names(names) AS
  list_transform(string_split(regexp_replace(names, ', (Arab Rep\.|North|South|Democratic Republic of the|The)(,|$)', '; \1\2', 'g'), ','),
                 lambda n: replace(trim(n), '; ', ', '));
INSERT INTO core.sanctions
SELECT '${source}', case_id, sender, unnest(listed_names(sanctioned_state)), "begin", "end", trade, arms, military, financial,
       travel, other, descr_trade, objective, success
FROM (SELECT *, unnest(listed_names(sanctioning_state)) AS sender FROM raw.${table})
ORDER BY ALL;
DROP MACRO listed_names;
