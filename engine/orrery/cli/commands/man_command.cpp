// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/manual.hpp"

namespace orrery::cli {

int man_command(const Context& context) {
  print_text(context, manual_page(api::version()));
  return 0;
}

}  // namespace orrery::cli
