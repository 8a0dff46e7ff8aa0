// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/tables/tables.hpp"

namespace orrery::norms {

std::vector<std::string> fill_ideal_points(const world::MeasureContext& context) {
  create_tables(context.database, "schema.sql");
  return {};
}

}  // namespace orrery::norms
