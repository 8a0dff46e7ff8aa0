-- Pairs in which either depends on the other, with the parts of bandwidth from 0 to 1 in the scale of the year.
WITH most AS (
  SELECT year, ln(1 + max(trade_usd)) AS trade, ln(1 + max(arms_tiv)) AS arms, max(joint_igos) AS joint
  FROM relations.dyad_years GROUP BY year)
SELECT d.state1, d.state2, d.year,
       (ln(1 + d.trade_usd) / nullif(m.trade, 0))::DOUBLE AS b_trade, (ln(1 + d.arms_tiv) / nullif(m.arms, 0))::DOUBLE AS b_arms,
       (d.joint_igos / nullif(m.joint, 0))::DOUBLE AS b_joint, d.alliance::DOUBLE AS b_alliance, d.agreements::DOUBLE AS b_agreements,
       d.trade1::DOUBLE AS trade1, d.trade2::DOUBLE AS trade2, d.arms1::DOUBLE AS arms1, d.arms2::DOUBLE AS arms2
FROM relations.dyad_years AS d JOIN most AS m USING (year)
WHERE d.trade1 > 0 OR d.trade2 > 0 OR d.arms1 > 0 OR d.arms2 > 0
ORDER BY d.state1, d.state2, d.year
