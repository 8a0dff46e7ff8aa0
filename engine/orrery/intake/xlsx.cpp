// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/xlsx.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/csv_record.hpp"
#include "orrery/intake/wildcard.hpp"
#include "orrery/intake/zip_archive.hpp"

namespace orrery::intake {
namespace {

constexpr std::uint32_t kMostRows = 1048576;
constexpr std::uint32_t kMostColumns = 16384;
constexpr unsigned kXmlParsing =
    pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata_single;

/// Some writers prefix every name ("x:row"), so names are compared without their prefix.
std::string_view local(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& node) { return local(node.name()) == name; });
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& each : node.attributes())
    if (local(each.name()) == name) return each.value();
  return {};
}

template <typename Visit>
void for_each_child(const pugi::xml_node& parent, std::string_view name, Visit&& visit) {
  for (const auto& node : parent.children())
    if (local(node.name()) == name) visit(node);
}

std::optional<std::uint32_t> number(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// The XML of one part, and its name for messages.
struct Part {
  std::string name;
  std::string text;
  pugi::xml_document document;
};

/// The parts of a workbook's package, read one at a time within a common limit of bytes.
class Package {
 public:
  Package(std::filesystem::path path, std::uint64_t max_unpacked)
      : path_(std::move(path)), left_(max_unpacked), listing_(list_zip(path_)) {
    if (!listing_.complaint.empty()) throw refuse("", listing_.complaint);
  }

  bool has(std::string_view name) const { return find(name).has_value(); }

  void read(const std::string& name, Part& part) {
    const auto member = find(name);
    if (!member)
      throw refuse("", fmt::format("has no part '{}', so it is not a sound workbook", name));
    part.name = *member;
    part.text = read_all(*open_bytes({path_, *member}, left_));
    left_ -= part.text.size();
    const auto result =
        part.document.load_buffer_inplace(part.text.data(), part.text.size(), kXmlParsing);
    if (!result)
      throw refuse(
          part.name,
          fmt::format("has damaged XML at byte {}: {}", result.offset, result.description()));
  }

  /// An error about a part, or a cell of it.
  Error refuse(const std::string& part,
               const std::string& problem,
               const std::string& cell = {}) const {
    const auto file = FoundFile{path_, part}.place();
    return Error(ErrorKind::MissingData,
                 fmt::format("'{}' {}", path_.string(), problem),
                 cell.empty() ? file : file + ":" + cell,
                 "open it in a spreadsheet program to see if it is sound, or download it again");
  }

  const std::filesystem::path& path() const { return path_; }

 private:
  std::optional<std::string> find(std::string_view name) const {
    const auto at = std::ranges::find_if(
        listing_.members, [&](const auto& each) { return equal_ignoring_case(each, name); });
    return at == listing_.members.end() ? std::nullopt : std::optional(*at);
  }

  std::filesystem::path path_;
  std::uint64_t left_;
  ZipListing listing_;
};

/// A relation of a part to another one: "rId3" or a type, and the other part's name.
struct Relation {
  std::string id;
  std::string type;
  std::string target;
};

/// The relations of a part; `part` is empty for the package itself.
std::vector<Relation> relations_of(Package& package, const std::string& part) {
  const std::filesystem::path owner(part);
  const auto name =
      (owner.parent_path() / "_rels" / (owner.filename().string() + ".rels")).string();
  Part file;
  package.read(name, file);
  std::vector<Relation> relations;
  for_each_child(
      child(file.document, "Relationships"), "Relationship", [&](const pugi::xml_node& node) {
        const std::string target(attribute(node, "Target"));
        const auto whole = target.starts_with('/') ? std::filesystem::path(target.substr(1))
                                                   : owner.parent_path() / target;
        relations.push_back({std::string(attribute(node, "Id")),
                             std::string(attribute(node, "Type")),
                             whole.lexically_normal().string()});
      });
  return relations;
}

std::optional<std::string> target_of_type(const std::vector<Relation>& relations,
                                          std::string_view ending) {
  for (const auto& relation : relations)
    if (relation.type.ends_with(ending)) return relation.target;
  return std::nullopt;
}

struct SheetEntry {
  std::string name;
  std::string part;
};

struct Contents {
  std::vector<SheetEntry> sheets;
  std::optional<std::string> shared_strings;
};

Contents contents_of(Package& package) {
  const auto workbook = target_of_type(relations_of(package, ""), "/officeDocument");
  if (!workbook) throw package.refuse("", "names no workbook, so it is not an .xlsx file");
  const auto relations = relations_of(package, *workbook);
  Part part;
  package.read(*workbook, part);
  Contents contents;
  contents.shared_strings = target_of_type(relations, "/sharedStrings");
  for_each_child(
      child(child(part.document, "workbook"), "sheets"), "sheet", [&](const pugi::xml_node& node) {
        const auto id = attribute(node, "id");
        const auto at = std::ranges::find(relations, id, &Relation::id);
        if (at != relations.end())
          contents.sheets.push_back({std::string(attribute(node, "name")), at->target});
      });
  return contents;
}

std::vector<std::string> names_of(const std::vector<SheetEntry>& sheets) {
  std::vector<std::string> names;
  names.reserve(sheets.size());
  for (const auto& sheet : sheets) names.push_back(sheet.name);
  return names;
}

Error no_sheet(const Package& package,
               const std::string& wanted,
               const std::vector<std::string>& names) {
  const auto near = closest(wanted, names);
  return Error(
      ErrorKind::MissingData,
      fmt::format("'{}' has no sheet '{}'", package.path().string(), wanted),
      package.path().string(),
      near.empty() ? "its sheets are " + one_of(names) : "did you mean " + one_of(near) + "?");
}

const SheetEntry& choose_sheet(const Package& package,
                               const std::vector<SheetEntry>& sheets,
                               const std::string& wanted) {
  const auto names = names_of(sheets);
  if (const auto exact = std::ranges::find(sheets, wanted, &SheetEntry::name);
      exact != sheets.end())
    return *exact;
  std::vector<std::string> fitting;
  const SheetEntry* chosen = nullptr;
  for (const auto& sheet : sheets) {
    if (!matches_wildcard(wanted, sheet.name)) continue;
    fitting.push_back(sheet.name);
    if (chosen == nullptr) chosen = &sheet;
  }
  if (chosen == nullptr) throw no_sheet(package, wanted, names);
  if (fitting.size() > 1 && wanted != "*")
    throw Error(
        ErrorKind::MissingData,
        fmt::format(
            "'{}' has {} sheets that fit '{}'", package.path().string(), fitting.size(), wanted),
        package.path().string(),
        "name one of them: " + one_of(fitting));
  return *chosen;
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
