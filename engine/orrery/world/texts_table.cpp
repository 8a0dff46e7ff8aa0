// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/texts_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/intake/archived_texts.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::world {
namespace {

using store::quoted_name;
using store::quoted_text;

intake::ArchivedTextsOptions options_of(const FileSpec& file) {
  intake::ArchivedTextsOptions options;
  if (file.encoding == "latin1") options.encoding = intake::Encoding::Latin1;
  if (file.encoding == "windows-1252") options.encoding = intake::Encoding::Windows1252;
  return options;
}

std::string short_name(const intake::FoundFile& file) {
  const auto whole = file.member.empty() ? file.path.generic_string() : file.member;
  const auto last = whole.rfind('/');
  const auto before = last == 0 || last == std::string::npos ? last : whole.rfind('/', last - 1);
  return before == std::string::npos ? whole : whole.substr(before + 1);
}

bool is_archive(std::span<const intake::FoundFile> found) {
  return found.size() == 1 && !found.front().name().ends_with(".txt");
}

/// Texts on their way into a table.
class TextsReader {
 public:
  TextsReader(store::Database& database, const FileSpec& file)
      : database_(database), file_(file), table_("raw." + quoted_name(file.table)) {}

  TextsRead read(std::span<const intake::FoundFile> found) {
    create();
    TextsRead read;
    // In one transaction, so that the texts are compressed once, when all are there.
    database_.execute("BEGIN TRANSACTION");
    store::Appender rows(database_, "raw", file_.table);
    std::string digests;
    const auto take = [&](std::string_view name, std::string_view text) {
      rows.add(name,
               static_cast<std::int32_t>(text.size()),
               static_cast<std::int32_t>(intake::words_in(text)),
               text);
      ++read.rows;
      if (!is_archive(found)) digests += intake::sha256_of(text);
    };
    if (is_archive(found)) {
      read.place = found.front().place();
      read.sha256 = intake::sha256_of_file(found.front().path);
      intake::read_archived_texts(found.front(), options_of(file_), take);
    } else {
      read.place = found.front().path.parent_path().parent_path().string();
      for (const auto& each : found)
        intake::read_text(each, short_name(each), options_of(file_), take);
      read.sha256 = intake::sha256_of(digests);
    }
    rows.finish();
    database_.execute("COMMIT");
    pack();
    check(read);
    return read;
  }

 private:
  void create() {
    std::string columns;
    std::string comments;
    for (const auto& column : file_.columns) {
      columns += fmt::format(
          "{}{} {}", columns.empty() ? "" : ", ", quoted_name(column.name), column.type);
      comments += fmt::format("COMMENT ON COLUMN {}.{} IS {};",
                              table_,
                              quoted_name(column.name),
                              quoted_text(column.meaning));
    }
    database_.execute(fmt::format("CREATE OR REPLACE TABLE {} ({});{}", table_, columns, comments));
  }

  /// Writes the texts to the file. DuckDB would choose zstd by itself, after it has tried all
  /// others.
  void pack() {
    database_.execute("SET force_compression = 'zstd'");
    database_.execute("CHECKPOINT");
    database_.execute("RESET force_compression");
  }

  void check(const TextsRead& read) const {
    if (read.rows == 0)
      throw Error(ErrorKind::MissingData,
                  fmt::format("'{}' holds no texts", read.place),
                  read.place,
                  "bring the publisher's own archive");
    const auto again = database_.query(fmt::format(
        "SELECT file FROM {} GROUP BY file HAVING count(*) > 1 ORDER BY file LIMIT 1", table_));
    if (!again.empty()) refuse(read, again.text(0, 0), "a second text has this name");
    for (const auto& rule : file_.checks) {
      const auto broken = database_.query(fmt::format(
          "SELECT file FROM {} WHERE NOT ({}) ORDER BY file LIMIT 1", table_, rule.condition));
      if (!broken.empty())
        refuse(read, broken.text(0, 0), "the text breaks a rule of this dataset: " + rule.sentence);
    }
  }

  [[noreturn]] static void refuse(const TextsRead& read,
                                  const std::string& text,
                                  const std::string& problem) {
    throw Error(ErrorKind::MissingData,
                problem,
                fmt::format("{}!{}", read.place, text),
                "remove the text, or bring the publisher's own archive");
  }

  store::Database& database_;
  const FileSpec& file_;
  std::string table_;
};

}  // namespace

TextsRead read_texts_table(store::Database& database,
                           const FileSpec& file,
                           std::span<const intake::FoundFile> found) {
  return TextsReader(database, file).read(found);
}

}  // namespace orrery::world
