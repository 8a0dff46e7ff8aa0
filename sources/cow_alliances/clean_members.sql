INSERT INTO core.formal_alliance_members
SELECT version4id AS alliance, ccode AS state, year, defense, neutrality, nonaggression, entente,
       try_cast(printf('%04d-%02d-%02d', mem_st_year, mem_st_month, mem_st_day) AS DATE) AS first_day,
       try_cast(printf('%04d-%02d-%02d', mem_end_year, mem_end_month, mem_end_day) AS DATE) AS last_day,
       '${source}' AS source
FROM raw.${table}
ORDER BY alliance, state, year;
