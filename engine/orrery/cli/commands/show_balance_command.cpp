// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int show_balance_command(const Context& context) {
  const auto& invocation = context.invocation;
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_document(context,
                 session.balance({.year = invocation.year("--year"),
                                  .from = invocation.year("--from"),
                                  .to = invocation.year("--to"),
                                  .set = invocation.text_or_empty("--set"),
                                  .top = invocation.count("--top")}));
  return 0;
}

}  // namespace orrery::cli
