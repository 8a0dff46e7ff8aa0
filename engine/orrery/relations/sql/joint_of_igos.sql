CREATE TEMPORARY VIEW relation_joint AS
WITH pairs AS (
  SELECT d.state1, d.state2, d.year, d.dyadigos AS n, a.full_members + b.full_members - d.dyadigos AS either
  FROM core.igo_dyads AS d JOIN core.igo_state_years AS a ON a.state = d.state1 AND a.year = d.year
  JOIN core.igo_state_years AS b ON b.state = d.state2 AND b.year = d.year)
SELECT state1, state2, year, CASE WHEN either > 0 THEN least(n / either, 1) ELSE 0 END::DOUBLE AS joint, n::DOUBLE AS joint_igos
FROM pairs;
