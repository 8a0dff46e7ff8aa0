CREATE TABLE power.centre (
  index VARCHAR, year SMALLINT, n SMALLINT, lon DOUBLE, lat DOUBLE, depth DOUBLE, depth_km DOUBLE,
  moved_km DOUBLE, moved_km_decade DOUBLE, bearing DOUBLE);
COMMENT ON TABLE power.centre IS 'centre of power: weighted mean of capitals on the sphere';
COMMENT ON COLUMN power.centre.index IS 'index of power that weighs the capitals';
COMMENT ON COLUMN power.centre.year IS 'calendar year';
COMMENT ON COLUMN power.centre.n IS 'states with a capital and a weight';
COMMENT ON COLUMN power.centre.lon IS 'longitude of the projection to the surface, degrees east';
COMMENT ON COLUMN power.centre.lat IS 'latitude of the projection to the surface, degrees north';
COMMENT ON COLUMN power.centre.depth IS 'how deep in the earth: 0 surface, 1 its centre';
COMMENT ON COLUMN power.centre.depth_km IS 'the same in km';
COMMENT ON COLUMN power.centre.moved_km IS 'great-circle way of the projection since the year before, km';
COMMENT ON COLUMN power.centre.moved_km_decade IS 'great-circle way since ten years before, km';
COMMENT ON COLUMN power.centre.bearing IS 'direction of that way, degrees from north clockwise';
