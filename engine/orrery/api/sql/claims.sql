CREATE SCHEMA IF NOT EXISTS claims;

DROP TABLE IF EXISTS claims.verdicts;
CREATE TABLE claims.verdicts (
  id VARCHAR, verdict VARCHAR, agree DOUBLE, text VARCHAR, reason VARCHAR, source VARCHAR, note VARCHAR, "set" VARCHAR);
COMMENT ON TABLE claims.verdicts IS 'what the data say of claims; written by orrery check --save';
COMMENT ON COLUMN claims.verdicts.id IS 'of the claim';
COMMENT ON COLUMN claims.verdicts.verdict IS 'supported, partly supported, contradicted or not decidable';
COMMENT ON COLUMN claims.verdicts.agree IS 'share of the variants with data that say as the claim does; NULL without data';
COMMENT ON COLUMN claims.verdicts.text IS 'the claim in the words of its file';
COMMENT ON COLUMN claims.verdicts.source IS 'who makes it';
COMMENT ON COLUMN claims.verdicts.reason IS 'why the verdict is no clearer; NULL where it is full';
COMMENT ON COLUMN claims.verdicts.note IS 'what a reader must know of how it is tested';
COMMENT ON COLUMN claims.verdicts."set" IS 'title of the claims file';

DROP TABLE IF EXISTS claims.tests;
CREATE TABLE claims.tests (
  claim VARCHAR, test VARCHAR, verdict VARCHAR, effect DOUBLE, lo DOUBLE, hi DOUBLE, unit VARCHAR,
  supporting INTEGER, contradicting INTEGER, with_data INTEGER, variants INTEGER,
  first_year SMALLINT, last_year SMALLINT, "rows" BIGINT, says VARCHAR, remark VARCHAR);
COMMENT ON TABLE claims.tests IS 'the tests of claims, each with the number of its main variant';
COMMENT ON COLUMN claims.tests.claim IS 'id of the claim';
COMMENT ON COLUMN claims.tests.test IS 'id of the test within the claim';
COMMENT ON COLUMN claims.tests.verdict IS 'of this test';
COMMENT ON COLUMN claims.tests.effect IS 'the number of the main variant, in unit; NULL without data';
COMMENT ON COLUMN claims.tests.lo IS 'lower end of its interval';
COMMENT ON COLUMN claims.tests.hi IS 'upper end of its interval';
COMMENT ON COLUMN claims.tests.unit IS 'of the number';
COMMENT ON COLUMN claims.tests.supporting IS 'variants that support the claim';
COMMENT ON COLUMN claims.tests.contradicting IS 'variants that contradict it';
COMMENT ON COLUMN claims.tests.with_data IS 'variants for which there are data';
COMMENT ON COLUMN claims.tests.variants IS 'variants of choices that were tried';
COMMENT ON COLUMN claims.tests.first_year IS 'first year of the rows behind the number; NULL where they name none';
COMMENT ON COLUMN claims.tests.last_year IS 'last year of them';
COMMENT ON COLUMN claims.tests."rows" IS 'rows behind the number';
COMMENT ON COLUMN claims.tests.says IS 'the hypothesis';
COMMENT ON COLUMN claims.tests.remark IS 'what the number leaves unsaid, or which data are lacking';

DROP TABLE IF EXISTS claims.variants;
CREATE TABLE claims.variants (
  outcome VARCHAR, effect DOUBLE, lo DOUBLE, hi DOUBLE, p_value DOUBLE, variant VARCHAR,
  first_year SMALLINT, last_year SMALLINT, "rows" BIGINT, states INTEGER, remark VARCHAR, claim VARCHAR, test VARCHAR);
COMMENT ON TABLE claims.variants IS 'every variant of every test: the specification curve';
COMMENT ON COLUMN claims.variants.outcome IS 'supports, partly, contradicts, unclear or no data';
COMMENT ON COLUMN claims.variants.effect IS 'the number, in the unit of the test; NULL without data';
COMMENT ON COLUMN claims.variants.lo IS 'lower end of its interval';
COMMENT ON COLUMN claims.variants.hi IS 'upper end of its interval';
COMMENT ON COLUMN claims.variants.p_value IS 'that there is no trend, step, lead or coefficient; NULL for other kinds';
COMMENT ON COLUMN claims.variants.variant IS 'the choices made; the first variant of a test is the main one';
COMMENT ON COLUMN claims.variants.first_year IS 'first year of the rows behind the number';
COMMENT ON COLUMN claims.variants.last_year IS 'last year of them';
COMMENT ON COLUMN claims.variants."rows" IS 'rows behind the number';
COMMENT ON COLUMN claims.variants.states IS 'states that the rows name; NULL where they name none';
COMMENT ON COLUMN claims.variants.remark IS 'what the number leaves unsaid, or which data are lacking';
COMMENT ON COLUMN claims.variants.claim IS 'id of the claim';
COMMENT ON COLUMN claims.variants.test IS 'id of the test within the claim';
