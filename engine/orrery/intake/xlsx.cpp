// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/xlsx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/csv_record.hpp"
#include "orrery/intake/workbook.hpp"

namespace orrery::intake {
namespace {

constexpr std::uint32_t kMostRows = 1048576;
constexpr std::uint32_t kMostColumns = 16384;

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// Text in which Excel wrote a control character as its number: "_x000D_" is a carriage return.
std::string without_number_escapes(std::string text) {
  constexpr std::size_t kLength = 7;
  for (auto at = text.find("_x"); at != std::string::npos; at = text.find("_x", at + 1)) {
    if (at + kLength > text.size() || text[at + 6] != '_') continue;
    unsigned value = 0;
    const auto* const digits = text.data() + at + 2;
    const auto [end, problem] = std::from_chars(digits, digits + 4, value, 16);
    if (problem != std::errc{} || end != digits + 4 || value == 0 || value >= 0x80) continue;
    text.replace(at, kLength, 1, static_cast<char>(value));
  }
  return text;
}

/// The text of a string item: of its own t, or of the t of every run; not the reading aids (rPh).
std::string item_text(const pugi::xml_node& item) {
  std::string text;
  for (const auto& node : item.children()) {
    if (local(node.name()) == "t") text += node.child_value();
    if (local(node.name()) == "r") text += child(node, "t").child_value();
  }
  return without_number_escapes(std::move(text));
}

std::vector<std::string> shared_strings_of(Package& package, const Contents& contents) {
  std::vector<std::string> strings;
  if (!contents.shared_strings || !package.has(*contents.shared_strings)) return strings;
  Part part;
  package.read(*contents.shared_strings, part);
  for_each_child(child(part.document, "sst"), "si", [&](const pugi::xml_node& item) {
    strings.push_back(item_text(item));
  });
  return strings;
}

/// The column of a cell reference such as "AB12", from 0; empty if it is none.
std::optional<std::uint32_t> column_of(std::string_view reference) {
  std::uint32_t column = 0;
  for (const char letter : reference) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
    if (column > kMostColumns) return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

/// One row of a sheet: its number, and its cells up to the last that is not blank.
struct Row {
  std::uint32_t number;
  std::vector<std::string> cells;
};

/// Reads the rows of one worksheet in order.
class Worksheet {
 public:
  Worksheet(Package& package, const SheetEntry& entry, std::vector<std::string> strings)
      : package_(package), strings_(std::move(strings)) {
    package.read(entry.part, part_);
  }

  /// Calls `visit(row)` for every row that is not blank.
  template <typename Visit>
  void for_each_row(Visit&& visit) const {
    std::uint32_t last = 0;
    for_each_child(child(child(part_.document, "worksheet"), "sheetData"),
                   "row",
                   [&](const pugi::xml_node& node) {
                     const auto reference = attribute(node, "r");
                     const auto stated =
                         reference.empty() ? std::optional(last + 1) : number(reference);
                     if (!stated || *stated <= last || *stated > kMostRows)
                       throw package_.refuse(
                           part_.name, fmt::format("has a row '{}' after row {}", reference, last));
                     last = *stated;
                     const Row row{last, cells_of(node, last)};
                     if (!row.cells.empty()) visit(row);
                   });
  }

 private:
  std::vector<std::string> cells_of(const pugi::xml_node& row, std::uint32_t row_number) const {
    std::vector<std::string> cells;
    std::uint32_t next = 0;
    for_each_child(row, "c", [&](const pugi::xml_node& cell) {
      const auto reference = attribute(cell, "r");
      const auto column = reference.empty() ? std::optional(next) : column_of(reference);
      if (!column || *column >= kMostColumns)
        throw package_.refuse(part_.name,
                              fmt::format("has a cell '{}' in row {}", reference, row_number));
      next = *column + 1;
      auto value = value_of(cell, row_number);
      if (value.empty()) return;
      if (cells.size() <= *column) cells.resize(*column + 1);
      cells[*column] = std::move(value);
    });
    return cells;
  }

  std::string value_of(const pugi::xml_node& cell, std::uint32_t row_number) const {
    const auto type = attribute(cell, "t");
    if (type == "inlineStr") return item_text(child(cell, "is"));
    const std::string value = child(cell, "v").child_value();
    if (type == "s") return shared_string(value, cell, row_number);
    if (type == "str") return without_number_escapes(value);
    std::string plain(trimmed(value));
    if (type == "b") return plain == "1" ? "TRUE" : plain == "0" ? "FALSE" : plain;
    return plain;
  }

  std::string shared_string(std::string_view index,
                            const pugi::xml_node& cell,
                            std::uint32_t row_number) const {
    if (index.empty()) return {};
    const auto at = number(trimmed(index));
    if (at && *at < strings_.size()) return strings_[*at];
    const auto reference = attribute(cell, "r");
    throw package_.refuse(
        part_.name,
        fmt::format("refers to the shared string '{}' of {}", index, strings_.size()),
        reference.empty() ? fmt::format("row {}", row_number) : std::string(reference));
  }

  const Package& package_;
  std::vector<std::string> strings_;
  Part part_;
};

std::string first_value(const Row& row) {
  const auto at = std::ranges::find_if(
      row.cells, [](const std::string& cell) { return !trimmed(cell).empty(); });
  return at == row.cells.end() ? std::string{} : std::string(trimmed(*at));
}

bool is_header(const Row& row, const HeaderRule& rule) {
  if (row.number <= rule.skip_lines) return false;
  const auto first = first_value(row);
  return rule.starts_with.empty() ? !first.empty() : first == rule.starts_with;
}

/// Where the table of a sheet begins and how wide it is.
struct Extent {
  std::uint32_t first_row = 0;
  std::size_t width = 0;
};

Extent extent_of(const Worksheet& sheet, const HeaderRule& rule, const std::string& place) {
  Extent extent;
  std::vector<std::string> first_values;
  sheet.for_each_row([&](const Row& row) {
    if (extent.first_row == 0) {
      first_values.push_back(first_value(row));
      if (is_header(row, rule)) extent.first_row = row.number;
    }
    if (extent.first_row != 0) extent.width = std::max(extent.width, row.cells.size());
  });
  if (extent.first_row != 0) return extent;
  if (rule.starts_with.empty())
    throw Error(ErrorKind::MissingData, "the sheet holds no values", place);
  const auto near = closest(rule.starts_with, first_values);
  throw Error(ErrorKind::MissingData,
              fmt::format("no row starts with the column '{}'", rule.starts_with),
              place,
              near.empty() ? "the sheet may be another one than its name says"
                           : "it has a row that starts with " + one_of(near));
}

void write_record(std::vector<std::string> cells, std::size_t width, FileWriter& out) {
  cells.resize(width);
  std::string record;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) record += ',';
    record += csv_field(cells[i]);
  }
  out.write(record += '\n');
}

}  // namespace

std::vector<std::string> sheet_names(const std::filesystem::path& workbook,
                                     std::uint64_t max_unpacked) {
  Package package(workbook, max_unpacked);
  return names_of(contents_of(package).sheets);
}

Sheet write_sheet(const std::filesystem::path& workbook,
                  const SheetOptions& options,
                  FileWriter& out) {
  Package package(workbook, options.max_unpacked);
  const auto contents = contents_of(package);
  const auto& entry = choose_sheet(package, contents.sheets, options.sheet);
  const Worksheet worksheet(package, entry, shared_strings_of(package, contents));
  const auto extent = extent_of(worksheet, options.header, FoundFile{workbook, entry.name}.place());

  out.limit(options.max_unpacked);
  Sheet sheet;
  sheet.name = entry.name;
  sheet.header_row = extent.first_row;
  worksheet.for_each_row([&](const Row& row) {
    if (row.number < extent.first_row) return;
    const bool header = options.header.present && row.number == extent.first_row;
    if (header) {
      sheet.header = row.cells;
      sheet.header.resize(extent.width);
    } else {
      sheet.rows.push_back(row.number);
    }
    write_record(row.cells, extent.width, out);
  });
  return sheet;
}

}  // namespace orrery::intake
