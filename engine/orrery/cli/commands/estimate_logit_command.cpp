// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/output.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

/// Writes the design and the sources beside a result in a file.
void write_beside(const Context& context, const api::LogitAnswer& answer) {
  const std::filesystem::path output = context.invocation.text_or_empty("--output");
  if (output.empty() || output == "-") return;
  auto stem = output;
  stem.replace_extension();
  const auto design = stem.string() + ".design.json";
  const auto sources = stem.string() + ".bib";
  write_output(design, answer.design);
  write_output(sources, answer.bibliography);
  say(context, fmt::format("  {}\n  {}\n  {}", output.string(), design, sources));
}

}  // namespace

int estimate_logit_command(const Context& context) {
  const auto& invocation = context.invocation;
  const auto world = world_of(invocation, context.environment);
  check_output(context);
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  const api::Session session(world);
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  auto answer =
      session.logit({.model = invocation.arguments.front(), .text = {}, .command = context.line},
                    line.progress(&cancel));
  line.finish();
  print_document(context, std::move(answer.document));
  write_beside(context, answer);
  return 0;
}

}  // namespace orrery::cli
