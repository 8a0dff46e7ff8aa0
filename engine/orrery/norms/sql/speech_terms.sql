CREATE TABLE norms.speech_terms (
  list VARCHAR, state SMALLINT, iso3 VARCHAR, year SMALLINT, words INTEGER, exact INTEGER, stemmed INTEGER,
  exact_per_1000 DOUBLE, per_1000 DOUBLE, source VARCHAR);
COMMENT ON TABLE norms.speech_terms IS 'mentions of the shipped lists of terms in the General Debate: a row for each speech and list, 0 where the speech has none; no speech, no row';
COMMENT ON COLUMN norms.speech_terms.list IS 'list of terms (norms.term_lists)';
COMMENT ON COLUMN norms.speech_terms.state IS 'state that speaks; NULL for who is none, such as the European Union';
COMMENT ON COLUMN norms.speech_terms.iso3 IS 'code of the speaker in the source';
COMMENT ON COLUMN norms.speech_terms.year IS 'calendar year';
COMMENT ON COLUMN norms.speech_terms.words IS 'words of the speech, runs of letters and digits';
COMMENT ON COLUMN norms.speech_terms.exact IS 'mentions in the same words, whatever their case';
COMMENT ON COLUMN norms.speech_terms.stemmed IS 'mentions in words of the same stem';
COMMENT ON COLUMN norms.speech_terms.exact_per_1000 IS 'exact mentions per 1,000 words';
COMMENT ON COLUMN norms.speech_terms.per_1000 IS 'stemmed mentions per 1,000 words';
COMMENT ON COLUMN norms.speech_terms.source IS 'source of the speech';

CREATE TABLE norms.term_lists (list VARCHAR, title VARCHAR, term VARCHAR, note VARCHAR);
COMMENT ON TABLE norms.term_lists IS 'the shipped lists of terms';
COMMENT ON COLUMN norms.term_lists.list IS 'name of the list';
COMMENT ON COLUMN norms.term_lists.title IS 'name for people';
COMMENT ON COLUMN norms.term_lists.term IS 'word or phrase';
COMMENT ON COLUMN norms.term_lists.note IS 'what the list takes in and leaves out';
