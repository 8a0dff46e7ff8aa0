// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/text.hpp"
#include "orrery/cli/cells.hpp"
#include "orrery/cli/layout.hpp"
#include "orrery/cli/render.hpp"
#include "orrery/cli/terminal.hpp"

namespace orrery::cli {
namespace {

constexpr int kGap = 2;             // blanks between columns
constexpr int kNarrowestText = 16;  // a column of texts is not cut below this to make room

// A column ready to be set: its cells as texts, numbers already aligned at the point.
struct SetColumn {
  std::string name;
  std::vector<std::string> unit;  // in as many lines as keep it from widening the column
  std::vector<std::string> cells;
  bool numeric = false;
  int natural = 0;  // width that shows everything
  int width = 0;    // width that it gets
};

// Pads the fractions so that the decimal points stand below each other.
std::vector<std::string> aligned_numbers(const api::Table& table,
                                         std::size_t column,
                                         std::size_t rows,
                                         bool whole) {
  std::vector<NumberText> texts(rows);
  int widest = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    const auto& cell = table.rows[r][column];
    if (is_missing(cell)) continue;
    texts[r] = readable_number(cell, table.columns[column], whole);
    widest = std::max(widest, display_width(texts[r].fraction));
  }
  std::vector<std::string> cells;
  cells.reserve(rows);
  for (std::size_t r = 0; r < rows; ++r) {
    const bool missing = is_missing(table.rows[r][column]);
    cells.push_back(missing ? "·" : texts[r].whole + padded_right(texts[r].fraction, widest));
  }
  return cells;
}

SetColumn set_column(const api::Table& table, std::size_t index, std::size_t rows) {
  const auto kind = kind_of(table, index, rows);
  SetColumn column{.name = one_line(table.columns[index].name),
                   .unit = {},
                   .cells = {},
                   .numeric = kind.numeric};
  if (kind.numeric) {
    column.cells = aligned_numbers(table, index, rows, kind.whole);
  } else {
    column.cells.reserve(rows);
    for (std::size_t r = 0; r < rows; ++r) {
      column.cells.push_back(readable(table.rows[r][index], table.columns[index]));
    }
  }
  column.natural = display_width(column.name);
  for (const auto& cell : column.cells)
    column.natural = std::max(column.natural, display_width(cell));
  const auto unit = one_line(table.columns[index].unit);
  for (const auto& word : split(unit, ' '))
    column.natural = std::max(column.natural, display_width(word));
  column.unit = wrapped(unit, column.natural);
  column.width = column.natural;
  return column;
}

int least_width(const SetColumn& column) {
  return column.numeric ? column.natural : std::min(column.natural, kNarrowestText);
}

int total(const std::vector<SetColumn>& columns) {
  int width = -kGap;
  for (const auto& column : columns) width += column.width + kGap;
  return width;
}

// Leaves out columns from the right until the rest fits at its narrowest, then shares the room out:
// the widest columns of texts give way first. Returns the names of what was left out.
std::vector<std::string> fit(std::vector<SetColumn>& columns, int width) {
  std::vector<std::string> dropped;
  int least = -kGap;
  std::size_t kept = 0;
  for (; kept < columns.size(); ++kept) {
    least += least_width(columns[kept]) + kGap;
    if (least > width && kept > 0) break;
  }
  for (std::size_t i = kept; i < columns.size(); ++i) dropped.push_back(columns[i].name);
  columns.resize(kept);
  for (int excess = total(columns) - width; excess > 0; --excess) {
    auto widest = columns.end();
    for (auto column = columns.begin(); column != columns.end(); ++column) {
      if (column->width <= least_width(*column)) continue;
      if (widest == columns.end() || column->width > widest->width) widest = column;
    }
    if (widest == columns.end()) break;
    --widest->width;
  }
  // A single column that is wider than the terminal is cut all the same.
  if (columns.size() == 1) columns.front().width = std::min(columns.front().width, width);
  return dropped;
}

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

template <typename TextOf>
std::string line_of(const std::vector<SetColumn>& columns, TextOf text_of) {
  std::string line;
  for (const auto& column : columns) {
    if (&column != columns.data()) line.append(kGap, ' ');
    const auto text = truncated(text_of(column), column.width);
    line += column.numeric ? padded_left(text, column.width) : padded_right(text, column.width);
  }
  return without_trailing_blanks(std::move(line));
}

std::string rule_of(const std::vector<SetColumn>& columns) {
  std::string line;
  for (const auto& column : columns) {
    if (&column != columns.data()) line.append(kGap, ' ');
    for (int i = 0; i < column.width; ++i) line += "─";
  }
  return line;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

void append_grid(std::string& text,
                 const std::vector<SetColumn>& columns,
                 std::size_t rows,
                 const Style& style) {
  text += style.bold(line_of(columns, [](const SetColumn& column) { return column.name; })) + "\n";
  std::size_t unit_lines = 0;
  for (const auto& column : columns) unit_lines = std::max(unit_lines, column.unit.size());
  for (std::size_t i = 0; i < unit_lines; ++i) {
    const auto part = [i](const SetColumn& column) {
      return i < column.unit.size() ? column.unit[i] : std::string{};
    };
    text += style.dim(line_of(columns, part)) + "\n";
  }
  text += style.dim(rule_of(columns)) + "\n";
  for (std::size_t r = 0; r < rows; ++r) {
    text += line_of(columns, [r](const SetColumn& column) { return column.cells[r]; }) + "\n";
  }
}

void append_table(std::string& text, const api::Table& table, const TableStyle& options) {
  const Style style(options.colour);
  if (!table.title.empty()) {
    for (const auto& line : wrapped(one_line(table.title), options.width)) {
      text += style.bold(line) + "\n";
    }
    text += "\n";
  }
  const auto rows = std::min(table.rows.size(), static_cast<std::size_t>(options.most_rows));
  std::vector<SetColumn> columns;
  columns.reserve(table.columns.size());
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    columns.push_back(set_column(table, i, rows));
  const auto dropped = fit(columns, options.width);
  append_grid(text, columns, rows, style);

  const auto remark = [&](const std::string& words, std::string_view first, std::string_view rest) {
    for (const auto& line : split(paragraph(words, options.width, first, rest), '\n')) {
      if (!line.empty()) text += style.dim(line) + "\n";
    }
  };
  if (!dropped.empty()) {
    const auto count =
        counted(static_cast<long long>(dropped.size()), "more column", "more columns");
    remark(fmt::format("{}: {} (use --format csv)", count, listed(dropped)), "… ", "  ");
  }
  if (rows < table.rows.size()) {
    const auto left = static_cast<long long>(table.rows.size() - rows);
    remark(counted(left, "more row", "more rows") + " (use --format csv)", "… ", "  ");
  }
  remark(counted(static_cast<long long>(table.rows.size()), "row", "rows"), "", "");
  for (const auto& note : table.notes) remark(one_line(note), "note: ", "      ");
}

std::vector<api::SourceLine> sources_of(const api::Document& document) {
  std::vector<api::SourceLine> sources;
  for (const auto& table : document.tables) {
    for (const auto& source : table.sources) {
      if (std::ranges::find(sources, source.id, &api::SourceLine::id) == sources.end()) {
        sources.push_back(source);
      }
    }
  }
  return sources;
}

void append_sources(std::string& text, const api::Document& document, const TableStyle& options) {
  const auto sources = sources_of(document);
  if (sources.empty()) return;
  const Style style(options.colour);
  std::string ids;
  text.append("\n").append(style.bold("Sources")).append("\n");
  for (const auto& source : sources) {
    const auto& words = source.citation.empty() ? source.title : source.citation;
    const auto licence = source.licence.empty() ? "" : fmt::format(" Licence: {}.", source.licence);
    text += paragraph(
        one_line(fmt::format("[{}] {}{}", source.id, words, licence)), options.width, "  ", "    ");
    ids.append(" ").append(source.id);
  }
  text += style.dim("Cite with");
  text += "\n";
  text += paragraph(fmt::format("orrery sources --bibtex{}", ids), options.width, "  ", "    ");
}

}  // namespace

std::string render_table(const api::Document& document, const TableStyle& style) {
  std::string text;
  const bool headed =
      document.tables.size() == 1 && document.tables.front().title == document.title;
  if (!document.title.empty() && !headed) {
    text += Style(style.colour).bold(one_line(document.title)) + "\n";
  }
  for (const auto& table : document.tables) {
    if (!text.empty()) text += "\n";
    append_table(text, table, style);
  }
  append_sources(text, document, style);
  return text;
}

}  // namespace orrery::cli
