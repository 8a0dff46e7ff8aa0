-- The system of states begins in 1816; the few sources that go back further would only squeeze the picture.
SELECT source, year, max(states)::SMALLINT AS states
FROM meta.coverage WHERE year >= 1816 GROUP BY source, year ORDER BY source, year
