// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/speeches/term_lists.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::norms {
namespace {

/// The fields of one line; quotes may enclose commas, and are doubled inside.
std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      fields.back() += line[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

[[noreturn]] void refuse(std::size_t line, const std::string& problem) {
  throw Error(ErrorKind::MissingData,
              problem,
              fmt::format("line {}", line),
              "write a header list,title,terms,note and one list a line, its terms parted by "
              "semicolons");
}

TermList list_of(const std::vector<std::string>& fields, std::size_t line) {
  if (fields.size() != 4) refuse(line, fmt::format("{} fields where 4 are", fields.size()));
  TermList list{fields[0], fields[1], {}, fields[3]};
  for (const auto& term : split(fields[2], ';')) {
    if (!trimmed(term).empty()) list.terms.emplace_back(trimmed(term));
  }
  if (list.name.empty()) refuse(line, "a list without a name");
  if (list.terms.empty()) refuse(line, fmt::format("the list \"{}\" has no terms", list.name));
  return list;
}

}  // namespace

std::vector<TermList> parse_term_lists(std::string_view csv) {
  std::vector<TermList> lists;
  std::size_t number = 0;
  for (const auto& each : split(csv, '\n')) {
    const auto line = trimmed(each);
    if (++number == 1) {
      if (line != "list,title,terms,note") refuse(number, "another header than expected");
      continue;
    }
    if (line.empty()) continue;
    auto list = list_of(fields_of(line), number);
    if (std::ranges::find(lists, list.name, &TermList::name) != lists.end())
      refuse(number, fmt::format("a second list \"{}\"", list.name));
    lists.push_back(std::move(list));
  }
  return lists;
}

}  // namespace orrery::norms
