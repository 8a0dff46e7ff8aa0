// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <iterator>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/commands/commands.hpp"

namespace orrery::cli {
namespace {

std::string query_of(const Invocation& invocation) {
  auto query = invocation.arguments.front();
  if (query == "-") query.assign(std::istreambuf_iterator<char>(std::cin), {});
  if (trimmed(query).empty()) {
    throw Error(ErrorKind::Usage, "the query is empty", {}, "orrery sql \"SHOW ALL TABLES\"");
  }
  return query;
}

}  // namespace

int sql_command(const Context& context) {
  const auto& invocation = context.invocation;
  const auto query = query_of(invocation);
  check_output(context);
  const api::Session session(world_of(invocation, context.environment),
                             invocation.count("--threads"));
  print_document(context, {.title = {}, .tables = {session.sql(query)}});
  return 0;
}

}  // namespace orrery::cli
