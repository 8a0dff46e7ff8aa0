// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/catalogue.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <tuple>

#include "orrery/base/error.hpp"
#include "orrery/world/embedded.hpp"

namespace orrery::world {
namespace {

using Companions = std::vector<std::pair<std::string, std::string>>;

/// Reads keys of one TOML table and knows where it stands, for errors.
class Reader {
 public:
  Reader(const toml::table& table, std::string file) : table_(table), file_(std::move(file)) {}

  std::string text(std::string_view key) const {
    const auto value = table_[key].value<std::string>();
    if (!value) fail(fmt::format("the key \"{}\" is missing or no text", key));
    return *value;
  }
  std::string text_or(std::string_view key, std::string_view otherwise) const {
    return table_[key].value_or(std::string(otherwise));
  }
  /// One of these words; the first if the key is absent.
  std::string word(std::string_view key, std::initializer_list<std::string_view> words) const {
    auto found = text_or(key, *words.begin());
    if (std::ranges::find(words, found) == words.end())
      fail(fmt::format("\"{}\" cannot be \"{}\"", key, found));
    return found;
  }
  bool truth_or(std::string_view key, bool otherwise) const {
    return table_[key].value_or(otherwise);
  }
  int number(std::string_view key) const {
    const auto value = table_[key].value<std::int64_t>();
    if (!value) fail(fmt::format("the key \"{}\" is missing or no whole number", key));
    return static_cast<int>(*value);
  }
  /// An array [first, last] of whole numbers.
  template <typename T>
  std::pair<T, T> range(std::string_view key) const {
    const auto& items = array(key);
    const auto first = items.size() == 2 ? items[0].value<T>() : std::nullopt;
    const auto last = items.size() == 2 ? items[1].value<T>() : std::nullopt;
    if (!first || !last || *first > *last) fail(fmt::format("\"{}\" is [first, last]", key));
    return {*first, *last};
  }
  bool has(std::string_view key) const { return table_.contains(key); }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> result;
    for (const auto& item : array(key)) result.push_back(item.value_or(std::string()));
    return result;
  }
  /// An array of arrays of texts, each of the given width.
  std::vector<std::vector<std::string>> rows(std::string_view key, std::size_t width) const {
    std::vector<std::vector<std::string>> result;
    for (const auto& item : array(key)) {
      std::vector<std::string> row;
      if (const auto* cells = item.as_array()) {
        for (const auto& cell : *cells) row.push_back(cell.value_or(std::string()));
      }
      if (row.size() != width) fail(fmt::format("every row of \"{}\" has {} texts", key, width));
      result.push_back(std::move(row));
    }
    return result;
  }
  std::vector<Reader> tables(std::string_view key) const {
    std::vector<Reader> result;
    for (const auto& item : array(key)) {
      if (const auto* table = item.as_table()) result.emplace_back(*table, file_);
    }
    return result;
  }
  /// Every key must be one of these.
  void allow(std::initializer_list<std::string_view> keys) const {
    for (const auto& [key, value] : table_) {
      if (std::ranges::find(keys, key.str()) == keys.end())
        fail(fmt::format("unknown key \"{}\"", key.str()));
    }
  }
  [[noreturn]] void fail(const std::string& message) const {
    throw Error(
        ErrorKind::Internal, message, fmt::format("{}:{}", file_, table_.source().begin.line));
  }

 private:
  const toml::array& array(std::string_view key) const {
    static const toml::array kNone;
    const auto* found = table_[key].as_array();
    return found != nullptr ? *found : kNone;
  }

  const toml::table& table_;
  std::string file_;
};

FileSpec parse_file(const Reader& in) {
  in.allow({"table",        "names",  "format",   "optional",
            "delimiter",    "header", "encoding", "header_starts_with",
            "broken_lines", "sheet",  "stream",   "year_columns",
            "null",         "keep",   "others",   "columns",
            "key",          "rows",   "checks",   "years_from",
            "years_to"});
  FileSpec file;
  file.table = in.text("table");
  file.names = in.texts("names");
  const auto format = in.word("format", {"table", "texts", "shapes"});
  if (format == "texts") file.format = Format::Texts;
  if (format == "shapes") file.format = Format::Shapes;
  file.optional = in.truth_or("optional", false);
  file.delimiter = in.word("delimiter", {",", "\t", ";", "|"}).front();
  file.header = in.truth_or("header", true);
  file.encoding = in.word("encoding", {"utf-8", "latin1", "windows-1252"});
  file.header_starts_with = in.text_or("header_starts_with", "");
  file.broken_lines = in.truth_or("broken_lines", false);
  file.sheet = in.text_or("sheet", "");
  file.stream = in.word("stream", {"", "gdelt", "icews", "polecat"});
  file.year_columns = in.text_or("year_columns", "");
  file.nulls = in.texts("null");
  if (file.nulls.empty()) file.nulls = {""};
  for (auto& row : in.rows("columns", 3)) file.columns.push_back({row[0], row[1], row[2]});
  file.keeps_all = in.word("keep", {"all", "declared"}) == "all";
  file.key = in.texts("key");
  file.others = in.word("others", {"VARCHAR", "TINYINT", "DOUBLE"});
  if (in.has("rows")) file.rows = in.range<std::int64_t>("rows");
  for (auto& row : in.rows("checks", 2)) file.checks.push_back({row[0], row[1]});
  file.years_from = in.text_or("years_from", "min(year)");
  file.years_to = in.text_or("years_to", "max(year)");
  if (file.names.empty() || file.columns.empty()) in.fail("a file needs \"names\" and \"columns\"");
  return file;
}

std::string companion(const Reader& in, const Companions& companions, const std::string& name) {
  const auto found = std::ranges::find(companions, name, &Companions::value_type::first);
  if (found == companions.end()) in.fail(fmt::format("there is no file \"{}\" beside it", name));
  return found->second;
}

LayoutSpec parse_layout(const Reader& in, const Companions& companions) {
  in.allow({"name", "clean", "download", "file"});
  LayoutSpec layout{in.text("name"), companion(in, companions, in.text("clean")), {}, {}};
  for (auto& row : in.rows("download", 2)) {
    const bool plain = row[1].find('/') == std::string::npos && !row[1].empty() && row[1][0] != '.';
    if (!row[0].starts_with("http") || !plain)
      in.fail("a row of \"download\" is an http address and a file name");
    layout.downloads.push_back({row[0], row[1]});
  }
  for (const auto& file : in.tables("file")) layout.files.push_back(parse_file(file));
  return layout;
}

ReleaseSpec parse_release(const Reader& in, const Companions& companions) {
  in.allow({"id", "version", "tag", "years", "states", "citation", "bibtex", "layout"});
  ReleaseSpec release;
  release.id = in.text("id");
  release.version = in.text("version");
  release.tag = in.text_or("tag", "");
  std::tie(release.covers_from, release.covers_to) = in.range<Year>("years");
  release.covers_states = in.text("states");
  release.citation = in.text("citation");
  release.bibtex = in.text("bibtex");
  for (const auto& layout : in.tables("layout"))
    release.layouts.push_back(parse_layout(layout, companions));
  return release;
}

std::vector<DatasetSpec> read_catalogue() {
  std::map<std::string, Companions> folders;
  for (const auto& file : embedded_sources()) {
    const auto slash = file.path.find('/');
    folders[std::string(file.path.substr(0, slash))].emplace_back(file.path.substr(slash + 1),
                                                                  file.content);
  }
  std::vector<DatasetSpec> datasets;
  for (const auto& [id, files] : folders) {
    const auto path = fmt::format("sources/{}/source.toml", id);
    datasets.push_back(
        parse_dataset(id, embedded_text(embedded_sources(), id + "/source.toml"), path, files));
  }
  std::ranges::stable_sort(datasets, {}, &DatasetSpec::order);
  return datasets;
}

}  // namespace

bool is_streamed(const DatasetSpec& dataset) {
  return std::ranges::any_of(dataset.releases, [](const ReleaseSpec& release) {
    return std::ranges::any_of(release.layouts, [](const LayoutSpec& layout) {
      return std::ranges::any_of(layout.files, [](const FileSpec& f) { return !f.stream.empty(); });
    });
  });
}

DatasetSpec parse_dataset(std::string_view id,
                          std::string_view toml,
                          const std::string& file,
                          const Companions& companions) {
  try {
    const auto root = toml::parse(toml, file);
    const Reader in(root, file);
    in.allow(
        {"title", "publisher", "about", "url", "licence", "order", "choose", "support", "release"});
    DatasetSpec dataset;
    dataset.id = id;
    dataset.title = in.text("title");
    dataset.publisher = in.text("publisher");
    dataset.about = in.text("about");
    dataset.url = in.text("url");
    dataset.licence = in.text("licence");
    dataset.order = in.number("order");
    dataset.choice =
        in.word("choose", {"all", "latest"}) == "latest" ? Choice::Latest : Choice::All;
    for (const auto& name : in.texts("support"))
      dataset.support.emplace_back(name, companion(in, companions, name));
    for (const auto& release : in.tables("release")) {
      dataset.releases.push_back(parse_release(release, companions));
    }
    return dataset;
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::Internal,
                std::string(error.description()),
                fmt::format("{}:{}", file, error.source().begin.line));
  }
}

const std::vector<DatasetSpec>& catalogue() {
  static const std::vector<DatasetSpec> kDatasets = read_catalogue();
  return kDatasets;
}

std::string_view reference_table(std::string_view name) {
  return embedded_text(embedded_data(), name);
}

std::string_view world_sql(std::string_view name) {
  return embedded_text(embedded_world_sql(), name);
}

}  // namespace orrery::world
