INSERT INTO core.cameo
SELECT c.code, c.name, coalesce(c.goldstein, g.goldstein), c.root_code, k.level, k.quad_category, k.penta_category,
       c.description, '${source}'
FROM raw.cameo AS c
LEFT JOIN raw.cameo_goldstein AS g USING (code)
LEFT JOIN raw.cameo_categories AS k ON k.cameo_code = c.code
ORDER BY c.code;
