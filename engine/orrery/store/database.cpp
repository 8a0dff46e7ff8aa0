// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/database.hpp"

#include <duckdb.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <mutex>
#include <thread>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/store/duckdb_error.hpp"
#include "orrery/store/transaction.hpp"

namespace orrery::store {
namespace {

/// Interrupts a connection's running statement once a token is cancelled.
class Watchdog {
 public:
  Watchdog(duckdb_connection connection, const CancelToken* cancel) {
    if (cancel == nullptr) return;
    thread_ = std::thread([this, connection, cancel] {
      std::unique_lock lock(mutex_);
      while (!done_.wait_for(lock, std::chrono::milliseconds(50), [this] { return finished_; })) {
        if (cancel->cancelled()) duckdb_interrupt(connection);
      }
    });
  }
  ~Watchdog() {
    if (!thread_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      finished_ = true;
    }
    done_.notify_one();
    thread_.join();
  }
  Watchdog(const Watchdog&) = delete;
  Watchdog& operator=(const Watchdog&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable done_;
  bool finished_ = false;
  std::thread thread_;
};

ColumnType column_type_of(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return ColumnType::Boolean;
    case DUCKDB_TYPE_TINYINT:
    case DUCKDB_TYPE_SMALLINT:
    case DUCKDB_TYPE_INTEGER:
    case DUCKDB_TYPE_BIGINT:
    case DUCKDB_TYPE_UTINYINT:
    case DUCKDB_TYPE_USMALLINT:
    case DUCKDB_TYPE_UINTEGER:
    case DUCKDB_TYPE_UBIGINT:
      return ColumnType::Integer;
    case DUCKDB_TYPE_FLOAT:
    case DUCKDB_TYPE_DOUBLE:
      return ColumnType::Real;
    default:
      return ColumnType::Text;
  }
}

template <typename T>
T value_at(duckdb_vector vector, idx_t row) {
  return static_cast<T*>(duckdb_vector_get_data(vector))[row];
}

std::int64_t integer_at(duckdb_vector vector, duckdb_type type, idx_t row) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return value_at<bool>(vector, row) ? 1 : 0;
    case DUCKDB_TYPE_TINYINT:
      return value_at<std::int8_t>(vector, row);
    case DUCKDB_TYPE_SMALLINT:
      return value_at<std::int16_t>(vector, row);
    case DUCKDB_TYPE_INTEGER:
      return value_at<std::int32_t>(vector, row);
    case DUCKDB_TYPE_BIGINT:
      return value_at<std::int64_t>(vector, row);
    case DUCKDB_TYPE_UTINYINT:
      return value_at<std::uint8_t>(vector, row);
    case DUCKDB_TYPE_USMALLINT:
      return value_at<std::uint16_t>(vector, row);
    case DUCKDB_TYPE_UINTEGER:
      return value_at<std::uint32_t>(vector, row);
    default:
      return static_cast<std::int64_t>(value_at<std::uint64_t>(vector, row));
  }
}

std::string text_at(duckdb_vector vector, duckdb_type type, idx_t row) {
  if (type == DUCKDB_TYPE_VARCHAR) {
    auto* text = static_cast<duckdb_string_t*>(duckdb_vector_get_data(vector)) + row;
    return {duckdb_string_t_data(text), duckdb_string_t_length(*text)};
  }
  if (type == DUCKDB_TYPE_DATE) {
    const auto date = duckdb_from_date(value_at<duckdb_date>(vector, row));
    return fmt::format(
        "{:04}-{:02}-{:02}", date.year, static_cast<int>(date.month), static_cast<int>(date.day));
  }
  if (type == DUCKDB_TYPE_TIMESTAMP) {
    const auto moment = duckdb_from_timestamp(value_at<duckdb_timestamp>(vector, row));
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}",
                       moment.date.year,
                       static_cast<int>(moment.date.month),
                       static_cast<int>(moment.date.day),
                       static_cast<int>(moment.time.hour),
                       static_cast<int>(moment.time.min),
                       static_cast<int>(moment.time.sec));
  }
  throw Error(ErrorKind::Internal, "a column of this SQL type is not read");
}

void append_chunk(ResultColumn& column, duckdb_vector vector, duckdb_type type, idx_t rows) {
  auto* validity = duckdb_vector_get_validity(vector);
  for (idx_t row = 0; row < rows; ++row) {
    const bool null = validity != nullptr && !duckdb_validity_row_is_valid(validity, row);
    column.null.push_back(null);
    switch (column.type) {
      case ColumnType::Boolean:
      case ColumnType::Integer:
        column.integers.push_back(null ? 0 : integer_at(vector, type, row));
        break;
      case ColumnType::Real:
        if (null) {
          column.reals.push_back(0);
        } else if (type == DUCKDB_TYPE_FLOAT) {
          column.reals.push_back(static_cast<double>(value_at<float>(vector, row)));
        } else if (type == DUCKDB_TYPE_HUGEINT) {
          column.reals.push_back(duckdb_hugeint_to_double(value_at<duckdb_hugeint>(vector, row)));
        } else {
          column.reals.push_back(value_at<double>(vector, row));
        }
        break;
      case ColumnType::Text:
        column.texts.push_back(null ? std::string() : text_at(vector, type, row));
        break;
    }
  }
}

std::string type_name_of(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_BOOLEAN:
      return "BOOLEAN";
    case DUCKDB_TYPE_TINYINT:
      return "TINYINT";
    case DUCKDB_TYPE_SMALLINT:
      return "SMALLINT";
    case DUCKDB_TYPE_INTEGER:
      return "INTEGER";
    case DUCKDB_TYPE_BIGINT:
      return "BIGINT";
    case DUCKDB_TYPE_UBIGINT:
      return "UBIGINT";
    case DUCKDB_TYPE_HUGEINT:
      return "HUGEINT";
    case DUCKDB_TYPE_FLOAT:
      return "FLOAT";
    case DUCKDB_TYPE_DOUBLE:
      return "DOUBLE";
    case DUCKDB_TYPE_DATE:
      return "DATE";
    case DUCKDB_TYPE_TIMESTAMP:
      return "TIMESTAMP";
    case DUCKDB_TYPE_VARCHAR:
      return "VARCHAR";
    default:
      return "OTHER";
  }
}

bool is_readable(duckdb_type type) {
  switch (type) {
    case DUCKDB_TYPE_HUGEINT:
    case DUCKDB_TYPE_VARCHAR:
    case DUCKDB_TYPE_DATE:
    case DUCKDB_TYPE_TIMESTAMP:
      return true;
    default:
      return column_type_of(type) != ColumnType::Text;
  }
}

/// The same rows with lists, intervals and other types that are not read here as DuckDB's own text;
/// empty if there are none. Columns go by position: several may have one name.
std::string with_texts(duckdb_result& result, const std::string& sql) {
  std::string columns;
  bool all_readable = true;
  for (idx_t i = 0; i < duckdb_column_count(&result); ++i) {
    const bool readable = is_readable(duckdb_column_type(&result, i));
    all_readable = all_readable && readable;
    columns += fmt::format(fmt::runtime(readable ? "{}#{} AS {}" : "{}CAST(#{} AS VARCHAR) AS {}"),
                           i == 0 ? "" : ", ",
                           i + 1,
                           quoted_name(duckdb_column_name(&result, i)));
  }
  if (all_readable) return {};
  const auto end = sql.find_last_not_of("; \t\r\n");
  // The line break ends a comment that the query may end in.
  return fmt::format("SELECT {} FROM ({}\n)", columns, sql.substr(0, end + 1));
}

Result collected(duckdb_result& result) {
  const auto width = duckdb_column_count(&result);
  std::vector<ResultColumn> columns(width);
  std::vector<duckdb_type> types(width);
  for (idx_t i = 0; i < width; ++i) {
    types[i] = duckdb_column_type(&result, i);
    columns[i].name = duckdb_column_name(&result, i);
    columns[i].sql_type = type_name_of(types[i]);
    columns[i].type = types[i] == DUCKDB_TYPE_HUGEINT ? ColumnType::Real : column_type_of(types[i]);
  }
  std::size_t rows = 0;
  while (auto* chunk = duckdb_fetch_chunk(result)) {
    const auto size = duckdb_data_chunk_get_size(chunk);
    for (idx_t i = 0; i < width; ++i) {
      append_chunk(columns[i], duckdb_data_chunk_get_vector(chunk, i), types[i], size);
    }
    rows += size;
    duckdb_destroy_data_chunk(&chunk);
  }
  return {std::move(columns), rows};
}

}  // namespace

namespace {

/// DuckDB takes files of other kinds for databases of extensions that are not there, and says so;
/// what is no DuckDB file is better told by its first bytes.
void require_database(const std::string& path) {
  if (std::filesystem::is_directory(path)) {
    throw Error(ErrorKind::MissingData,
                fmt::format("{} is a folder, a file was expected", path),
                path,
                "name a file in it with --world");
  }
  std::ifstream in(path, std::ios::binary);
  std::array<char, 12> start{};
  if (!in.read(start.data(), 1)) return;
  in.read(start.data() + 1, start.size() - 1);
  constexpr std::string_view kMark = "DUCK";
  if (std::string_view(start.data(), start.size()).substr(8) != kMark) {
    throw error_from_duckdb("not a valid DuckDB database", path);
  }
}

}  // namespace

struct Database::Handles {
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  std::string file;
  const CancelToken* cancel = nullptr;

  Handles() = default;
  ~Handles() {
    if (connection != nullptr) duckdb_disconnect(&connection);
    if (database != nullptr) duckdb_close(&database);
  }
  Handles(const Handles&) = delete;
  Handles& operator=(const Handles&) = delete;

  void open(const std::string& path, const OpenOptions& options);
  [[noreturn]] void fail(const std::string& message) const;
};

void Database::Handles::fail(const std::string& message) const {
  if (cancel != nullptr) cancel->check();
  throw error_from_duckdb(message, file);
}

void Database::Handles::open(const std::string& path, const OpenOptions& options) {
  file = path;
  if (!path.empty()) require_database(path);
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  const auto set = [&](const char* name, const std::string& value) {
    duckdb_set_config(config, name, value.c_str());
  };
  set("access_mode", options.read_only ? "READ_ONLY" : "AUTOMATIC");
  // Long texts are packed only in the layout of DuckDB 1.2 and later: a third of the size.
  if (!options.read_only) set("storage_compatibility_version", "v1.2.0");
  set("autoinstall_known_extensions", "false");
  set("autoload_known_extensions", "false");
  if (options.threads > 0) set("threads", std::to_string(options.threads));
  if (!options.memory_limit.empty()) set("memory_limit", options.memory_limit);
  if (!options.temporary_folder.empty()) set("temp_directory", options.temporary_folder.string());
  char* message = nullptr;
  const auto state =
      duckdb_open_ext(path.empty() ? nullptr : path.c_str(), &database, config, &message);
  duckdb_destroy_config(&config);
  if (state == DuckDBError) {
    const std::string text = message != nullptr ? message : "unknown error";
    duckdb_free(message);
    fail(text);
  }
  if (duckdb_connect(database, &connection) == DuckDBError) fail("could not connect");
}

Database::Database(std::unique_ptr<Handles> handles) : handles_(std::move(handles)) {}

Database::Database(const std::filesystem::path& file, const OpenOptions& options)
    : handles_(std::make_unique<Handles>()) {
  handles_->open(file.string(), options);
}

Database Database::in_memory(const OpenOptions& options) {
  auto handles = std::make_unique<Handles>();
  handles->open({}, options);
  return Database(std::move(handles));
}

Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

void Database::watch(const CancelToken* cancel) {
  handles_->cancel = cancel;
}

void Database::check_cancelled() const {
  if (handles_->cancel != nullptr) handles_->cancel->check();
}

void* Database::connection() const {
  return handles_->connection;
}

void Database::execute(const std::string& sql) {
  if (handles_->cancel != nullptr) handles_->cancel->check();
  const Watchdog watchdog(handles_->connection, handles_->cancel);
  duckdb_result result{};
  const auto state = duckdb_query(handles_->connection, sql.c_str(), &result);
  const std::string message = state == DuckDBError ? duckdb_result_error(&result) : "";
  duckdb_destroy_result(&result);
  if (state == DuckDBError) handles_->fail(message);
}

void Database::execute_together(const std::string& sql) {
  Transaction transaction(*this);
  execute(sql);
  transaction.commit();
}

void Database::roll_back() noexcept {
  duckdb_query(handles_->connection, "ROLLBACK", nullptr);
}

Result Database::query(const std::string& sql) {
  if (handles_->cancel != nullptr) handles_->cancel->check();
  const Watchdog watchdog(handles_->connection, handles_->cancel);
  duckdb_result result{};
  if (duckdb_query(handles_->connection, sql.c_str(), &result) == DuckDBError) {
    const std::string message = duckdb_result_error(&result);
    duckdb_destroy_result(&result);
    handles_->fail(message);
  }
  if (const auto readable = with_texts(result, sql); !readable.empty()) {
    duckdb_destroy_result(&result);
    return query(readable);
  }
  try {
    auto rows = collected(result);
    duckdb_destroy_result(&result);
    return rows;
  } catch (...) {
    duckdb_destroy_result(&result);
    throw;
  }
}

void Database::stream(const std::string& sql, const std::function<void(void* result)>& read) {
  if (handles_->cancel != nullptr) handles_->cancel->check();
  const Watchdog watchdog(handles_->connection, handles_->cancel);
  duckdb_prepared_statement prepared = nullptr;
  duckdb_pending_result pending = nullptr;
  duckdb_result result{};
  const auto release = [&] {
    duckdb_destroy_result(&result);
    duckdb_destroy_pending(&pending);
    duckdb_destroy_prepare(&prepared);
  };
  std::string message;
  if (duckdb_prepare(handles_->connection, sql.c_str(), &prepared) == DuckDBError) {
    message = duckdb_prepare_error(prepared);
  } else if (duckdb_pending_prepared_streaming(prepared, &pending) == DuckDBError) {
    message = duckdb_pending_error(pending);
  } else if (duckdb_execute_pending(pending, &result) == DuckDBError) {
    message = duckdb_result_error(&result);
  }
  try {
    if (!message.empty()) handles_->fail(message);
    read(&result);
  } catch (...) {
    release();
    throw;
  }
  release();
}

Result Database::query_read_only(const std::string& sql) {
  duckdb_extracted_statements statements = nullptr;
  const auto count = duckdb_extract_statements(handles_->connection, sql.c_str(), &statements);
  if (count == 0) {
    const auto* reason = duckdb_extract_statements_error(statements);
    const std::string message = reason != nullptr ? reason : "the query is empty";
    duckdb_destroy_extracted(&statements);
    throw error_from_duckdb(message, handles_->file);
  }
  duckdb_prepared_statement prepared = nullptr;
  const bool fails =
      count == 1 && duckdb_prepare_extracted_statement(
                        handles_->connection, statements, 0, &prepared) == DuckDBError;
  const std::string message = fails ? duckdb_prepare_error(prepared) : "";
  const auto kind = count == 1 && !fails ? duckdb_prepared_statement_type(prepared)
                                         : DUCKDB_STATEMENT_TYPE_INVALID;
  duckdb_destroy_prepare(&prepared);
  duckdb_destroy_extracted(&statements);
  if (fails) throw error_from_duckdb(message, handles_->file);
  if (count > 1)
    throw Error(ErrorKind::Usage, fmt::format("{} statements were given, one is allowed", count));
  // EXPLAIN is no SELECT: EXPLAIN ANALYZE runs what it explains, a write too.
  if (kind != DUCKDB_STATEMENT_TYPE_SELECT) {
    throw Error(ErrorKind::Usage, "only SELECT is allowed here: a world is not changed by queries");
  }
  return query(sql);
}

std::vector<std::string> Database::tables_of(const std::string& sql) {
  std::vector<std::string> tables;
  auto names = duckdb_get_table_names(handles_->connection, sql.c_str(), true);
  const auto count = names == nullptr ? 0 : duckdb_get_list_size(names);
  for (idx_t i = 0; i < count; ++i) {
    auto child = duckdb_get_list_child(names, i);
    auto* text = duckdb_get_varchar(child);
    std::string name = text != nullptr ? text : "";
    duckdb_free(text);
    duckdb_destroy_value(&child);
    // A table with another name in the query is given as "power.shares AS p".
    name = name.substr(0, name.find(" AS "));
    std::erase(name, '"');
    // With a catalogue before it, "world.power.cinc", only the last two parts tell.
    const auto last = name.rfind('.');
    if (last == std::string::npos || last == 0) continue;
    const auto before = name.rfind('.', last - 1);
    tables.push_back(before == std::string::npos ? name : name.substr(before + 1));
  }
  if (names != nullptr) duckdb_destroy_value(&names);
  std::ranges::sort(tables);
  tables.erase(std::unique(tables.begin(), tables.end()), tables.end());
  return tables;
}

std::string quoted_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

std::string quoted_text(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result.append(c == '\'' ? 2 : 1, c);
  return result + '\'';
}

std::string filled(std::string_view sql,
                   std::initializer_list<std::pair<std::string_view, std::string>> values) {
  std::string result;
  for (std::size_t at = 0;;) {
    const auto open = sql.find("${", at);
    result += sql.substr(at, open == std::string_view::npos ? open : open - at);
    if (open == std::string_view::npos) return result;
    const auto close = sql.find('}', open);
    const auto name = sql.substr(open + 2, close - open - 2);
    const auto* const value =
        std::ranges::find_if(values, [&](const auto& pair) { return pair.first == name; });
    if (value == values.end()) {
      throw Error(ErrorKind::Internal,
                  fmt::format("a SQL template names ${{{}}}, which has no value", name));
    }
    result += value->second;
    at = close + 1;
  }
}

bool has_table(Database& database, std::string_view schema, std::string_view table) {
  return database
             .query("SELECT count(*) FROM information_schema.tables WHERE table_schema = " +
                    quoted_text(schema) + " AND table_name = " + quoted_text(table))
             .integer(0, 0) > 0;
}

void copy_comments(Database& database,
                   std::string_view schema,
                   std::string_view table,
                   const std::string& view) {
  std::vector<std::string> names;
  const auto columns = database.query("DESCRIBE " + view);
  for (std::size_t i = 0; i < columns.rows(); ++i) names.push_back(columns.text(i, 0));
  const auto comments = database.query(fmt::format(
      "SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = {} AND table_name = "
      "{} AND comment IS NOT NULL ORDER BY column_index",
      quoted_text(schema),
      quoted_text(table)));
  std::string sql;
  for (std::size_t i = 0; i < comments.rows(); ++i) {
    if (std::ranges::find(names, comments.text(i, 0)) == names.end()) continue;
    sql += fmt::format("COMMENT ON COLUMN {}.{} IS {};",
                       view,
                       quoted_name(comments.text(i, 0)),
                       quoted_text(comments.text(i, 1)));
  }
  database.execute_together(sql);
}

}  // namespace orrery::store
