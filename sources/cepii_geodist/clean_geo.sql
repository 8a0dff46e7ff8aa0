-- A country with two cities has two rows that say the same of the country.
INSERT INTO geodist_countries
SELECT iso3, any_value(country), any_value(area), any_value(landlocked), any_value(continent), '${source}'
FROM raw.${table}
GROUP BY iso3;
