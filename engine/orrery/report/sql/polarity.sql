SELECT p.year, p.domain, p.set, p.type, p.poles, p.first_state, a.name AS first_name, p.first_share,
       p.second_state, b.name AS second_name, p.second_share, p.third_share, c.type_disagreement AS complexity
FROM power.polarity AS p
LEFT JOIN core.states AS a ON a.state = p.first_state
LEFT JOIN core.states AS b ON b.state = p.second_state
LEFT JOIN power.complexity AS c ON c.year = p.year AND c.set = p.set
ORDER BY list_position(['pooled', 'military', 'economic', 'industrial', 'demographic'], p.domain), p.set, p.year
