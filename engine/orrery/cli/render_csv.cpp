// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "orrery/api/csv.hpp"
#include "orrery/cli/render.hpp"

namespace orrery::cli {

std::string render_csv(const api::Document& document) {
  std::string text;
  for (const auto& table : document.tables) {
    if (!text.empty()) text += '\n';
    text += api::csv_of(table);
  }
  return text;
}

}  // namespace orrery::cli
