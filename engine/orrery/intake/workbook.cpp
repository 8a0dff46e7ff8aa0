// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "orrery/base/text.hpp"
#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/wildcard.hpp"

namespace orrery::intake {
namespace {

constexpr unsigned kXmlParsing =
    pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol | pugi::parse_ws_pcdata_single;

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

Error no_sheet(const Package& package,
               const std::string& wanted,
               const std::vector<std::string>& names) {
  const auto near = closest(wanted, names);
  return Error(ErrorKind::MissingData,
               fmt::format("'{}' has no sheet '{}'", package.path().string(), wanted),
               package.path().string(),
               did_you_mean(near, "its sheets are " + one_of(names)));
}

}  // namespace

Package::Package(std::filesystem::path path, std::uint64_t max_unpacked)
    : path_(std::move(path)), left_(max_unpacked), listing_(list_zip(path_)) {
  if (!listing_.complaint.empty()) throw refuse("", listing_.complaint);
}

void Package::read(const std::string& name, Part& part) {
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

Error Package::refuse(const std::string& part,
                      const std::string& problem,
                      const std::string& cell) const {
  const auto file = FoundFile{path_, part}.place();
  return Error(ErrorKind::MissingData,
               fmt::format("'{}' {}", path_.string(), problem),
               cell.empty() ? file : file + ":" + cell,
               "open it in a spreadsheet program to see if it is sound, or download it again");
}

std::optional<std::string> Package::find(std::string_view name) const {
  const auto at = std::ranges::find_if(
      listing_.members, [&](const auto& each) { return equal_ignoring_case(each, name); });
  return at == listing_.members.end() ? std::nullopt : std::optional(*at);
}

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

}  // namespace orrery::intake
