// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/parquet_file.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/store/database.hpp"
#include "support/scratch.hpp"

namespace orrery::store {
namespace {

using orrery::testing::error_of;
using orrery::testing::Scratch;

constexpr const char* kEveryType =
    "SELECT i % 3 = 0 AS yes, (i % 7 - 3)::TINYINT AS tiny, (i % 1000 - 500)::SMALLINT AS small, "
    "(i * 1000)::INTEGER AS whole, i::BIGINT * 5000000000 AS big, i / 8.0 AS real, "
    "DATE '1816-01-01' + i::INTEGER AS day, 'état ' || i % 50 AS text FROM range(5000) AS r(i)";

class Parquet : public ::testing::Test {
 protected:
  /// Writes the columns, each cell the value in its own place; where `is_null`, no value.
  template <typename F>
  std::int64_t write(const std::vector<TypedColumn>& columns, F&& is_null) {
    std::vector<std::int32_t> places(columns.front().rows());
    for (std::size_t i = 0; i < places.size(); ++i)
      places[i] = is_null(i) ? -1 : static_cast<int>(i);
    return write_places(columns, places);
  }
  std::int64_t write_places(const std::vector<TypedColumn>& columns,
                            const std::vector<std::int32_t>& places) {
    std::vector<ParquetFile::Column> described;
    described.reserve(columns.size());
    for (const auto& column : columns) described.push_back({column.name, &column});
    ParquetFile out(file, described);
    const auto rows = places.size();
    for (std::size_t at = 0; at < rows; at += ParquetFile::kBlock) {
      const auto block = std::span(places).subspan(at, std::min(ParquetFile::kBlock, rows - at));
      for (std::size_t c = 0; c < columns.size(); ++c) out.add(c, block);
      out.end_block(block.size());
    }
    return out.finish();
  }
  std::string read() const { return fmt::format("read_parquet({})", quoted_text(file.string())); }
  std::int64_t number(const std::string& sql) { return database.query(sql).integer(0, 0); }
  /// How many rows of a query differ from the file's, in their order.
  std::int64_t differences(const std::string& sql) {
    return number(fmt::format(
        "SELECT count(*) FILTER (a IS DISTINCT FROM b) FROM ({}) AS a POSITIONAL JOIN {} AS b",
        sql,
        read()));
  }

  Scratch folder;
  std::filesystem::path file = folder / "f.parquet";
  Database database = Database::in_memory();
};

TEST_F(Parquet, HoldsEveryTypeAsItWas) {
  const auto columns = read_typed(database, kEveryType);
  EXPECT_EQ(write(columns, [](std::size_t) { return false; }), 5000);
  EXPECT_EQ(differences(kEveryType), 0);
  EXPECT_EQ(number(fmt::format("SELECT count(*) FROM (DESCRIBE {}) AS a POSITIONAL JOIN (DESCRIBE "
                               "FROM {}) AS b WHERE a.column_name <> b.column_name OR "
                               "a.column_type <> b.column_type",
                               kEveryType,
                               read())),
            0);
}

TEST_F(Parquet, LeavesCellsEmpty) {
  const auto columns = read_typed(database, kEveryType);
  write(columns, [](std::size_t i) { return i % 5 == 0 || i > 4900; });
  std::string picked;
  for (const auto& column : columns)
    picked += fmt::format("{}CASE WHEN n % 5 > 0 AND n <= 4900 THEN {} END AS {}",
                          picked.empty() ? "" : ", ",
                          column.name,
                          column.name);
  EXPECT_EQ(
      differences(fmt::format("SELECT {} FROM (SELECT row_number() OVER () - 1 AS n, * FROM ({}))",
                              picked,
                              kEveryType)),
      0);
  write(columns, [](std::size_t) { return true; });
  EXPECT_EQ(number(fmt::format("SELECT count(COLUMNS(*)) FROM {}", read())), 0);
}

TEST_F(Parquet, WritesValuesThemselvesOnceTheyAreTooMany) {
  const std::string many = "SELECT i / 3.0 AS real, 'x' || i AS text FROM range(300000) AS r(i)";
  write(read_typed(database, many), [](std::size_t i) { return i % 11 == 0; });
  EXPECT_EQ(differences("SELECT CASE WHEN i % 11 > 0 THEN i / 3.0 END AS real, CASE WHEN i % 11 > "
                        "0 THEN 'x' || i END AS text FROM range(300000) AS r(i)"),
            0);
}

TEST_F(Parquet, ListsOnlyTheValuesOfAGroupAndSaysItsRange) {
  const std::string one = "SELECT i::SMALLINT AS small, (i * 0.5 - 7)::DOUBLE AS real FROM range(";
  std::vector<std::int32_t> places(1000000);
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = static_cast<int>(i / 20000);
  write_places(read_typed(database, one + "50) AS r(i)"), places);
  const auto several = one + "50) AS r(i), range(20000) AS s(k) ORDER BY i";
  EXPECT_EQ(differences(several), 0);
  EXPECT_EQ(number(fmt::format("SELECT count(DISTINCT row_group_id) FROM parquet_metadata({})",
                               quoted_text(file.string()))),
            3);
  const auto ranges =
      database.query(fmt::format("SELECT stats_min_value, stats_max_value, stats_null_count FROM "
                                 "parquet_metadata({}) WHERE row_group_id = 1 ORDER BY column_id",
                                 quoted_text(file.string())));
  EXPECT_EQ(ranges.text(0, 0), "24");
  EXPECT_EQ(ranges.text(0, 1), "49");
  EXPECT_EQ(ranges.text(1, 0), "5.0");
  EXPECT_EQ(ranges.text(1, 1), "17.5");
  EXPECT_EQ(ranges.integer(0, 2), 0);
  EXPECT_EQ(number(fmt::format("SELECT count(*) FROM {} WHERE small = 3", read())), 20000);
}

TEST_F(Parquet, MayHaveNoRows) {
  const auto columns = read_typed(database, std::string(kEveryType) + " WHERE i < 0");
  EXPECT_EQ(write(columns, [](std::size_t) { return false; }), 0);
  EXPECT_EQ(number(fmt::format("SELECT count(*) FROM {}", read())), 0);
  EXPECT_EQ(number(fmt::format("SELECT count(*) FROM (DESCRIBE FROM {})", read())), 8);
}

TEST_F(Parquet, CannotBeWrittenWhereThereIsNoFolder) {
  file = folder / "none/f.parquet";
  const auto columns = read_typed(database, kEveryType);
  const auto error = error_of([&] { write(columns, [](std::size_t) { return false; }); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_EQ(error.place(), file.string());
}

}  // namespace
}  // namespace orrery::store
