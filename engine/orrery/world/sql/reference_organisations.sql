INSERT INTO core.orgs SELECT org, name, founded, region, issue, source FROM ${file};
