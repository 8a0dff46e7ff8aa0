// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/events/fields.hpp"

namespace orrery::events {
namespace {

constexpr std::size_t kIcewsColumns = 20;
constexpr std::size_t kPolecatColumns = 40;

std::vector<std::string> names_in(std::string_view line, char delimiter) {
  std::string text(line);
  text.append(kSlack, '\0');
  Fields fields;
  fields.split(text.data(), text.data() + line.size(), delimiter);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(fields.count(), Fields::kMost); ++i)
    names.push_back(folded(fields[i]));
  return names;
}

}  // namespace

Format format_of(std::string_view name) {
  if (name == "gdelt") return Format::Gdelt;
  if (name == "icews") return Format::Icews;
  if (name == "polecat") return Format::Polecat;
  throw Error(ErrorKind::Internal, fmt::format("no event files are called \"{}\"", name));
}

bool has_header(Format format) {
  return format != Format::Gdelt;
}

Layout layout_of(Format format, std::string_view first_line, const std::string& place) {
  Layout layout;
  layout.format = format;
  if (!has_header(format)) return layout;
  const bool is_icews = format == Format::Icews;
  const auto tabs = std::ranges::count(first_line, '\t');
  if (!is_icews && tabs == 0) layout.delimiter = ',';
  const auto names = names_in(first_line, layout.delimiter);
  const auto column = [&](std::string_view name) {
    const auto found = std::ranges::find(names, folded(name));
    if (found == names.end())
      throw Error(ErrorKind::MissingData,
                  fmt::format("the file has no column \"{}\"", name),
                  place + ":1",
                  "its first line must name the columns as the publisher does");
    return static_cast<std::size_t>(found - names.begin());
  };
  layout.columns = names.size();
  layout.standard = is_icews ? kIcewsColumns : kPolecatColumns;
  layout.id = column("Event ID");
  layout.date = column("Event Date");
  layout.source = column(is_icews ? "Source Country" : "Actor Country");
  layout.target = column(is_icews ? "Target Country" : "Recipient Country");
  layout.kind = column(is_icews ? "CAMEO Code" : "Quad Code");
  layout.intensity = column("Intensity");
  return layout;
}

}  // namespace orrery::events
