CREATE TABLE norms.blocs (basis VARCHAR, session SMALLINT, year SMALLINT, state SMALLINT, bloc SMALLINT, line SMALLINT, belonging DOUBLE);
COMMENT ON TABLE norms.blocs IS 'blocs of states that vote alike, by session';
COMMENT ON COLUMN norms.blocs.basis IS 'votes used, as in norms.similarity';
COMMENT ON COLUMN norms.blocs.session IS 'session of the General Assembly';
COMMENT ON COLUMN norms.blocs.year IS 'calendar year in which the session began';
COMMENT ON COLUMN norms.blocs.state IS 'state';
COMMENT ON COLUMN norms.blocs.bloc IS 'its bloc in the session: 1 is the largest; of equal ones first the one with the lowest state';
COMMENT ON COLUMN norms.blocs.line IS 'number that a bloc keeps from session to session, by the states it shares with the one before';
COMMENT ON COLUMN norms.blocs.belonging IS 'share of runs of the algorithm in which the state sits with its bloc, 0 to 1';

CREATE TABLE norms.bloc_sessions (
  basis VARCHAR, session SMALLINT, year SMALLINT, n SMALLINT, blocs SMALLINT, ties INTEGER, agreement DOUBLE, modularity DOUBLE,
  adjusted_rand DOUBLE, variation DOUBLE, runs SMALLINT);
COMMENT ON TABLE norms.bloc_sessions IS 'the division of states into blocs, by session';
COMMENT ON COLUMN norms.bloc_sessions.basis IS 'votes used, as in norms.similarity';
COMMENT ON COLUMN norms.bloc_sessions.session IS 'session of the General Assembly';
COMMENT ON COLUMN norms.bloc_sessions.year IS 'calendar year in which the session began';
COMMENT ON COLUMN norms.bloc_sessions.n IS 'states in blocs; 0 where no pair has 10 roll calls in common';
COMMENT ON COLUMN norms.bloc_sessions.blocs IS 'number of blocs';
COMMENT ON COLUMN norms.bloc_sessions.ties IS 'pairs of states with 10 roll calls or more in common';
COMMENT ON COLUMN norms.bloc_sessions.agreement IS 'mean agreement of these pairs';
COMMENT ON COLUMN norms.bloc_sessions.modularity IS 'modularity of the division, the best of the runs';
COMMENT ON COLUMN norms.bloc_sessions.adjusted_rand IS 'adjusted Rand index, mean over pairs of runs; 1: all runs agree';
COMMENT ON COLUMN norms.bloc_sessions.variation IS 'variation of information, mean over pairs of runs, nats; 0: all runs agree';
COMMENT ON COLUMN norms.bloc_sessions.runs IS 'runs of the algorithm';
