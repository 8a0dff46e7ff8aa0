// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "orrery/cli/cells.hpp"
#include "orrery/cli/layout.hpp"
#include "orrery/cli/render.hpp"

namespace orrery::cli {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : one_line(text)) {
    if (c == '|' || c == '\\' || c == '<' || c == '*' || c == '_' || c == '`') result += '\\';
    result += c;
  }
  return result;
}

std::string cell_text(const api::Cell& cell, const api::Column& column, const ColumnKind& kind) {
  if (!kind.numeric || is_missing(cell)) return readable(cell, column);
  const auto number = readable_number(cell, column, kind.whole);
  return number.whole + number.fraction;
}

void append_table(std::string& text, const api::Table& table) {
  if (!table.title.empty()) text += fmt::format("## {}\n\n", escaped(table.title));
  std::string rule = "|";
  std::vector<ColumnKind> kinds;
  text += "|";
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& column = table.columns[i];
    const auto unit =
        column.unit.empty() ? std::string{} : fmt::format(" ({})", escaped(column.unit));
    text += fmt::format(" {}{} |", escaped(column.name), unit);
    kinds.push_back(kind_of(table, i, table.rows.size()));
    rule += kinds.back().numeric ? " ---: |" : " --- |";
  }
  text.append("\n").append(rule).append("\n");
  for (const auto& row : table.rows) {
    text += "|";
    for (std::size_t i = 0; i < row.size(); ++i) {
      text += fmt::format(" {} |", escaped(cell_text(row[i], table.columns[i], kinds[i])));
    }
    text += "\n";
  }
  if (!table.notes.empty()) text += "\n";
  for (const auto& note : table.notes) text += fmt::format("- {}\n", escaped(note));
  if (!table.sources.empty()) text += "\nSources:\n\n";
  for (const auto& source : table.sources) {
    const auto& words = source.citation.empty() ? source.title : source.citation;
    text += fmt::format("- {}", escaped(words));
    if (!source.licence.empty()) text += fmt::format(" Licence: {}.", escaped(source.licence));
    text += fmt::format(" `{}`\n", source.id);
  }
}

}  // namespace

std::string render_markdown(const api::Document& document) {
  std::string text;
  if (!document.title.empty()) text += fmt::format("# {}\n", escaped(document.title));
  for (const auto& table : document.tables) {
    if (!text.empty()) text += "\n";
    append_table(text, table);
  }
  return text;
}

}  // namespace orrery::cli
