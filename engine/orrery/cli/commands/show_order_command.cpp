// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int show_order_command(const Context& context) {
  const auto& invocation = context.invocation;
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_answer(context,
               session,
               session.order({.year = invocation.year("--year"),
                              .element = invocation.text_or_empty("--element"),
                              .penalty = invocation.text_or_empty("--penalty"),
                              .explain = invocation.has("--explain"),
                              .without = invocation.list("--without")}));
  return 0;
}

}  // namespace orrery::cli
