CREATE TABLE world_order.change (
  element VARCHAR, span SMALLINT, year SMALLINT, rate DOUBLE, lo DOUBLE, hi DOUBLE, indicators SMALLINT, with_interval SMALLINT, "rank" SMALLINT, "of" SMALLINT);
COMMENT ON TABLE world_order.change IS 'how fast each element of the order changed';
COMMENT ON COLUMN world_order.change.element IS 'power, norms, institutions or relations';
COMMENT ON COLUMN world_order.change.span IS 'years over which change is taken, 1 or 5';
COMMENT ON COLUMN world_order.change.year IS 'year in which the span ends';
COMMENT ON COLUMN world_order.change.rate IS 'root mean square, over indicators, of the change over its typical size for this span; 1 is a typical year';
COMMENT ON COLUMN world_order.change.lo IS '5 % point over draws of the indicators from their intervals; NULL where none has one';
COMMENT ON COLUMN world_order.change.hi IS '95 % point over draws of the indicators from their intervals; NULL where none has one';
COMMENT ON COLUMN world_order.change.indicators IS 'indicators that are observed at both ends of the span';
COMMENT ON COLUMN world_order.change.with_interval IS 'of these, with an interval at both; the others are taken as exact';
COMMENT ON COLUMN world_order.change."rank" IS 'rank of the rate among the years of the element and span, 1 is the fastest';
COMMENT ON COLUMN world_order.change."of" IS 'years ranked';

CREATE TABLE world_order.change_parts (element VARCHAR, span SMALLINT, year SMALLINT, indicator VARCHAR, change DOUBLE, typical DOUBLE, part DOUBLE);
COMMENT ON TABLE world_order.change_parts IS 'what the rates of world_order.change are made of';
COMMENT ON COLUMN world_order.change_parts.element IS 'power, norms, institutions or relations';
COMMENT ON COLUMN world_order.change_parts.span IS 'years over which change is taken, 1 or 5';
COMMENT ON COLUMN world_order.change_parts.year IS 'year in which the span ends';
COMMENT ON COLUMN world_order.change_parts.indicator IS 'indicator of world_order.indicators';
COMMENT ON COLUMN world_order.change_parts.change IS 'change of the indicator over the span, in its own unit';
COMMENT ON COLUMN world_order.change_parts.typical IS 'its typical change over such a span: root mean square over years, less what the intervals explain';
COMMENT ON COLUMN world_order.change_parts.part IS 'share in the squared rate; the shares of a year sum to 1';
