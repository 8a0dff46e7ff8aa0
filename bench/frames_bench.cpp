// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of frames: 195 states for a hundred years, directed pairs, with a layer of each shape.
#include <benchmark/benchmark.h>

#include "orrery/frames/frame.hpp"
#include "orrery/frames/layers.hpp"

namespace orrery::bench {
namespace {

store::Database world() {
  auto database = store::Database::in_memory();
  database.execute(R"(
    SET threads = 1;
    CREATE SCHEMA core; CREATE SCHEMA meta;
    CREATE TABLE core.state_years (system VARCHAR, code SMALLINT, state SMALLINT, gw SMALLINT, year SMALLINT, source VARCHAR);
    INSERT INTO core.state_years SELECT 'cow', s, s, s, y, 'lists' FROM range(2, 197) AS a(s), range(1900, 2000) AS b(y);
    CREATE TABLE core.false_dyads (system VARCHAR, code1 SMALLINT, code2 SMALLINT, year SMALLINT))");
  frames::create_layer_tables(database);
  database.execute(R"(
    CREATE TABLE shares AS SELECT s::SMALLINT AS state, y::SMALLINT AS year, (s * 1.5 + y)::DOUBLE AS cinc FROM range(2, 197) AS a(s), range(1900, 2000) AS b(y);
    CREATE VIEW layers.power AS FROM shares;
    INSERT INTO meta.layers VALUES ('power', '', 'states', 'about', 'cinc', '', 'index', 'n', 1900, 1999, 'any', NULL, 'keep', 1);
    CREATE TABLE borders AS SELECT s::SMALLINT AS state1, (s + 1)::SMALLINT AS state2, y::SMALLINT AS year, 1::TINYINT AS conttype
      FROM range(2, 196) AS a(s), range(1900, 2000) AS b(y);
    CREATE VIEW layers.contiguity_dyads AS FROM borders;
    INSERT INTO meta.layers VALUES ('contiguity', '', 'pairs', 'about', 'conttype', '', 'type', 'c', 1900, 1999, 'cow', '0', 'keep', 1))");
  return database;
}

void rows(benchmark::State& state, const char* columns, const std::vector<std::string>& layers) {
  auto database = world();
  frames::FrameSpec spec;
  spec.unit = frames::Unit::DyadYears;
  spec.layers = layers;
  const auto sql = frames::plan(database, spec).sql;
  constexpr std::int64_t kRows = std::int64_t{195} * 194 * 100;
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        database.query(std::string("SELECT ") + columns + " FROM (" + sql + ")"));
  }
  state.SetItemsProcessed(state.iterations() * kRows);
}

void frame_keys(benchmark::State& state) {
  rows(state, "sum(ccode1), sum(ccode2), sum(year)", {});
}
BENCHMARK(frame_keys)->Unit(benchmark::kMillisecond);

void frame_layers(benchmark::State& state) {
  rows(state, "sum(cinc1), sum(cinc2), sum(conttype)", {"power", "contiguity"});
}
BENCHMARK(frame_layers)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace orrery::bench
