// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {
namespace {

// Smaller shares than a half are not kept in the world.
constexpr double kLeastMajority = 0.5;

api::OrganisationQuery organisation_query(const Invocation& invocation) {
  api::OrganisationQuery query;
  if (!invocation.arguments.empty()) query.org = invocation.arguments.front();
  query.year = invocation.year("--year");
  query.top = invocation.count("--top");
  query.explain = invocation.has("--explain");
  query.from = invocation.year("--from");
  query.to = invocation.year("--to");
  query.group = invocation.text_or_empty("--group");
  query.majority =
      parse_share(invocation.text_or_empty("--majority"), "--majority", kLeastMajority);
  return query;
}

}  // namespace

int show_org_command(const Context& context) {
  const auto query = organisation_query(context.invocation);
  check_output(context);
  const api::Session session(world_of(context.invocation, context.environment));
  print_answer(context, session, session.organisation(query));
  return 0;
}

}  // namespace orrery::cli
