// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/texts_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/intake/archived_texts.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/store/appender.hpp"
#include "orrery/store/transaction.hpp"

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
class TextsTable {
 public:
  TextsTable(store::Database& database, const FileSpec& file, const UnpackedTexts& unpacked)
      : database_(database),
        file_(file),
        unpacked_(unpacked),
        table_("raw." + quoted_name(file.table)) {}

  void write() {
    create();
    // In one transaction, so that the texts are compressed once, when all are there.
    store::Transaction transaction(database_);
    store::Appender rows(database_, "raw", file_.table);
    for (const auto& [name, words, text] : unpacked_.texts)
      rows.add(
          name, static_cast<std::int32_t>(text.size()), static_cast<std::int32_t>(words), text);
    rows.finish();
    commit(transaction);
    check();
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
    database_.execute_together(
        fmt::format("CREATE OR REPLACE TABLE {} ({});{}", table_, columns, comments));
  }

  /// Writes the texts to the file and packs them with zstd. By itself DuckDB would write them to
  /// its log first, and choose zstd after it has tried all others.
  void commit(store::Transaction& transaction) {
    database_.execute("SET force_compression = 'zstd'; SET wal_autocheckpoint = '1KB'");
    transaction.commit();
    database_.execute("RESET force_compression; RESET wal_autocheckpoint");
  }

  void check() const {
    if (unpacked_.texts.empty())
      throw Error(ErrorKind::MissingData,
                  fmt::format("'{}' holds no texts", unpacked_.place),
                  unpacked_.place,
                  "bring the publisher's own archive");
    const auto again = database_.query(fmt::format(
        "SELECT file FROM {} GROUP BY file HAVING count(*) > 1 ORDER BY file LIMIT 1", table_));
    if (!again.empty()) refuse(again.text(0, 0), "a second text has this name");
    for (const auto& rule : file_.checks) {
      const auto broken = database_.query(fmt::format(
          "SELECT file FROM {} WHERE NOT ({}) ORDER BY file LIMIT 1", table_, rule.condition));
      if (!broken.empty())
        refuse(broken.text(0, 0), "the text breaks a rule of this dataset: " + rule.sentence);
    }
  }

  [[noreturn]] void refuse(const std::string& text, const std::string& problem) const {
    throw Error(ErrorKind::MissingData,
                problem,
                fmt::format("{}!{}", unpacked_.place, text),
                "remove the text, or bring the publisher's own archive");
  }

  store::Database& database_;
  const FileSpec& file_;
  const UnpackedTexts& unpacked_;
  std::string table_;
};

}  // namespace

UnpackedTexts unpack_texts(const FileSpec& file, std::span<const intake::FoundFile> found) {
  UnpackedTexts unpacked;
  const auto take = [&](std::string_view name, std::string_view text) {
    unpacked.texts.push_back({std::string(name), intake::words_in(text), std::string(text)});
  };
  if (is_archive(found)) {
    unpacked.place = found.front().place();
    unpacked.sha256 = intake::sha256_of_file(found.front().path);
    intake::read_archived_texts(found.front(), options_of(file), take);
    return unpacked;
  }
  unpacked.place = found.front().path.parent_path().parent_path().string();
  for (const auto& each : found) intake::read_text(each, short_name(each), options_of(file), take);
  std::string digests;
  for (const auto& text : unpacked.texts) digests += intake::sha256_of(text.text);
  unpacked.sha256 = intake::sha256_of(digests);
  return unpacked;
}

std::int64_t write_texts_table(store::Database& database,
                               const FileSpec& file,
                               const UnpackedTexts& texts) {
  TextsTable(database, file, texts).write();
  return static_cast<std::int64_t>(texts.texts.size());
}

}  // namespace orrery::world
