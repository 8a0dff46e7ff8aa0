SELECT f.set, s.about, f.year, f.positive, f.negative, f.frustration, f.lower_bound, round(f.normalised, 4) AS normalised,
       round(b.triangle_balance, 4) AS triangle_balance, round(b.walk_balance, 4) AS walk_balance
FROM relations.frustration AS f
JOIN relations.signed_sets AS s USING (set)
JOIN relations.balance AS b USING (set, year)
ORDER BY list_position(['alliances_disputes', 'defense_disputes', 'atop_disputes', 'defense_rivalry'], f.set), f.year
