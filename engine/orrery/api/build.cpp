// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/frames/frame.hpp"
#include "orrery/institutions/measures.hpp"
#include "orrery/norms/measures.hpp"
#include "orrery/order/measures.hpp"
#include "orrery/power/measures.hpp"
#include "orrery/relations/measures.hpp"
#include "orrery/world/builder.hpp"

namespace orrery::api {
namespace {

/// What is measured, in the order in which it is: later modules read the tables of earlier ones.
struct Element {
  std::string_view name;
  std::span<const world::Measure> (*measures)();
};
constexpr Element kElements[] = {{"power", power::measures},
                                 {"norms", norms::measures},
                                 {"institutions", institutions::measures},
                                 {"relations", relations::measures},
                                 {"order", order::measures}};

/// A build that leaves out what nobody wants says so before it starts.
void require_elements(const std::vector<std::string>& names) {
  for (const auto& name : names) {
    if (std::ranges::find(kElements, name, &Element::name) != std::end(kElements)) continue;
    std::vector<std::string> known;
    for (const auto& element : kElements) known.emplace_back(element.name);
    throw Error(ErrorKind::Usage,
                fmt::format("there are no measures of \"{}\"", name),
                "--measures",
                "use " + one_of(known));
  }
}

std::int64_t count(store::Database& database,
                   const std::string& condition,
                   const std::string& what = "count(*)") {
  return database.query("SELECT " + what + " FROM meta.sources WHERE " + condition).integer(0, 0);
}

}  // namespace

BuildSummary build(const BuildOptions& options, const Progress& progress) {
  require_elements(options.measures);
  world::BuilderOptions builder_options;
  builder_options.data = options.data;
  builder_options.edition = options.edition;
  builder_options.target = options.world;
  builder_options.seed = options.seed;
  builder_options.threads = options.threads;
  builder_options.carry_forward = options.carry_forward;
  builder_options.partial = options.partial;
  builder_options.measures = options.measures;
  builder_options.version = std::string(version());
  builder_options.command = options.command;

  world::Builder builder(builder_options, progress);
  builder.load();
  const world::WorldView view(builder.database());
  const world::MeasureContext context{builder.database(), view, options.seed, options.threads};
  for (const auto& element : kElements) {
    const bool wanted = options.measures.empty() ||
                        std::ranges::find(options.measures, element.name) != options.measures.end();
    if (wanted) world::add_measures(element.measures(), context, progress);
  }
  frames::create_layers(builder.database());

  BuildSummary summary;
  summary.edition = builder.edition();
  summary.sources_loaded = static_cast<int>(count(builder.database(), "status = 'loaded'"));
  summary.sources_missing = static_cast<int>(
      count(builder.database(),
            "dataset NOT IN (SELECT dataset FROM meta.sources WHERE status = 'loaded')",
            "count(DISTINCT dataset)"));
  summary.rows = count(builder.database(), "status = 'loaded'", "coalesce(sum(rows), 0)::BIGINT");
  summary.seconds = builder.finish();
  summary.bytes = std::filesystem::file_size(options.world);
  return summary;
}

}  // namespace orrery::api
