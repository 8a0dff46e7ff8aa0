// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/progress.hpp"
#include "orrery/store/result.hpp"

namespace orrery::store {

/// How a database file is opened.
struct OpenOptions {
  bool read_only = false;
  int threads = 0;                         ///< 0: all cores
  std::string memory_limit;                ///< "2GiB"; empty: DuckDB's own default
  std::filesystem::path temporary_folder;  ///< where large sorts spill; empty: beside the file
};

/// A DuckDB file opened, with one connection; the one place that holds DuckDB's handles. Not for
/// use from two threads at once. DuckDB itself never looks for extensions on the network here.
class Database {
 public:
  /// Opens or creates a file. Throws Error{MissingData} when it is absent (when reading only),
  /// damaged or no DuckDB file, Error{Failure} when the folder or disk refuses.
  explicit Database(const std::filesystem::path& file, const OpenOptions& options = {});
  /// A database in memory.
  static Database in_memory(const OpenOptions& options = {});

  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Runs one or more statements and drops their rows. Throws Error{Failure} with DuckDB's message.
  void execute(const std::string& sql);
  /// Runs statements in one Transaction: all or none.
  void execute_together(const std::string& sql);
  /// Runs one statement and keeps its rows.
  Result query(const std::string& sql);
  /// Runs one SELECT (or FROM, VALUES, SHOW, DESCRIBE) and refuses everything else with
  /// Error{Usage}: several statements, writes, COPY, ATTACH, SET, EXPLAIN. That a SELECT reads no
  /// other files is up to the caller: SET enable_external_access = false.
  Result query_read_only(const std::string& sql);

  /// The tables and views that a query reads, "schema.table" as it writes them, each once, sorted;
  /// they need not exist, and names without a schema are left out. Empty for what does not parse.
  std::vector<std::string> tables_of(const std::string& sql);

  /// Runs one statement and hands its result (a duckdb_result*) to `read` while its rows stream, so
  /// that they are never held whole. For the bulk readers of this module.
  void stream(const std::string& sql, const std::function<void(void* result)>& read);

  /// Checks for cancellation while statements run; null stops that.
  void watch(const CancelToken* cancel);

  /// Throws Error{Cancelled} where a statement would be stopped: for long work between statements.
  void check_cancelled() const;

  /// The raw handle, for Appender.
  void* connection() const;

 private:
  friend class Transaction;
  struct Handles;
  explicit Database(std::unique_ptr<Handles> handles);
  /// Undoes the transaction that is open; of no effect where none is.
  void roll_back() noexcept;

  std::unique_ptr<Handles> handles_;
  bool in_transaction_ = false;
};

/// A name for use in SQL: in double quotes, doubled inside.
std::string quoted_name(std::string_view name);
/// A text for use in SQL: in single quotes, doubled inside.
std::string quoted_text(std::string_view text);

/// True if the database has this table or view.
bool has_table(Database& database, std::string_view schema, std::string_view table);

/// Gives the columns of a view the comments that columns of the same names have in `schema.table`.
/// `view` is the view's name as SQL takes it.
void copy_comments(Database& database,
                   std::string_view schema,
                   std::string_view table,
                   const std::string& view);

/// Fills `${name}` in a SQL template; an unknown name is an Error{Internal}.
std::string filled(std::string_view sql,
                   std::initializer_list<std::pair<std::string_view, std::string>> values);

}  // namespace orrery::store
