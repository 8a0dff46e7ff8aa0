// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/render.hpp"

#include <fmt/format.h>

#include "orrery/base/error.hpp"

namespace orrery::cli {

std::string render(const api::Document& document, Format format, const TableStyle& style) {
  switch (format) {
    case Format::Table:
      return render_table(document, style);
    case Format::Csv:
      return render_csv(document);
    case Format::Json:
      return render_json(document);
    case Format::Markdown:
      return render_markdown(document);
  }
  return {};
}

Format format_named(std::string_view name) {
  if (name == "table") return Format::Table;
  if (name == "csv") return Format::Csv;
  if (name == "json") return Format::Json;
  if (name == "md") return Format::Markdown;
  throw Error(ErrorKind::Usage, fmt::format("unknown format \"{}\"", name), "--format");
}

}  // namespace orrery::cli
