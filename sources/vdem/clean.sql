-- The state is V-Dem's own COW code; where it gives none, names.csv has the state that a country stands for.
INSERT INTO regimes_read
SELECT v.country_text_id, v.country_name, coalesce(v.COWcode, n.state), v.year, v.country_id,
       v.v2x_polyarchy, v.v2x_polyarchy_codelow, v.v2x_polyarchy_codehigh, v.v2x_polyarchy_sd,
       v.v2x_libdem, v.v2x_libdem_codelow, v.v2x_libdem_codehigh, v.v2x_libdem_sd,
       v.v2x_partipdem, v.v2x_partipdem_codelow, v.v2x_partipdem_codehigh, v.v2x_partipdem_sd,
       v.v2x_delibdem, v.v2x_delibdem_codelow, v.v2x_delibdem_codehigh, v.v2x_delibdem_sd,
       v.v2x_egaldem, v.v2x_egaldem_codelow, v.v2x_egaldem_codehigh, v.v2x_egaldem_sd,
       v.v2x_api, v.v2x_api_codelow, v.v2x_api_codehigh, v.v2x_api_sd,
       v.v2x_mpi, v.v2x_mpi_codelow, v.v2x_mpi_codehigh, v.v2x_mpi_sd,
       '${source}'
FROM raw.${table} AS v
LEFT JOIN source_names AS n
  ON n.source = '${source}' AND n.name = v.country_text_id AND v.year BETWEEN n.first_year AND n.last_year;
