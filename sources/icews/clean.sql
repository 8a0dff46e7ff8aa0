-- The parts of each dyad-month are added up. The stream holds Goldstein's scale in thousandths.
-- Main events are not marked and mentions not counted here.
INSERT INTO core.event_months
SELECT '${source}', source, target, make_date(year, month, 1), sum(events)::BIGINT, NULL,
       sum(quad1)::BIGINT, sum(quad2)::BIGINT, sum(quad3)::BIGINT, sum(quad4)::BIGINT, sum(goldstein)::BIGINT / 1000,
       sum(scored)::BIGINT, NULL
FROM ${table}
GROUP BY ALL
ORDER BY ALL;
DROP TABLE ${table};
