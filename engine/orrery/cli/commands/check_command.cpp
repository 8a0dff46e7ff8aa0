// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {

int check_command(const Context& context) {
  const auto& invocation = context.invocation;
  api::ClaimsQuery query{.files = invocation.arguments,
                         .only = invocation.list("--claim"),
                         .explain = invocation.text_or_empty("--explain"),
                         .variant = invocation.text_or_empty("--variant"),
                         .language = invocation.text_or_empty("--lang"),
                         .variants = invocation.has("--variants"),
                         .seed = invocation.number("--seed")};
  check_output(context);
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  const api::Session session(world_of(invocation, context.environment));
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  auto answer = session.check(query, line.progress(&cancel));
  line.finish();
  print_document(context, std::move(answer.document));
  if (!invocation.has("--strict") || answer.unmet.empty()) return 0;
  for (const auto& unmet : answer.unmet) say(context, unmet);
  return exit_status_of(ErrorKind::Answer);
}

}  // namespace orrery::cli
