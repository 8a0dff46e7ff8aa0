// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {

int show_speeches_command(const Context& context) {
  const auto& invocation = context.invocation;
  const auto& words = invocation.arguments;
  const api::SpeechesQuery query{.list = words.empty() ? "" : words.front(),
                                 .terms = invocation.list("--terms"),
                                 .lists_file = invocation.text_or_empty("--lists"),
                                 .state = invocation.text_or_empty("--state"),
                                 .from = invocation.year("--from"),
                                 .to = invocation.year("--to"),
                                 .threads = invocation.count("--threads")};
  if (!query.list.empty() && !query.terms.empty()) {
    throw Error(ErrorKind::Usage,
                fmt::format("--terms stand instead of the list \"{}\"", query.list),
                {},
                "leave out one of the two");
  }
  check_output(context);
  const api::Session session(world_of(invocation, context.environment), query.threads);
  print_document(context, session.speeches(query));
  return 0;
}

}  // namespace orrery::cli
