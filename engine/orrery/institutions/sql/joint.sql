CREATE TABLE institutions.joint (
  state1 SMALLINT, state2 SMALLINT, year SMALLINT, "full" SMALLINT, full_most SMALLINT, "any" SMALLINT, weighted DOUBLE,
  reference_full SMALLINT, reference_any SMALLINT);
COMMENT ON TABLE institutions.joint IS 'organisations that two states belong to together, by year; state1 < state2. The IGO data and the reference edition are kept apart: they do not cover the same organisations';
COMMENT ON COLUMN institutions.joint.state1 IS 'state';
COMMENT ON COLUMN institutions.joint.state2 IS 'state';
COMMENT ON COLUMN institutions.joint.year IS 'calendar year';
COMMENT ON COLUMN institutions.joint."full" IS 'organisations of the IGO data of which both are full members; NULL: the data end, or do not cover one of the two';
COMMENT ON COLUMN institutions.joint.full_most IS 'the same if all memberships that the publisher could not tell were full ones: an upper bound';
COMMENT ON COLUMN institutions.joint."any" IS 'organisations of the IGO data to which both belong as full members, associates or observers';
COMMENT ON COLUMN institutions.joint.weighted IS 'sum over joint full memberships of 1 / (n - 1), n full members of the organisation: exclusive ones count more';
COMMENT ON COLUMN institutions.joint.reference_full IS 'organisations of the reference edition of which both are full members on 31 December; NULL outside its years';
COMMENT ON COLUMN institutions.joint.reference_any IS 'the same with suspended members, associates and observers';
