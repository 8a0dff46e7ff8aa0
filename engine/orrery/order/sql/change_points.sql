CREATE TABLE world_order.change_series (
  series VARCHAR, kind VARCHAR, element VARCHAR, first_year SMALLINT, last_year SMALLINT, n SMALLINT, dimensions SMALLINT,
  effective DOUBLE, autocorrelation DOUBLE, penalty DOUBLE, per_log_length DOUBLE, changes SMALLINT);
COMMENT ON TABLE world_order.change_series IS 'the series in which change points are sought, with the penalty of each';
COMMENT ON COLUMN world_order.change_series.series IS 'element, element with _rate, or indicator';
COMMENT ON COLUMN world_order.change_series.kind IS 'element (all its indicators at once), rate (log of its yearly rate of change) or indicator (one)';
COMMENT ON COLUMN world_order.change_series.element IS 'power, norms, institutions or relations';
COMMENT ON COLUMN world_order.change_series.first_year IS 'first year';
COMMENT ON COLUMN world_order.change_series.last_year IS 'last year';
COMMENT ON COLUMN world_order.change_series.n IS 'years, those without a value between them included';
COMMENT ON COLUMN world_order.change_series.dimensions IS 'indicators in it';
COMMENT ON COLUMN world_order.change_series.effective IS 'independent dimensions that they are worth, by the correlations of their yearly changes';
COMMENT ON COLUMN world_order.change_series.autocorrelation IS 'autocorrelation of the noise from year to year, mean over indicators; 0.9 at most, and there the series drifts and change points say little';
COMMENT ON COLUMN world_order.change_series.penalty IS 'penalty for a change point: 2 ln n';
COMMENT ON COLUMN world_order.change_series.per_log_length IS 'penalty for a segment, times the log of its years: the effective dimensions';
COMMENT ON COLUMN world_order.change_series.changes IS 'change points at this penalty';

CREATE TABLE world_order.change_points (series VARCHAR, year SMALLINT, penalty DOUBLE, share DOUBLE, size DOUBLE, before DOUBLE, after DOUBLE);
COMMENT ON TABLE world_order.change_points IS 'change points of the order: where the level of a series changes';
COMMENT ON COLUMN world_order.change_points.series IS 'series of world_order.change_series';
COMMENT ON COLUMN world_order.change_points.year IS 'first year of the new level';
COMMENT ON COLUMN world_order.change_points.penalty IS 'penalty for a change point, as in world_order.change_series';
COMMENT ON COLUMN world_order.change_points.share IS 'share of the penalties from half to four times this one, on a log scale, at which a change within two years of it is found';
COMMENT ON COLUMN world_order.change_points.size IS 'distance of the levels before and after, root mean square over indicators, in standard deviations of their noise';
COMMENT ON COLUMN world_order.change_points.before IS 'mean before, back to the change point before it, in the unit of the series; NULL for an element';
COMMENT ON COLUMN world_order.change_points.after IS 'mean after, up to the next change point; NULL for an element';

CREATE TABLE world_order.change_sensitivity (series VARCHAR, penalty_from DOUBLE, penalty_to DOUBLE, changes SMALLINT, years VARCHAR);
COMMENT ON TABLE world_order.change_sensitivity IS 'how change points hang on the penalty: every best segmentation for penalties from half to four times that of the series';
COMMENT ON COLUMN world_order.change_sensitivity.series IS 'series of world_order.change_series';
COMMENT ON COLUMN world_order.change_sensitivity.penalty_from IS 'smallest penalty for a change point at which it is best';
COMMENT ON COLUMN world_order.change_sensitivity.penalty_to IS 'largest such penalty';
COMMENT ON COLUMN world_order.change_sensitivity.changes IS 'change points';
COMMENT ON COLUMN world_order.change_sensitivity.years IS 'first years of the new levels, parted by blanks';
