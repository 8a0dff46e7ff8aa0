// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/csv_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/header.hpp"

namespace orrery::world {
namespace {

using store::quoted_name;
using store::quoted_text;

/// Errors that are kept of one file: the first is told, the rest only counted.
constexpr std::int64_t kMostRejects = 20;

bool is_year(const std::string& name) {
  return name.size() == 4 &&
         std::ranges::all_of(name, [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool same_name(const std::string& a, const std::string& b) {
  return std::ranges::equal(
      a,
      b,
      {},
      [](unsigned char c) { return std::tolower(c); },
      [](unsigned char c) { return std::tolower(c); });
}

/// A column as it stands in the file: its declared name where it is declared.
struct FileColumn {
  std::string name;
  std::string type;
  bool year = false;

  bool is_whole() const { return type.ends_with("INT") || type == "INTEGER"; }
  bool is_number() const { return is_whole() || type == "DOUBLE"; }
  /// What its cells are read as: SQL would round a fraction to a whole number in silence.
  std::string read_as() const { return is_whole() ? "DOUBLE" : type; }
};

std::vector<FileColumn> columns_of(const FileSpec& file, const intake::StagedFile& staged) {
  if (!file.header) {
    std::vector<FileColumn> columns;
    for (const auto& column : file.columns) columns.push_back({column.name, column.type});
    return columns;
  }
  std::vector<FileColumn> columns;
  for (const auto& cell : staged.header) {
    const std::string name(trimmed(cell));
    const auto declared = std::ranges::find_if(
        file.columns, [&](const ColumnSpec& c) { return same_name(c.name, name); });
    if (declared != file.columns.end()) {
      columns.push_back({declared->name, declared->type});
    } else if (!file.year_columns.empty() && is_year(name)) {
      columns.push_back({name, "DOUBLE", true});
    } else {
      columns.push_back(
          {name.empty() ? fmt::format("column_{}", columns.size() + 1) : name, file.others});
    }
  }
  return columns;
}

/// One table read: knows its file, so that every complaint has a line.
class TableReader {
 public:
  TableReader(store::Database& database, const FileSpec& file, const intake::StagedFile& staged)
      : database_(database), file_(file), staged_(staged), columns_(columns_of(file, staged)) {}

  std::int64_t read() {
    require_columns();
    if (is_wide()) {
      read_rows();
      refuse_faults();
      create_wide_table();
    } else {
      create_table();
    }
    const auto rows =
        database_.query(fmt::format("SELECT count(*) FROM {}", table())).integer(0, 0);
    if (rows == 0) {
      throw Error(ErrorKind::MissingData,
                  "the file has a header but no rows",
                  staged_.place_of_header(),
                  "download the file again: it may be cut off");
    }
    refuse_wrong_length();
    refuse_duplicates();
    refuse_violations();
    if (is_wide()) database_.execute(fmt::format("ALTER TABLE {} DROP COLUMN record", table()));
    comment();
    return rows;
  }

 private:
  std::string table() const { return "raw." + quoted_name(file_.table); }
  bool is_wide() const { return !file_.year_columns.empty(); }
  std::string record() const { return is_wide() ? "record" : "rowid + 1"; }

  std::string place(std::int64_t record) const {
    return staged_.place_of_record(static_cast<std::uint64_t>(record));
  }

  int lines_before_data() const { return file_.header ? 1 : 0; }
  char delimiter() const { return staged_.sheet.empty() ? file_.delimiter : ','; }

  /// A row that DuckDB rejects is told by its number, in which a line break inside quotes does not
  /// count, and by its first byte. A line of the staged text is as far from its header as that of
  /// the original is.
  std::string place_of_reject(std::int64_t number, std::int64_t byte) const {
    if (!staged_.sheet.empty() || file_.broken_lines) return place(number - lines_before_data());
    return fmt::format(
        "{}:{}", staged_.original.place(), staged_.header_line + line_breaks_before(byte));
  }

  /// Line breaks before the row that begins at a byte, from 1, or behind the empty lines that begin
  /// there.
  std::uint64_t line_breaks_before(std::int64_t byte) const {
    std::ifstream in(staged_.path, std::ios::binary);
    std::string text(static_cast<std::size_t>(std::max<std::int64_t>(byte - 1, 0)), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    for (int c = in.get(); c == '\n' || c == '\r'; c = in.get()) text += static_cast<char>(c);
    std::uint64_t breaks = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
      if (text[i] == '\n' || lone_return) ++breaks;
    }
    return breaks;
  }

  void require_columns() const {
    if (!file_.header) return;
    std::vector<std::string> required;
    for (const auto& column : file_.columns) required.push_back(column.name);
    std::vector<std::string> found;
    for (const auto& cell : staged_.header) found.emplace_back(trimmed(cell));
    intake::check_header(found, required, staged_.place_of_header());
    if (is_wide() && std::ranges::none_of(columns_, &FileColumn::year)) {
      throw Error(ErrorKind::MissingData,
                  "the header has no year columns such as 1990",
                  staged_.place_of_header(),
                  "bring the publisher's own file, one column a year");
    }
  }

  std::string scan() const {
    std::string columns;
    for (const auto& column : columns_) {
      columns += fmt::format("{}{}: {}",
                             columns.empty() ? "" : ", ",
                             quoted_text(column.name),
                             quoted_text(column.read_as()));
    }
    std::string nulls;
    for (const auto& null : file_.nulls) nulls += (nulls.empty() ? "" : ", ") + quoted_text(null);
    return fmt::format(
        "read_csv({}, auto_detect = false, header = false, skip = {}, delim = {}, quote = '\"', "
        "escape = '\"', "
        "columns = {{{}}}, nullstr = [{}], store_rejects = true, rejects_limit = {}, "
        "max_line_size = 16777216)",
        quoted_text(staged_.path.string()),
        lines_before_data(),
        quoted_text(std::string(1, delimiter())),
        columns,
        nulls,
        kMostRejects);
  }

  /// What is kept of a row: thousands of columns that nobody reads would fill the memory.
  std::string kept() const {
    if (file_.keeps_all) return "*";
    std::string names;
    for (const auto& column : file_.columns)
      names += (names.empty() ? "" : ", ") + quoted_name(column.name);
    return names;
  }

  /// The expression that makes a cell what its column is, or fails.
  static std::string typed(const FileColumn& column) {
    const auto name = quoted_name(column.name);
    return fmt::format(
        "CASE WHEN {0} IS NULL THEN NULL WHEN {1} THEN {0}::{2} ELSE error('odd') END AS {0}",
        name,
        column.is_whole() ? fmt::format("{0} = trunc({0})", name)
                          : fmt::format("isfinite({})", name),
        column.type);
  }

  /// The table in one pass. If a row or a cell is not as it should be, the rows are read again, one
  /// step after the other, to tell which.
  void create_table() {
    drop_rejects();
    std::string numbers;
    for (const auto& column : columns_) {
      if (column.is_number()) numbers += (numbers.empty() ? "" : ", ") + typed(column);
    }
    const auto replaced =
        numbers.empty() ? "" : fmt::format("SELECT * REPLACE ({}) FROM ", numbers);
    try {
      database_.execute(fmt::format("CREATE OR REPLACE TABLE {} AS {}(SELECT {} FROM {})",
                                    table(),
                                    replaced,
                                    kept(),
                                    scan()));
    } catch (const Error&) {
      database_.check_cancelled();
      read_rows();
      refuse_faults();
      throw;
    }
    refuse_rejects();
  }

  void drop_rejects() {
    database_.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans");
  }

  /// The cells as they are, before whole numbers are made whole and columns of years become rows.
  void read_rows() {
    drop_rejects();
    database_.execute(
        fmt::format("CREATE OR REPLACE TEMP TABLE rows_read AS SELECT {} FROM {}", kept(), scan()));
  }

  /// The rows read, one for each year's column.
  void create_wide_table() {
    std::string whole;
    for (const auto& column : columns_) {
      if (!column.is_whole()) continue;
      const auto name = quoted_name(column.name);
      whole += fmt::format("{}{}::{} AS {}", whole.empty() ? "" : ", ", name, column.type, name);
    }
    const auto cells = fmt::format("* {}", whole.empty() ? "" : fmt::format("REPLACE ({})", whole));
    database_.execute(
        fmt::format("CREATE OR REPLACE TABLE {} AS "
                    "SELECT * REPLACE (year::SMALLINT AS year) FROM "
                    "(UNPIVOT (SELECT rowid + 1 AS record, {} FROM rows_read) ON "
                    "COLUMNS('^[0-9]{{4}}$') INTO NAME year VALUE {}) "
                    "ORDER BY record, year",
                    table(),
                    cells,
                    quoted_name(file_.year_columns)));
    database_.execute("DROP TABLE rows_read");
  }

  void refuse_faults() {
    refuse_rejects();
    refuse_odd_numbers();
  }

  /// Cells that are not of their column's type and rows with too few or too many cells.
  void refuse_rejects() {
    const auto rejects = database_.query(
        "SELECT line, column_name, error_type::VARCHAR, line_byte_position, error_message, "
        "count(*) OVER () "
        "FROM reject_errors ORDER BY line, column_idx LIMIT 1");
    if (rejects.empty()) return;
    const auto where = place_of_reject(rejects.integer(0, 0), rejects.integer(0, 3));
    const auto column = rejects.text(0, 1);
    const auto message = rejects.text(0, 4);
    const auto count = rejects.integer(0, 5);
    const auto more =
        count < 2 ? std::string()
                  : fmt::format(fmt::runtime(count < kMostRejects ? " ({} such errors in all)"
                                                                  : " ({} such errors or more)"),
                                count);
    const auto found = value_in(message);
    if (rejects.text(0, 2) == "CAST") {
      throw Error(
          ErrorKind::MissingData,
          fmt::format(
              "column {} has \"{}\", {} was expected{}", column, found, expected(column), more),
          where,
          "correct the cell, or download the file again");
    }
    throw Error(
        ErrorKind::MissingData,
        fmt::format(
            "the row does not have {} cells{}: {}", columns_.size(), more, first_line(message)),
        where,
        "correct the row, or download the file again");
  }

  std::string expected(const std::string& column) const {
    const auto found = std::ranges::find(columns_, column, &FileColumn::name);
    if (found == columns_.end()) return "another value";
    if (found->type == "DATE") return "a date such as 1990-10-03";
    return found->is_whole() ? fmt::format("a whole number (SQL {})", found->type) : "a number";
  }

  /// Numbers that SQL takes and no dataset means: infinity, "nan", fractions where whole numbers
  /// stand.
  void refuse_odd_numbers() {
    std::string firsts;
    std::vector<const FileColumn*> numbers;
    for (const auto& column : columns_) {
      if (!column.is_number()) continue;
      const auto name = quoted_name(column.name);
      const auto odd =
          column.is_whole()
              ? fmt::format("{0} <> trunc({0}) OR try_cast({0} AS {1}) IS NULL", name, column.type)
              : fmt::format("NOT isfinite({})", name);
      firsts += fmt::format("{}min(rowid + 1) FILTER ({} IS NOT NULL AND ({}))",
                            firsts.empty() ? "" : ", ",
                            name,
                            odd);
      numbers.push_back(&column);
    }
    if (numbers.empty()) return;
    const auto found = database_.query(fmt::format("SELECT {} FROM rows_read", firsts));
    std::size_t worst = numbers.size();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (found.is_null(0, i)) continue;
      if (worst == numbers.size() || found.integer(0, i) < found.integer(0, worst)) worst = i;
    }
    if (worst == numbers.size()) return;
    const auto& name = numbers[worst]->name;
    const auto value =
        database_.query(fmt::format("SELECT {}::VARCHAR FROM rows_read WHERE rowid + 1 = {}",
                                    quoted_name(name),
                                    found.integer(0, worst)));
    throw Error(
        ErrorKind::MissingData,
        fmt::format(
            "column {} has \"{}\", {} was expected", name, value.text(0, 0), expected(name)),
        place(found.integer(0, worst)),
        "correct the cell, or download the file again");
  }

  /// The value in DuckDB's 'Could not convert string "abc" to …'.
  static std::string value_in(const std::string& message) {
    constexpr std::string_view kBefore = "onvert string \"";
    const auto begin = message.find(kBefore);
    if (begin == std::string::npos) return first_line(message);
    const auto start = begin + kBefore.size();
    return message.substr(start, message.find("\" to", start) - start);
  }

  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

  void refuse_wrong_length() {
    if (!file_.rows) return;
    const auto rows = database_
                          .query(fmt::format(
                              "SELECT {} FROM {}", is_wide() ? "max(record)" : "count(*)", table()))
                          .integer(0, 0);
    const auto& [least, most] = *file_.rows;
    if (rows >= least && rows <= most) return;
    throw Error(ErrorKind::MissingData,
                fmt::format("the file has {} rows, {} to {} were expected", rows, least, most),
                place(rows),
                rows < least ? "download the file again: it may be cut off; for a part on purpose "
                               "build with --partial"
                             : "it may be of another release: build with --partial to take it");
  }

  void refuse_duplicates() {
    if (file_.key.empty()) return;
    std::string keys;
    for (const auto& key : file_.key) keys += (keys.empty() ? "" : ", ") + quoted_name(key);
    // Counting is cheap, telling which rows is not: of millions of rows none is double as a rule.
    const auto twice =
        fmt::format("SELECT 1 FROM {} GROUP BY {} HAVING count(*) > 1 LIMIT 1", table(), keys);
    if (database_.query(twice).empty()) return;
    const auto found = database_.query(fmt::format(
        "SELECT first, second, {0} FROM (SELECT {0}, min({1}) AS first, min({1}) FILTER ({1} > "
        "lowest) "
        "AS second FROM (SELECT *, {1} AS here, min({1}) OVER (PARTITION BY {0}) AS lowest FROM "
        "{2}) "
        "GROUP BY {0} HAVING count(*) > 1) ORDER BY second, {0} LIMIT 1",
        keys,
        is_wide() ? "record" : "row",
        is_wide() ? table() : fmt::format("(SELECT rowid + 1 AS row, * FROM {})", table())));
    if (found.empty()) return;
    std::string values;
    for (std::size_t i = 0; i < file_.key.size(); ++i) {
      values += fmt::format("{}{} {}", i == 0 ? "" : ", ", file_.key[i], found.text(0, i + 2));
    }
    throw Error(
        ErrorKind::MissingData,
        fmt::format("a second row for {}; the first is {}", values, place(found.integer(0, 0))),
        place(found.integer(0, 1)),
        "remove one of the two rows");
  }

  void refuse_violations() {
    if (file_.checks.empty()) return;
    std::string counts;
    for (const auto& check : file_.checks) {
      counts +=
          fmt::format("{}count(*) FILTER (NOT ({}))", counts.empty() ? "" : ", ", check.condition);
    }
    const auto found = database_.query(fmt::format("SELECT {} FROM {}", counts, table()));
    for (std::size_t i = 0; i < file_.checks.size(); ++i) {
      if (found.integer(0, i) > 0) throw_violation(file_.checks[i]);
    }
  }

  [[noreturn]] void throw_violation(const RowCheck& check) {
    const auto found =
        database_.query(fmt::format("SELECT {0} AS record, count(*) OVER (), * {1} FROM {2} WHERE "
                                    "NOT ({3}) ORDER BY ALL LIMIT 1",
                                    record(),
                                    is_wide() ? "EXCLUDE (record)" : "",
                                    table(),
                                    check.condition));
    const auto more =
        found.integer(0, 1) > 1 ? fmt::format(" ({} such rows)", found.integer(0, 1)) : "";
    throw Error(ErrorKind::MissingData,
                fmt::format("the row breaks a rule of this dataset{}: {}; the row reads {}",
                            more,
                            check.sentence,
                            cells(found)),
                place(found.integer(0, 0)),
                "correct the row, or download the file again");
  }

  /// The cells of a row behind its number and count: "ccode 2, year 1816".
  static std::string cells(const store::Result& row) {
    std::string text;
    for (std::size_t i = 2; i < row.columns().size() && text.size() < 200; ++i) {
      text += fmt::format("{}{} {}",
                          text.empty() ? "" : ", ",
                          row.columns()[i].name,
                          row.is_null(0, i) ? "(empty)" : row.text(0, i));
    }
    return text;
  }

  void comment() {
    std::string sql;
    for (const auto& column : file_.columns) {
      sql += fmt::format("COMMENT ON COLUMN {}.{} IS {};",
                         table(),
                         quoted_name(column.name),
                         quoted_text(column.meaning));
    }
    database_.execute_together(sql);
  }

  store::Database& database_;
  const FileSpec& file_;
  const intake::StagedFile& staged_;
  std::vector<FileColumn> columns_;
};

}  // namespace

std::int64_t read_csv_table(store::Database& database,
                            const FileSpec& file,
                            const intake::StagedFile& staged) {
  return TableReader(database, file, staged).read();
}

}  // namespace orrery::world
