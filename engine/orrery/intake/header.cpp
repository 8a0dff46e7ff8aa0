// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/header.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/wildcard.hpp"

namespace orrery::intake {
namespace {

/// The physical lines of a text one by one; `end` is behind the line end.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint64_t number = 0;
  std::string_view text = {};
};

Line line_after(std::string_view whole, const Line& line) {
  const auto stop = std::min(whole.find_first_of("\r\n", line.end), whole.size());
  auto end = std::min(stop + 1, whole.size());
  if (whole.substr(stop).starts_with("\r\n")) ++end;
  return {line.end, end, line.number + 1, whole.substr(line.end, stop - line.end)};
}

/// Without byte order marks at its begin, which a preamble glued in front of a file leaves inside
/// the text.
Line without_marks(Line line) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  while (line.text.starts_with(kByteOrderMark)) {
    line.text.remove_prefix(kByteOrderMark.size());
    line.begin += kByteOrderMark.size();
  }
  return line;
}

std::string first_cell(std::string_view line, Dialect dialect) {
  return std::string(trimmed(split_record(line, dialect).front()));
}

Error no_header(const HeaderRule& rule, std::span<const std::string> first_cells) {
  if (rule.starts_with.empty()) return Error(ErrorKind::MissingData, "the file holds no text");
  const auto near = closest(rule.starts_with, first_cells);
  return Error(ErrorKind::MissingData,
               fmt::format("no line starts with the column '{}'", rule.starts_with),
               {},
               near.empty() ? "the file may be another one than its name says"
                            : "the file has a line that starts with " + one_of(near));
}

/// The record that begins at `begin`, quoted line ends included, and the byte behind its line end.
Line record_at(std::string_view text, std::size_t begin, bool whole, Dialect dialect) {
  const auto rest = text.substr(begin);
  auto stop = std::string_view::npos;
  LineScanner lines(dialect);
  lines.scan(rest, [&](const LineEnd& end) {
    if (!end.quoted) stop = end.at;
    return end.quoted;
  });
  if (stop == std::string_view::npos && !whole)
    throw Error(ErrorKind::MissingData,
                fmt::format("the header does not end within {} bytes", text.size()),
                {},
                "the file may not be text, or have an odd quote");
  if (stop == std::string_view::npos) return {begin, text.size(), 0, rest};
  const bool crlf = rest.substr(stop).starts_with("\r\n");
  return {begin, begin + stop + (crlf ? 2 : 1), 0, rest.substr(0, stop)};
}

std::string quoted_list(std::span<const MissingColumn> missing) {
  std::string text;
  for (const auto& column : missing)
    text += fmt::format("{}'{}'", text.empty() ? "" : ", ", column.name);
  return text;
}

void refuse_duplicates(std::span<const std::string> found, const std::string& place) {
  for (std::size_t i = 0; i < found.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (!trimmed(found[i]).empty() && equal_ignoring_case(found[i], found[j]))
        throw Error(ErrorKind::MissingData,
                    fmt::format("columns {} and {} are both named '{}'", j + 1, i + 1, found[i]),
                    place,
                    "rename one of them in the file");
}

}  // namespace

Header find_header(std::string_view text, bool whole, const HeaderRule& rule, Dialect dialect) {
  std::vector<std::string> first_cells;
  Line line;
  while (line.end < text.size()) {
    line = without_marks(line_after(text, line));
    if (line.number <= rule.skip_lines || trimmed(line.text).empty()) continue;
    if (!rule.starts_with.empty()) {
      first_cells.push_back(first_cell(line.text, dialect));
      if (first_cells.back() != rule.starts_with) continue;
    }
    if (!rule.present) return {line.begin, line.begin, line.number, {}};
    const auto record = record_at(text, line.begin, whole, dialect);
    return {record.begin, record.end, line.number, split_record(record.text, dialect)};
  }
  throw no_header(rule, first_cells);
}

std::vector<MissingColumn> missing_columns(std::span<const std::string> found,
                                           std::span<const std::string> required) {
  std::vector<MissingColumn> missing;
  for (const auto& name : required) {
    const auto is_it = [&](const std::string& column) { return equal_ignoring_case(column, name); };
    if (!std::ranges::any_of(found, is_it)) missing.push_back({name, closest(name, found)});
  }
  return missing;
}

void check_header(std::span<const std::string> found,
                  std::span<const std::string> required,
                  const std::string& place) {
  refuse_duplicates(found, place);
  const auto missing = missing_columns(found, required);
  if (missing.empty()) return;
  const auto& first = missing.front();
  throw Error(ErrorKind::MissingData,
              fmt::format("the file has no column {}", quoted_list(missing)),
              place,
              first.nearest.empty()
                  ? "the file may be another version than the one that is expected"
                  : fmt::format("the nearest to '{}' is {}", first.name, one_of(first.nearest)));
}

}  // namespace orrery::intake
