// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {

int show_dyad_command(const Context& context) {
  const auto& invocation = context.invocation;
  api::DyadQuery query{.one = invocation.arguments.at(0),
                       .other = invocation.arguments.at(1),
                       .from = invocation.year("--from"),
                       .to = invocation.year("--to"),
                       .weights = {},
                       .compare = invocation.list("--compare"),
                       .explain = invocation.has("--explain"),
                       .bandwidth = {},
                       .dependence = {}};
  if (const auto weights = invocation.text("--weights")) query.weights = parse_weights(*weights);
  if (const auto weights = invocation.text("--bandwidth"))
    query.bandwidth = parse_weights(*weights, "--bandwidth");
  if (const auto weights = invocation.text("--dependence"))
    query.dependence = parse_weights(*weights, "--dependence");
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_answer(context, session, session.dyad(query));
  return 0;
}

}  // namespace orrery::cli
