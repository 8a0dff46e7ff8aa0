INSERT INTO core.orgs
SELECT org, name, first_day, region, issue, source FROM ${file};
