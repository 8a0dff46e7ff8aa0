SELECT basis, year, states, organisations, memberships, round(mean_memberships, 3) AS mean_memberships, round(overlap, 4) AS overlap,
       round(modularity, 4) AS modularity, round(nestedness, 2) AS nestedness, round(south_led, 4) AS south_led
FROM institutions.years
ORDER BY basis, year
