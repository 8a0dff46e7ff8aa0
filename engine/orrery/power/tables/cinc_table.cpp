// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/cinc.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/power/embedded.hpp"
#include "orrery/power/tables/index_series.hpp"
#include "orrery/power/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::power {

void create_tables(store::Database& database, std::string_view file) {
  database.execute_together(std::string(embedded_text(embedded_power_sql(), file)));
}

std::vector<std::string> fill_cinc(const world::MeasureContext& context) {
  create_tables(context.database, "schema.sql");
  std::vector<std::string> sources;
  const auto vintages = context.view.vintages();
  if (vintages.empty()) return sources;
  create_tables(context.database, "cinc.sql");
  store::Appender table(context.database, "power", "cinc");
  for (const auto& vintage : vintages) {
    const auto panel = context.view.capabilities(vintage);
    for (std::size_t y = 0; y < panel.years().size(); ++y) {
      const auto rows = panel.rows(y);
      const auto computed = cinc(capabilities_of(rows));
      for (std::size_t i = 0; i < computed.size(); ++i) {
        const auto& c = computed[i];
        table.add(vintage,
                  c.state,
                  panel.years()[y],
                  c.cinc,
                  rows[i].cinc_published,
                  static_cast<std::int8_t>(c.n_components),
                  c.share[0],
                  c.share[1],
                  c.share[2],
                  c.share[3],
                  c.share[4],
                  c.share[5]);
      }
    }
    sources.push_back(context.view.capability_source(vintage));
  }
  table.finish();
  return sources;
}

}  // namespace orrery::power
