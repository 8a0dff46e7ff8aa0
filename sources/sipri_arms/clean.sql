INSERT INTO core.arms
SELECT '${source}', rowid + 1, Supplier, Recipient, "Year of order", "Number ordered", "Number delivered",
       "Weapon designation", "Weapon description", status, "SIPRI TIV for total order", "SIPRI TIV of delivered weapons",
       string_split("Year(s) of delivery", '; ')::SMALLINT[], Comments
FROM raw.${table}
ORDER BY rowid;
