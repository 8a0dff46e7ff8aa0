SELECT source, year, max(states)::SMALLINT AS states
FROM meta.coverage GROUP BY source, year ORDER BY source, year
