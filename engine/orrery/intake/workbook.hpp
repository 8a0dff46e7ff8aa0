// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/intake/zip_archive.hpp"

namespace orrery::intake {

/// The XML of one part of a workbook, and its name for messages.
struct Part {
  std::string name;
  std::string text;
  pugi::xml_document document;
};

/// The parts of an .xlsx workbook's package, read one at a time within a common limit of bytes.
class Package {
 public:
  /// Throws Error{MissingData} if the file is not a sound zip archive.
  Package(std::filesystem::path path, std::uint64_t max_unpacked);

  /// True if there is a part of that name, in either case.
  bool has(std::string_view name) const { return find(name).has_value(); }

  /// Reads and parses a part, whose name counts in either case (ECMA-376, part 2). Throws
  /// Error{MissingData} if it is missing or damaged, Error{Limit} beyond the common limit.
  void read(const std::string& name, Part& part);

  /// An error about a part, or a cell of it.
  Error refuse(const std::string& part,
               const std::string& problem,
               const std::string& cell = {}) const;

  /// The workbook's file.
  const std::filesystem::path& path() const { return path_; }

 private:
  std::optional<std::string> find(std::string_view name) const;

  std::filesystem::path path_;
  std::uint64_t left_;
  ZipListing listing_;
};

/// A sheet by its name, and the part that holds it.
struct SheetEntry {
  std::string name;
  std::string part;
};

/// What a workbook says it holds.
struct Contents {
  std::vector<SheetEntry> sheets;
  std::optional<std::string> shared_strings;
};

/// Follows the package's relations to the workbook, and the workbook's to its sheets and strings.
Contents contents_of(Package& package);

/// The names of the sheets, in the workbook's order.
std::vector<std::string> names_of(const std::vector<SheetEntry>& sheets);

/// The sheet of exactly this name, else the only one that fits it as a pattern; "*" is the first.
/// Throws Error{MissingData} with the sheets there are.
const SheetEntry& choose_sheet(const Package& package,
                               const std::vector<SheetEntry>& sheets,
                               const std::string& wanted);

/// Some writers prefix every name ("x:row"), so names are compared without their prefix.
inline std::string_view local(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

/// The first child of that local name, or an empty node.
inline pugi::xml_node child(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& node) { return local(node.name()) == name; });
}

/// The value of the attribute of that local name, or empty.
inline std::string_view attribute(const pugi::xml_node& node, std::string_view name) {
  for (const auto& each : node.attributes())
    if (local(each.name()) == name) return each.value();
  return {};
}

/// Calls `visit(node)` for every child of that local name.
template <typename Visit>
void for_each_child(const pugi::xml_node& parent, std::string_view name, Visit&& visit) {
  for (const auto& node : parent.children())
    if (local(node.name()) == name) visit(node);
}

}  // namespace orrery::intake
