DROP TABLE signed_layers;
DROP TABLE signed_layer_years;
DROP TABLE signed_set_years;
DROP TABLE signed_sources;
