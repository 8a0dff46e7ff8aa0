SELECT c.element, c.year, round(c.rate, 4) AS rate, round(c.lo, 4) AS lo, round(c.hi, 4) AS hi, c."rank", c."of",
       round(p.share, 2) AS shift
FROM world_order.change AS c
LEFT JOIN world_order.change_points AS p ON p.series = c.element AND p.year = c.year
WHERE c.span = 5
ORDER BY list_position(['power', 'norms', 'institutions', 'relations'], c.element), c.year
