// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {
namespace {

api::SystemQuery system_query(const Invocation& invocation) {
  return {.from = invocation.year("--from"),
          .to = invocation.year("--to"),
          .index = invocation.text_or_empty("--index"),
          .set = invocation.text_or_empty("--set")};
}

api::PowerQuery power_query(const Invocation& invocation) {
  api::PowerQuery query{.year = invocation.year("--year"),
                        .top = invocation.count("--top"),
                        .index = invocation.text_or_empty("--index"),
                        .vintage = invocation.text("--vintage"),
                        .weights = {},
                        .explain = invocation.has("--explain")};
  if (!invocation.has("--weights")) return query;
  query.weights = parse_weights(invocation.text_or_empty("--weights"));
  if (!invocation.has("--index")) query.index = "composite";
  if (query.index != "composite") {
    throw Error(ErrorKind::Usage,
                fmt::format("--weights belong to the composite index, not to {}", query.index),
                {},
                "leave out --index, or write --index composite");
  }
  return query;
}

}  // namespace

int show_power_command(const Context& context) {
  const auto& invocation = context.invocation;
  const bool system = invocation.has("--system");
  const auto of_states = power_query(invocation);
  const auto of_system = system_query(invocation);
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_answer(
      context, session, system ? session.power_system(of_system) : session.power(of_states));
  return 0;
}

}  // namespace orrery::cli
