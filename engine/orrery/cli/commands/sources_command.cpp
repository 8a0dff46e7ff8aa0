// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int sources_command(const Context& context) {
  const auto& invocation = context.invocation;
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  if (invocation.has("--bibtex")) {
    print_text(context, session.bibtex(invocation.arguments));
    return 0;
  }
  if (invocation.has("--conflicts")) {
    print_document(context, session.conflicts(invocation.arguments));
    return 0;
  }
  print_document(
      context,
      session.sources({.ids = invocation.arguments, .missing = !invocation.has("--loaded")}));
  return 0;
}

}  // namespace orrery::cli
