INSERT INTO core.votes SELECT resolution, state, vote, source FROM ${file};
