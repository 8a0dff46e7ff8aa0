// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int show_org_command(const Context& context) {
  const auto& invocation = context.invocation;
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_document(
      context,
      session.organisation(
          {.org = invocation.arguments.empty() ? std::string() : invocation.arguments.front(),
           .year = invocation.year("--year"),
           .top = invocation.count("--top")}));
  return 0;
}

}  // namespace orrery::cli
