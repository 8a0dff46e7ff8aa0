// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int version_command(const Context& context) {
  print_text(context, fmt::format("orrery {}\n", api::version()));
  return 0;
}

}  // namespace orrery::cli
