// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/layout.hpp"
#include "orrery/cli/output.hpp"
#include "orrery/cli/render.hpp"

namespace orrery::cli {
namespace {

std::string lines_of(const std::vector<api::Check>& checks, const Terminal& terminal) {
  const Style style(terminal.output_colour);
  int widest = 0;
  for (const auto& check : checks) widest = std::max(widest, display_width(check.name));
  std::string text;
  for (const auto& check : checks) {
    const auto mark = check.passed ? style.green("✓") : style.red("✗");
    const auto name = padded_right(check.name, widest);
    text += fmt::format("{} {}  {}\n", mark, name, one_line(check.found));
    if (!check.passed && !check.hint.empty())
      text += paragraph(check.hint, terminal.width, "  hint: ", "        ");
  }
  return text;
}

api::Document document_of(const std::vector<api::Check>& checks) {
  api::Table table{.id = "checks",
                   .title = "Checks",
                   .columns = {{"name", "", "What was checked"},
                               {"passed", "", "Whether all is well"},
                               {"found", "", "What was found"},
                               {"hint", "", "What to do if it is not"}},
                   .rows = {},
                   .sources = {},
                   .notes = {}};
  for (const auto& check : checks)
    table.rows.push_back({check.name, check.passed, check.found, check.hint});
  return {.title = "Checks", .tables = {std::move(table)}};
}

}  // namespace

int doctor_command(const Context& context) {
  const auto checks = api::doctor(world_of(context.invocation, context.environment),
                                  data_of(context.invocation, context.environment));
  const bool json = context.invocation.text("--format") == "json";
  write_output("-", json ? render_json(document_of(checks)) : lines_of(checks, context.terminal));
  const bool all_well = std::ranges::all_of(checks, &api::Check::passed);
  return all_well ? 0 : exit_status_of(ErrorKind::Answer);
}

}  // namespace orrery::cli
