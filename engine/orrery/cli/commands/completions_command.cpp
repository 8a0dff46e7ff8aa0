// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/completions.hpp"

#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int completions_command(const Context& context) {
  print_text(context, completions(context.invocation.arguments.front()));
  return 0;
}

}  // namespace orrery::cli
