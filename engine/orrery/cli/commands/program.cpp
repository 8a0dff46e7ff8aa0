// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/failure.hpp"
#include "orrery/cli/help.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/output.hpp"
#include "orrery/cli/quote.hpp"

namespace orrery::cli {
namespace {

struct Handler {
  std::string_view path;
  int (*run)(const Context& context);
};

constexpr std::array kHandlers{
    Handler{"build", build_command},
    Handler{"fetch", fetch_command},
    Handler{"sources", sources_command},
    Handler{"show state", show_state_command},
    Handler{"show power", show_power_command},
    Handler{"show norms", show_norms_command},
    Handler{"show dyad", show_dyad_command},
    Handler{"show balance", show_balance_command},
    Handler{"show triangle", show_triangle_command},
    Handler{"show org", show_org_command},
    Handler{"show order", show_order_command},
    Handler{"show diffusion", show_diffusion_command},
    Handler{"show speeches", show_speeches_command},
    Handler{"estimate ideal-points", estimate_ideal_points_command},
    Handler{"estimate logit", estimate_logit_command},
    Handler{"frame", frame_command},
    Handler{"check", check_command},
    Handler{"claims list", claims_list_command},
    Handler{"claims new", claims_new_command},
    Handler{"report", report_command},
    Handler{"sql", sql_command},
    Handler{"doctor", doctor_command},
    Handler{"help", help_command},
    Handler{"completions", completions_command},
    Handler{"man", man_command},
    Handler{"version", version_command},
};

int run_group(const Context& context) {
  const auto& group = context.invocation.group;
  if (context.invocation.has("--help")) {
    write_output("-",
                 group.empty() ? program_help(context.terminal.width)
                               : group_help(group, context.terminal.width));
    return 0;
  }
  if (group.empty()) {
    write_output("-", first_page());
    return 0;
  }
  throw Error(ErrorKind::Usage,
              fmt::format("orrery {} needs to know what", group),
              {},
              fmt::format("orrery {} --help lists what there is", group));
}

int run(const Context& context) {
  const auto* command = context.invocation.command;
  if (command == nullptr) return run_group(context);
  if (context.invocation.has("--help")) {
    write_output("-", command_help(*command, context.terminal.width));
    return 0;
  }
  const auto handler = std::ranges::find(kHandlers, command->path, &Handler::path);
  if (handler == kHandlers.end()) {
    throw Error(ErrorKind::Internal, fmt::format("nothing runs orrery {}", command->path));
  }
  return handler->run(context);
}

// Colour of errors that come before the flags are understood.
std::string_view colour_in(const std::vector<std::string>& words) {
  if (std::ranges::find(words, "--color=never") != words.end()) return "never";
  if (std::ranges::find(words, "--color=always") != words.end()) return "always";
  return "auto";
}

std::string whole_line(const std::vector<std::string>& words) {
  return words.empty() ? std::string("orrery") : fmt::format("orrery {}", quoted_line(words));
}

}  // namespace

int run_program(int argc, const char* const* argv) {
  const std::vector<std::string> words(argv + std::min(argc, 1), argv + argc);
  die_quietly_of_closed_pipes();
  Context context{.invocation = {},
                  .environment = process_environment(),
                  .terminal = {},
                  .line = whole_line(words)};
  context.terminal = terminal_of(context.environment, colour_in(words));
  try {
    if (words.size() == 1 && words.front() == "--version") return version_command(context);
    context.invocation = parse(words);
    context.terminal =
        terminal_of(context.environment, context.invocation.text("--color").value_or("auto"));
    return run(context);
  } catch (...) {
    const auto failure = describe(
        std::current_exception(), api::version(), caught_signal(), context.terminal.errors_colour);
    fmt::print(stderr, "{}", failure.text);
    return failure.status;
  }
}

}  // namespace orrery::cli
