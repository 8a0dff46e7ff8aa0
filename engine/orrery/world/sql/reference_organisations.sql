INSERT INTO core.orgs
SELECT org, name, first_day, region, issue, igo, purpose, complete, source FROM ${file};
