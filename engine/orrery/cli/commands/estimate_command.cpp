// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

int session_number(std::string_view word, std::string_view whole) {
  int number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  if (read.ec == std::errc() && read.ptr == word.data() + word.size() && number >= 1) return number;
  throw Error(ErrorKind::Usage,
              fmt::format("\"{}\" is no range of sessions", whole),
              "--sessions",
              "write 46..55, or 46 for one session");
}

/// Reads "46..55" or "46".
void read_sessions(std::string_view text, api::IdealPointsOptions& options) {
  if (text.empty()) return;
  const auto dots = text.find("..");
  options.first_session = session_number(text.substr(0, dots), text);
  options.last_session = options.first_session;
  if (dots != std::string_view::npos) {
    options.last_session = session_number(text.substr(dots + 2), text);
  }
  if (*options.last_session < *options.first_session) session_number("", text);
}

}  // namespace

int estimate_ideal_points_command(const Context& context) {
  const auto& invocation = context.invocation;
  api::IdealPointsOptions options{.world = world_of(invocation, context.environment),
                                  .issue = invocation.text_or_empty("--issue"),
                                  .first_session = {},
                                  .last_session = {},
                                  .model = invocation.text_or_empty("--model"),
                                  .absence = invocation.text_or_empty("--absence"),
                                  .chains = invocation.count("--chains"),
                                  .warmup = invocation.count("--warmup"),
                                  .draws = invocation.count("--draws"),
                                  .thin = invocation.count("--thin"),
                                  .seed = invocation.number("--seed"),
                                  .threads = invocation.count("--threads"),
                                  .resume = invocation.has("--resume"),
                                  .output = invocation.text_or_empty("--draws-file")};
  read_sessions(invocation.text_or_empty("--sessions"), options);
  check_output(context);
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  auto document = api::estimate_ideal_points(options, line.progress(&cancel));
  line.finish();
  print_document(context, std::move(document));
  return 0;
}

}  // namespace orrery::cli
