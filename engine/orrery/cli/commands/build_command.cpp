// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/layout.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

std::string summary_line(const api::BuildSummary& summary, const std::filesystem::path& world) {
  const auto missing =
      summary.sources_missing == 0 ? "" : fmt::format(" ({} missing)", summary.sources_missing);
  return fmt::format("built {}: {} edition, {}{}, {}, {}, {}",
                     world.string(),
                     summary.edition,
                     counted(summary.sources_loaded, "dataset", "datasets"),
                     missing,
                     counted(summary.rows, "row", "rows"),
                     readable_bytes(summary.bytes),
                     readable_seconds(summary.seconds));
}

}  // namespace

int build_command(const Context& context) {
  const auto& invocation = context.invocation;
  const api::BuildOptions options{.data = data_of(invocation, context.environment),
                                  .edition = invocation.text_or_empty("--edition"),
                                  .world = world_of(invocation, context.environment),
                                  .seed = invocation.number("--seed"),
                                  .threads = invocation.count("--threads"),
                                  .carry_forward = invocation.has("--carry-forward"),
                                  .partial = invocation.has("--partial"),
                                  .measures = invocation.list("--measures"),
                                  .command = context.line};
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  const auto summary = api::build(options, line.progress(&cancel));
  line.finish();
  say(context, summary_line(summary, options.world));
  return 0;
}

}  // namespace orrery::cli
