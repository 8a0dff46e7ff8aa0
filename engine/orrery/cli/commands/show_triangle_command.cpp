// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <string>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/weights.hpp"

namespace orrery::cli {
namespace {

double threshold_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || !std::isfinite(value) || value < 0 || value >= 1) {
    throw Error(ErrorKind::Usage,
                fmt::format("no threshold from 0 to below 1: \"{}\"", text),
                "--threshold",
                "write a number such as 0.05");
  }
  return value;
}

}  // namespace

int show_triangle_command(const Context& context) {
  const auto& invocation = context.invocation;
  api::TriangleQuery query{.states = invocation.arguments,
                           .from = invocation.year("--from"),
                           .to = invocation.year("--to"),
                           .threshold = threshold_of(invocation.text_or_empty("--threshold")),
                           .weights = {}};
  if (const auto weights = invocation.text("--weights")) query.weights = parse_weights(*weights);
  check_output(context);
  const api::Session session(world_of(invocation, context.environment));
  print_document(context, session.triangle(query));
  return 0;
}

}  // namespace orrery::cli
