INSERT INTO institutions.organisation_years
WITH counts AS (
  SELECT basis, org, year, count_if(status = 'suspended') AS suspended, count_if(status = 'associate') AS associates,
         count_if(status = 'observer') AS observers, count_if(status = 'candidate') AS candidates,
         count_if(status = 'invited') AS invited, count_if(status = 'declined') AS declined, count_if(status IS NULL) AS unknown
  FROM institutions.membership_years GROUP BY ALL)
SELECT p.basis, p.org, p.year, p.members, c.suspended, c.associates, c.observers, c.candidates, c.invited, c.declined, c.unknown,
       p.share_states, p.population_n, p.share_population, p.power_index, p.power_n, p.share_power, p.leader, p.leader_share,
       p.positions, p.position_mean, p.position_sd, CASE p.basis WHEN 'igo' THEN o.purpose ELSE o.issue END,
       CASE p.basis WHEN 'igo' THEN p.region ELSE o.region END,
       CASE p.basis WHEN 'reference' THEN o.complete OR o.igo IS NULL OR p.year NOT BETWEEN o.igo_first_year AND o.igo_last_year
                    ELSE NOT (coalesce(o.complete, false) AND p.year BETWEEN s.covers_from AND s.covers_to) END
FROM institutions.organisation_profiles AS p
JOIN counts AS c USING (basis, org, year)
JOIN institutions.organisations AS o USING (org)
CROSS JOIN (SELECT covers_from, covers_to FROM meta.sources WHERE source = 'reference') AS s
ORDER BY p.basis, p.org, p.year;
DROP TABLE institutions.organisation_profiles;
