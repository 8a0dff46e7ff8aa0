INSERT INTO core.groups SELECT group_id, name, description, source, as_of FROM ${file};
