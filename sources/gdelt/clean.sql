-- The parts of each dyad-month are added up. The stream holds Goldstein's scale in thousandths.
INSERT INTO core.event_months
SELECT '${source}', source, target, make_date(year, month, 1), sum(events)::BIGINT, sum(root_events)::BIGINT,
       sum(quad1)::BIGINT, sum(quad2)::BIGINT, sum(quad3)::BIGINT, sum(quad4)::BIGINT, sum(goldstein)::BIGINT / 1000,
       sum(scored)::BIGINT, sum(mentions)::BIGINT
FROM ${table}
GROUP BY ALL
ORDER BY ALL;
DROP TABLE ${table};
