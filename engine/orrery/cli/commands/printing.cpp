// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/output.hpp"
#include "orrery/cli/render.hpp"

namespace orrery::cli {
namespace {

std::string output_of(const Context& context) {
  return context.invocation.text_or_empty("--output");
}

Format format_of(const Context& context) {
  if (const auto name = context.invocation.text("--format")) return format_named(*name);
  const auto output = output_of(context);
  if (output.empty() || output == "-") {
    return context.terminal.table_by_default ? Format::Table : Format::Csv;
  }
  const auto ending = std::filesystem::path(output).extension();
  if (ending == ".json") return Format::Json;
  if (ending == ".md") return Format::Markdown;
  if (ending == ".txt") return Format::Table;
  return Format::Csv;
}

void keep_table(api::Document& document, const std::string& id) {
  std::vector<std::string> ids;
  for (const auto& table : document.tables) ids.push_back(table.id);
  const auto found = std::ranges::find(document.tables, id, &api::Table::id);
  if (found == document.tables.end()) {
    throw Error(ErrorKind::Usage,
                fmt::format("no table \"{}\" here", id),
                {},
                fmt::format("use {}", one_of(ids)));
  }
  auto table = std::move(*found);
  document.title = table.title;
  document.tables.clear();
  document.tables.push_back(std::move(table));
}

}  // namespace

void check_output(const Context& context) {
  check_writable(output_of(context));
}

void print_document(const Context& context, api::Document document) {
  if (const auto id = context.invocation.text("--table")) keep_table(document, *id);
  const auto output = output_of(context);
  const bool to_terminal = output.empty() || output == "-";
  const TableStyle style{.width = context.terminal.width,
                         .colour = to_terminal && context.terminal.output_colour};
  write_output(output, render(document, format_of(context), style));
}

void print_answer(const Context& context, const api::Session& session, api::Document answer) {
  const std::filesystem::path output = output_of(context);
  if (output.empty() || output == "-" || answer.choices.empty()) {
    print_document(context, std::move(answer));
    return;
  }
  const auto design = session.design(answer, output.filename().string(), context.line);
  print_document(context, std::move(answer));
  write_beside(context, design);
}

void write_beside(const Context& context, const api::DesignText& design) {
  const std::filesystem::path output = output_of(context);
  if (output.empty() || output == "-") return;
  auto stem = output;
  stem.replace_extension();
  const auto log = stem.string() + ".design.json";
  const auto sources = stem.string() + ".bib";
  write_output(log, design.json);
  write_output(sources, design.bibliography);
  say(context, fmt::format("  {}\n  {}\n  {}", output.string(), log, sources));
}

void print_text(const Context& context, const std::string& text) {
  write_output(output_of(context), text);
}

void say(const Context& context, const std::string& text) {
  if (!context.invocation.has("--quiet")) fmt::print(stderr, "{}\n", text);
}

}  // namespace orrery::cli
