// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {

int show_triangle_command(const Context& context) {
  const auto& invocation = context.invocation;
  api::TriangleQuery query{
      .states = invocation.arguments,
      .from = invocation.year("--from"),
      .to = invocation.year("--to"),
      .threshold = parse_share(invocation.text_or_empty("--threshold"), "--threshold", 0),
      .weights = {}};
  if (const auto weights = invocation.text("--weights")) query.weights = parse_weights(*weights);
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_answer(context, session, session.triangle(query));
  return 0;
}

}  // namespace orrery::cli
