// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int show_diffusion_command(const Context& context) {
  const auto& invocation = context.invocation;
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  const auto& words = invocation.arguments;
  print_document(context, session.diffusion(words.empty() ? "" : words.front()));
  return 0;
}

}  // namespace orrery::cli
