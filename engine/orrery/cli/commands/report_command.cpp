// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/report/report.hpp"

#include <fmt/format.h>

#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/layout.hpp"

namespace orrery::cli {

int report_command(const Context& context) {
  const auto& invocation = context.invocation;
  const auto summary = report::write_report(world_of(invocation, context.environment),
                                            invocation.text_or_empty("--output"),
                                            invocation.count("--threads"));
  say(context,
      fmt::format("wrote {}: {}, {}",
                  summary.page.string(),
                  counted(summary.tables, "table", "tables"),
                  readable_bytes(summary.bytes)));
  return 0;
}

}  // namespace orrery::cli
