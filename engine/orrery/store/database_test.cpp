// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/database.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <thread>

#include "orrery/base/error.hpp"
#include "orrery/store/duckdb_error.hpp"
#include "support/scratch.hpp"

namespace orrery::store {
namespace {

using orrery::testing::content_of;
using orrery::testing::error_of;
using orrery::testing::Scratch;
using ::testing::HasSubstr;

Error opening(const std::filesystem::path& file, bool read_only) {
  OpenOptions options;
  options.read_only = read_only;
  return error_of([&] { const Database database(file, options); });
}

TEST(DatabaseOpen, ReadsBackWhatWasWritten) {
  const Scratch folder;
  {
    Database database(folder / "a.duckdb");
    database.execute("CREATE TABLE t AS SELECT 42 AS answer");
  }
  OpenOptions options;
  options.read_only = true;
  Database database(folder / "a.duckdb", options);
  EXPECT_EQ(database.query("SELECT answer FROM t").integer(0, 0), 42);
  EXPECT_EQ(error_of([&] { database.execute("DELETE FROM t"); }).kind(), ErrorKind::Failure);
}

TEST(DatabaseOpen, RefusesAFileThatIsNotThereWhenReading) {
  const Scratch folder;
  const auto error = opening(folder / "none.duckdb", true);
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr("none.duckdb"));
  EXPECT_FALSE(error.hint().empty());
}

TEST(DatabaseOpen, RefusesAFileInAFolderThatIsNotThere) {
  const Scratch folder;
  const auto error = opening(folder / "none/a.duckdb", false);
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_FALSE(error.hint().empty());
}

TEST(DatabaseOpen, RefusesWhatIsNoDatabaseAndLeavesItAlone) {
  std::string bytes(8192, '\0');
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>((i * 131 + 7) % 251);
  const std::string sqlite = std::string("SQLite format 3\0", 16) + bytes;
  const std::string parquet = "PAR1" + bytes + "PAR1";
  const std::string text = "year,state\n1990,2\n" + std::string(5000, ' ');
  const std::string short_text = "hello\n";
  const Scratch folder;
  for (const auto& content : {bytes, text, short_text, sqlite, parquet}) {
    const auto file = folder.write("no.duckdb", content);
    for (const bool read_only : {true, false}) {
      const auto error = opening(file, read_only);
      EXPECT_EQ(error.kind(), ErrorKind::MissingData) << content.substr(0, 10) << read_only;
      EXPECT_THAT(error.place(), HasSubstr("no.duckdb"));
      EXPECT_THAT(error.message(), HasSubstr("no DuckDB database"));
      EXPECT_FALSE(error.hint().empty());
    }
    EXPECT_EQ(content_of(file), content);
  }
}

TEST(DatabaseOpen, RefusesAnEmptyFileWhenReading) {
  const Scratch folder;
  const auto error = opening(folder.write("empty.duckdb", ""), true);
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), HasSubstr("empty.duckdb"));
  EXPECT_FALSE(error.hint().empty());
}

TEST(DatabaseOpen, RefusesAFolder) {
  const Scratch folder;
  for (const bool read_only : {true, false}) {
    const auto error = opening(folder.path(), read_only);
    EXPECT_EQ(error.kind(), ErrorKind::MissingData) << read_only;
    EXPECT_THAT(error.message(), HasSubstr("folder"));
  }
}

TEST(DatabaseOpen, TellsADamagedFileApart) {
  const Scratch folder;
  { Database(folder / "a.duckdb").execute("CREATE TABLE t AS FROM range(100000)"); }
  const auto bytes = content_of(folder / "a.duckdb");
  auto changed = bytes;
  changed[5000] = static_cast<char>(~changed[5000]);
  for (const auto& damaged : {bytes.substr(0, 100), bytes.substr(0, 9000), changed}) {
    const auto error = opening(folder.write("damaged.duckdb", damaged), true);
    EXPECT_EQ(error.kind(), ErrorKind::MissingData) << damaged.size();
    EXPECT_THAT(error.message(), HasSubstr("damaged"));
    EXPECT_THAT(error.hint(), HasSubstr("orrery build"));
  }
}

TEST(DatabaseError, TellsAFileOfANewerDuckDbApart) {
  const auto error = error_from_duckdb(
      "IO Error: Trying to read a database file with version number 99, but we can only read "
      "versions between 64 and 67.",
      "new.duckdb");
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_EQ(error.place(), "new.duckdb");
  EXPECT_THAT(error.message(), HasSubstr("newer"));
}

TEST(DatabaseError, KeepsAMessageThatIsNotKnown) {
  const auto error = error_from_duckdb("Something Error: odd", "a.duckdb");
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_EQ(error.message(), "Something Error: odd");
}

class Queries : public ::testing::Test {
 protected:
  Queries() {
    database.execute(
        "CREATE TABLE t (state SMALLINT, name VARCHAR);"
        "INSERT INTO t VALUES (2, 'United States'), (365, NULL)");
  }
  std::int64_t rows() { return database.query("SELECT count(*) FROM t").integer(0, 0); }

  Database database = Database::in_memory();
};

TEST_F(Queries, GiveNumbersTextsTruthAndGaps) {
  const auto result = database.query(
      "SELECT true AS b, 7::UTINYINT AS i, -3::BIGINT AS l, 0.5::FLOAT AS f, 2.25 :: DOUBLE AS d, "
      "'Россия' AS t, DATE '1990-10-03' AS day, TIMESTAMP '1990-10-03 12:05:09' AS moment, "
      "NULL::INTEGER AS none, sum(1)::HUGEINT AS h");
  ASSERT_EQ(result.rows(), 1U);
  EXPECT_EQ(result.text(0, 0), "true");
  EXPECT_EQ(result.integer(0, 1), 7);
  EXPECT_EQ(result.integer(0, 2), -3);
  EXPECT_EQ(result.real(0, 3), 0.5);
  EXPECT_EQ(result.real(0, 4), 2.25);
  EXPECT_EQ(result.text(0, 5), "Россия");
  EXPECT_EQ(result.text(0, 6), "1990-10-03");
  EXPECT_EQ(result.text(0, 7), "1990-10-03 12:05:09");
  EXPECT_TRUE(result.is_null(0, 8));
  EXPECT_TRUE(std::isnan(result.real(0, 8)));
  EXPECT_EQ(result.text(0, 8), "");
  EXPECT_EQ(result.real(0, 9), 1);
  EXPECT_EQ(result.column("day").sql_type, "DATE");
  EXPECT_EQ(error_of([&] { result.column("nothing"); }).kind(), ErrorKind::Internal);
}

TEST_F(Queries, GiveTypesThatAreNotReadAsText) {
  const auto result = database.query(
      "SELECT [1, 2] AS list, {'a': 1} AS struct, INTERVAL 2 DAY AS span, 1.50::DECIMAL(9,2) AS "
      "decimal, uuid() AS id, 'x'::BLOB AS bytes, NULL::INTEGER[] AS none, 5 AS plain");
  EXPECT_EQ(result.text(0, 0), "[1, 2]");
  EXPECT_EQ(result.text(0, 1), "{'a': 1}");
  EXPECT_EQ(result.text(0, 2), "2 days");
  EXPECT_EQ(result.text(0, 3), "1.50");
  EXPECT_EQ(result.text(0, 4).size(), 36U);
  EXPECT_EQ(result.text(0, 5), "x");
  EXPECT_TRUE(result.is_null(0, 6));
  EXPECT_EQ(result.integer(0, 7), 5);
  EXPECT_EQ(result.columns()[0].name, "list");
}

TEST_F(Queries, GiveTypesThatAreNotReadBehindACommentAndUnderOneName) {
  EXPECT_EQ(database.query("SELECT [1] AS list -- a comment").text(0, 0), "[1]");
  const auto twice = database.query("SELECT [1] AS a, [2] AS a, 3 AS a");
  EXPECT_EQ(twice.text(0, 0), "[1]");
  EXPECT_EQ(twice.text(0, 1), "[2]");
  EXPECT_EQ(twice.columns()[1].name, "a");
  EXPECT_GT(database.query("SHOW ALL TABLES").rows(), 0U);
}

TEST_F(Queries, OfUsersReadRows) {
  EXPECT_EQ(database.query_read_only("SELECT count(*) FROM t").integer(0, 0), 2);
  EXPECT_EQ(database.query_read_only("FROM t").rows(), 2U);
  EXPECT_EQ(database.query_read_only("WITH x AS (FROM t) SELECT state FROM x;").rows(), 2U);
  EXPECT_EQ(database.query_read_only("SHOW TABLES").rows(), 1U);
  EXPECT_EQ(database.query_read_only("DESCRIBE t").rows(), 2U);
  EXPECT_EQ(database.query_read_only("VALUES (1), (2)").rows(), 2U);
}

TEST_F(Queries, OfUsersDoNotChangeAnything) {
  const Scratch folder;
  const auto out = (folder / "out.csv").string();
  for (const std::string& sql : {std::string("INSERT INTO t VALUES (1, 'a')"),
                                 std::string("UPDATE t SET state = 1"),
                                 std::string("DELETE FROM t"),
                                 std::string("DROP TABLE t"),
                                 std::string("CREATE TABLE u (x INTEGER)"),
                                 std::string("ALTER TABLE t ADD COLUMN x INTEGER"),
                                 "COPY t TO '" + out + "'",
                                 "ATTACH '" + out + "' AS other",
                                 std::string("DETACH memory"),
                                 std::string("PRAGMA enable_profiling"),
                                 std::string("SET threads = 1"),
                                 std::string("CALL pragma_version()"),
                                 std::string("CHECKPOINT"),
                                 std::string("VACUUM"),
                                 std::string("BEGIN"),
                                 std::string("EXPLAIN ANALYZE INSERT INTO t VALUES (1, 'a')"),
                                 "EXPLAIN ANALYZE COPY t TO '" + out + "'",
                                 std::string("LOAD json"),
                                 std::string("PREPARE q AS DELETE FROM t")}) {
    EXPECT_EQ(error_of([&] { database.query_read_only(sql); }).kind(), ErrorKind::Usage) << sql;
  }
  EXPECT_EQ(rows(), 2);
  EXPECT_TRUE(folder.names().empty());
}

TEST_F(Queries, OfUsersAreOneStatement) {
  const auto error = error_of([&] { database.query_read_only("SELECT 1; DELETE FROM t"); });
  EXPECT_EQ(error.kind(), ErrorKind::Usage);
  EXPECT_THAT(error.message(), HasSubstr("2 statements"));
  EXPECT_EQ(rows(), 2);
  for (const auto* const nothing : {"", "   ", ";", "-- only a comment"}) {
    EXPECT_THAT(error_of([&] { database.query_read_only(nothing); }).message(), HasSubstr("empty"))
        << nothing;
  }
}

TEST_F(Queries, ThatAreWrongSayWhere) {
  const auto error = error_of([&] { database.query("SELECT stat FROM t"); });
  EXPECT_EQ(error.kind(), ErrorKind::Failure);
  EXPECT_THAT(error.message(), HasSubstr("stat"));
}

TEST_F(Queries, StopWhenCancelled) {
  CancelToken cancel;
  database.watch(&cancel);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    cancel.cancel();
  });
  const auto error = error_of([&] {
    database.query("SELECT sum(a.range * b.range) FROM range(2000000) a, range(2000000) b");
  });
  other.join();
  EXPECT_EQ(error.kind(), ErrorKind::Cancelled);
  EXPECT_EQ(error_of([&] { database.execute("SELECT 1"); }).kind(), ErrorKind::Cancelled);
  database.watch(nullptr);
  EXPECT_EQ(rows(), 2);
}

TEST_F(Queries, NeedMemoryWithinTheLimit) {
  OpenOptions options;
  options.memory_limit = "10MiB";
  options.threads = 1;
  auto small = Database::in_memory(options);
  small.execute("SET temp_directory = ''");
  const auto error = error_of([&] {
    small.execute(
        "CREATE TABLE t AS SELECT range AS a, hash(range) AS b FROM range(5000000) ORDER BY b");
  });
  EXPECT_EQ(error.kind(), ErrorKind::Limit);
  EXPECT_FALSE(error.hint().empty());
}

TEST_F(Queries, CommentsOfATableStandAtItsView) {
  database.execute(
      "COMMENT ON COLUMN t.state IS 'code''s meaning'; COMMENT ON COLUMN t.name IS 'in English';"
      "CREATE VIEW v AS SELECT state, 1 AS other FROM t");
  copy_comments(database, "main", "t", "v");
  const auto found = database.query(
      "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'v' ORDER BY 1");
  EXPECT_TRUE(found.is_null(0, 1));
  EXPECT_EQ(found.text(1, 1), "code's meaning");
}

TEST(Sql, QuotesNamesAndTexts) {
  EXPECT_EQ(quoted_name("a\"b"), "\"a\"\"b\"");
  EXPECT_EQ(quoted_text("Côte d'Ivoire"), "'Côte d''Ivoire'");
  auto database = Database::in_memory();
  EXPECT_EQ(
      database.query("SELECT " + quoted_text("'; DROP TABLE t; --") + " AS " + quoted_name("x\"y"))
          .text(0, 0),
      "'; DROP TABLE t; --");
}

TEST(Sql, FillsTemplates) {
  EXPECT_EQ(filled("a ${x} b ${y}${x}", {{"x", "1"}, {"y", "${x}"}}), "a 1 b ${x}1");
  EXPECT_EQ(filled("nothing", {}), "nothing");
  const auto error = error_of([] { filled("${z}", {{"x", "1"}}); });
  EXPECT_EQ(error.kind(), ErrorKind::Internal);
  EXPECT_THAT(error.message(), HasSubstr("z"));
}

}  // namespace
}  // namespace orrery::store
