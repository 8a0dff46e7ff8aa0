// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <filesystem>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/output.hpp"

namespace orrery::cli {

int claims_list_command(const Context& context) {
  check_output(context);
  print_document(context, api::shipped_claims());
  return 0;
}

int claims_new_command(const Context& context) {
  const auto& arguments = context.invocation.arguments;
  const std::string file = arguments.empty() ? "-" : arguments.front();
  if (file != "-" && std::filesystem::exists(file)) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} is there already", file),
                file,
                "name another file; nothing was written");
  }
  write_output(file, api::claims_template());
  if (file != "-") {
    say(context, fmt::format("  {}\n  check it with `orrery check {}`", file, file));
  }
  return 0;
}

}  // namespace orrery::cli
