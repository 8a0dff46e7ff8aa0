CREATE TABLE power.cinc (
  vintage VARCHAR, state SMALLINT, year SMALLINT, cinc DOUBLE, cinc_published DOUBLE, components TINYINT,
  share_milex DOUBLE, share_milper DOUBLE, share_irst DOUBLE, share_pec DOUBLE, share_tpop DOUBLE, share_upop DOUBLE);
COMMENT ON TABLE power.cinc IS 'Composite Index of National Capability recomputed from its components, by vintage of the data';
COMMENT ON COLUMN power.cinc.vintage IS 'v5, v6 or v7 of National Material Capabilities';
COMMENT ON COLUMN power.cinc.state IS 'state';
COMMENT ON COLUMN power.cinc.year IS 'calendar year';
COMMENT ON COLUMN power.cinc.cinc IS 'mean of the shares of the components that are not missing, 0 to 1';
COMMENT ON COLUMN power.cinc.cinc_published IS 'the publisher''s own figure, single precision';
COMMENT ON COLUMN power.cinc.components IS 'components that entered the mean, 0 to 6';
COMMENT ON COLUMN power.cinc.share_milex IS 'share of the world''s military expenditure, 0 to 1';
COMMENT ON COLUMN power.cinc.share_milper IS 'share of military personnel';
COMMENT ON COLUMN power.cinc.share_irst IS 'share of iron and steel production';
COMMENT ON COLUMN power.cinc.share_pec IS 'share of primary energy consumption';
COMMENT ON COLUMN power.cinc.share_tpop IS 'share of total population';
COMMENT ON COLUMN power.cinc.share_upop IS 'share of urban population';
