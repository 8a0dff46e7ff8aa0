// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/layout.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

api::FrameQuery frame_query(const Context& context) {
  const auto& invocation = context.invocation;
  if (invocation.arguments.empty()) {
    throw Error(ErrorKind::Usage,
                "orrery frame needs UNIT, such as state-years or dyad-years",
                {},
                "orrery frame --list shows what a frame can hold");
  }
  api::FrameQuery query{.unit = invocation.arguments.front(),
                        .system = invocation.text_or_empty("--system"),
                        .directed = !invocation.has("--undirected"),
                        .from = invocation.year("--from"),
                        .to = invocation.year("--to"),
                        .layers = invocation.list("--with"),
                        .only = invocation.list("--only"),
                        .among = invocation.list("--among"),
                        .columns = invocation.list("--columns"),
                        .where = invocation.text_or_empty("--where"),
                        .whittle = invocation.list("--whittle"),
                        .convention = invocation.text_or_empty("--convention"),
                        .output = invocation.text_or_empty("--output"),
                        .command = context.line,
                        .threads = invocation.count("--threads")};
  if (invocation.has("--k")) query.k = invocation.count("--k");
  const auto belongs = [&](const char* flag, bool fits, const char* units) {
    if (fits || !invocation.has(flag)) return;
    throw Error(ErrorKind::Usage,
                fmt::format("{} belongs to {}, not to {}", flag, units, query.unit),
                {},
                {});
  };
  const bool kads = query.unit == "k-ad-years";
  for (const auto* flag : {"--directed", "--undirected"})
    belongs(flag, kads || query.unit == "dyad-years", "dyad-years");
  belongs("--k", kads, "k-ad-years");
  const auto name = query.output.filename().string();
  const bool known = name.empty() || name == "-" || name.ends_with(".csv") ||
                     name.ends_with(".csv.gz") || name.ends_with(".parquet");
  if (!known) {
    throw Error(ErrorKind::Usage,
                fmt::format("the name \"{}\" does not say what to write", name),
                {},
                "end it in .csv, .csv.gz or .parquet");
  }
  return query;
}

std::string summary_text(const api::FrameSummary& summary) {
  auto text = fmt::format("{}, {}, {}",
                          counted(summary.rows, "row", "rows"),
                          counted(summary.columns, "column", "columns"),
                          readable_seconds(summary.seconds));
  for (const auto& file : summary.files) text += fmt::format("\n  {}", file.string());
  return text;
}

}  // namespace

int frame_command(const Context& context) {
  const auto& invocation = context.invocation;
  const auto world = world_of(invocation, context.environment);
  if (invocation.has("--list")) {
    check_output(context);
    print_document(context, api::Session(world).frame_layers());
    return 0;
  }
  const auto query = frame_query(context);
  check_output(context);
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  const api::Session session(world, query.threads);
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  const auto summary = session.frame(query, line.progress(&cancel));
  line.finish();
  say(context, summary_text(summary));
  return 0;
}

}  // namespace orrery::cli
