// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/claims_text.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

/// On a terminal claims are read one after another, not as columns of a table.
void print_answer(const Context& context, api::ClaimsAnswer& answer) {
  const auto& invocation = context.invocation;
  const bool rows = invocation.has("--format") || invocation.has("--output") ||
                    invocation.has("--table") || invocation.has("--explain") ||
                    invocation.has("--variants");
  if (rows || !context.terminal.table_by_default) {
    print_document(context, std::move(answer.document));
  } else {
    print_text(context, claims_text(answer.claims, context.terminal));
  }
}

}  // namespace

int check_command(const Context& context) {
  const auto& invocation = context.invocation;
  api::ClaimsQuery query{.files = invocation.arguments,
                         .only = invocation.list("--claim"),
                         .explain = invocation.text_or_empty("--explain"),
                         .variant = invocation.text_or_empty("--variant"),
                         .language = invocation.text_or_empty("--lang"),
                         .variants = invocation.has("--variants") || invocation.has("--save"),
                         .seed = invocation.number("--seed")};
  check_output(context);
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  const auto world = world_of(invocation, context.environment);
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  // The world is closed again before it is written to.
  auto answer = api::Session(world).check(query, line.progress(&cancel));
  line.finish();
  if (invocation.has("--save")) {
    api::save_claims(world, answer);
    say(context, fmt::format("saved {} verdicts in {}", answer.claims.size(), world.string()));
  }
  print_answer(context, answer);
  if (!invocation.has("--strict") || answer.unmet.empty()) return 0;
  for (const auto& unmet : answer.unmet) say(context, unmet);
  return exit_status_of(ErrorKind::Answer);
}

}  // namespace orrery::cli
