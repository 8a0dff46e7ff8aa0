// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {

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
  write_beside(context, answer.design);
  return 0;
}

}  // namespace orrery::cli
