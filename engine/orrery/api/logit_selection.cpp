// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/logit_selection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using models::LogitModel;
using models::Term;
using store::quoted_name;

bool in_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 128;
}

void refuse_skipping(const LogitModel& model, const Term& term) {
  for (const auto& word : words_of(term.expression)) {
    if (word != "least(" && word != "greatest(") continue;
    throw Error(
        ErrorKind::Usage,
        fmt::format(
            "{}) in \"{}\" would take one value where the other is missing", word, term.name),
        place_of(model, term.line),
        "write lower_of(a, b) or higher_of(a, b), which are missing where either is");
  }
}

std::vector<std::string> groups_of(const LogitModel& model) {
  const auto& errors = model.errors;
  auto codes = codes_of(model);
  if (errors.kind == "dyadic") {
    if (codes.size() != 2) {
      throw Error(ErrorKind::Usage,
                  fmt::format("dyadic errors are for dyad-years, not for {}", model.frame.unit),
                  place_of(model, errors.line));
    }
    return codes;
  }
  if (errors.kind != "clustered") return {};
  if (!errors.by.empty()) {
    std::string list;
    std::string missing;
    for (const auto& column : errors.by) {
      list += fmt::format("{}({}\n)", list.empty() ? "" : ", ", column);
      missing += fmt::format("{}({}\n) IS NULL", missing.empty() ? "" : " OR ", column);
    }
    return {fmt::format(
        "CASE WHEN {} THEN NULL ELSE dense_rank() OVER (ORDER BY {}) END", missing, list)};
  }
  if (codes.empty()) {
    throw Error(ErrorKind::Usage,
                fmt::format("rows of {} have no cluster of their own", model.frame.unit),
                place_of(model, errors.line),
                "name the columns that make one: by = [\"ccode1\", \"ccode2\"]");
  }
  // Both directions of a pair are one cluster.
  if (codes.size() == 2)
    return {fmt::format("least({0}, {1})::BIGINT * 1000 + greatest({0}, {1})", codes[0], codes[1])};
  return codes;
}

/// The query of the first `columns` of a selection, with the groups or without.
std::string sql_of_first(const LogitSelection& selection,
                         std::size_t columns,
                         bool groups,
                         const std::string& frame) {
  std::string list;
  for (std::size_t i = 0; i < columns; ++i) {
    const auto& column = selection.columns[i];
    list += fmt::format("{}CAST((\n{}\n) AS DOUBLE) AS {}",
                        i == 0 ? "" : ", ",
                        column.expression,
                        quoted_name(column.name));
  }
  for (std::size_t i = 0; groups && i < selection.groups.size(); ++i)
    list += fmt::format(", CAST({} AS BIGINT) AS \"(group {})\"", selection.groups[i], i + 1);
  return fmt::format("SELECT {} FROM ({})", list, frame);
}

/// The column that DuckDB did not find, from its message; empty if that is not what is wrong.
std::string unknown_column(const std::string& message) {
  constexpr std::string_view kBefore = "Referenced column \"";
  const auto begin = message.find(kBefore);
  if (begin == std::string::npos) return {};
  const auto end = message.find('"', begin + kBefore.size());
  return message.substr(begin + kBefore.size(), end - begin - kBefore.size());
}

[[noreturn]] void fail_expression(const LogitModel& model,
                                  const frames::FramePlan& plan,
                                  int line,
                                  const Error& error) {
  const auto unknown = unknown_column(error.message());
  if (unknown.empty()) {
    const auto message = error.message().substr(0, error.message().find('\n'));
    throw Error(
        ErrorKind::Usage, message, place_of(model, line), "write SQL over the frame's columns");
  }
  std::vector<std::string> names;
  for (const auto& column : plan.columns) names.push_back(column.name);
  const auto near = closest(unknown, names);
  throw Error(ErrorKind::Usage,
              fmt::format("the frame has no column \"{}\"", unknown),
              place_of(model, line),
              did_you_mean(near, "see `orrery frame --list` for the layers and their columns"));
}

}  // namespace

void define_pair_functions(store::Database& database) {
  database.execute(
      "CREATE TEMP MACRO lower_of(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN least(a, "
      "b) END;"
      "CREATE TEMP MACRO higher_of(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN "
      "greatest(a, b) END;");
}

LogitSelection selection_of(const LogitModel& model) {
  LogitSelection selection;
  selection.columns.push_back({"(outcome)", model.outcome.expression, model.outcome.line});
  if (model.weights) {
    selection.columns.push_back({"(weights)", model.weights->expression, model.weights->line});
    selection.first_term = 2;
  }
  for (const auto& term : model.terms) selection.columns.push_back(term);
  for (const auto& term : models::peace_terms(model.peace_years)) selection.columns.push_back(term);
  for (const auto& column : selection.columns) refuse_skipping(model, column);
  selection.groups = groups_of(model);
  return selection;
}

std::string sql_of(const LogitSelection& selection, const std::string& frame) {
  return sql_of_first(selection, selection.columns.size(), true, frame);
}

void require_expressions(store::Database& database,
                         const LogitModel& model,
                         const frames::FramePlan& plan,
                         const LogitSelection& selection) {
  const auto try_first = [&](std::size_t columns, bool groups, int line) {
    try {
      database.query("EXPLAIN " + sql_of_first(selection, columns, groups, plan.sql));
      return true;
    } catch (const Error& error) {
      if (line > 0) fail_expression(model, plan, line, error);
      return false;
    }
  };
  if (try_first(selection.columns.size(), true, 0)) return;
  for (std::size_t i = 0; i < selection.columns.size(); ++i)
    try_first(i + 1, false, std::max(1, selection.columns[i].line));
  try_first(selection.columns.size(), true, std::max(1, model.errors.line));
}

std::vector<std::string> codes_of(const LogitModel& model) {
  const std::string code = model.frame.system == "gw" ? "gwcode" : "ccode";
  if (model.frame.unit == "dyad-years") return {code + "1", code + "2"};
  if (model.frame.unit == "k-ad-years") return {};
  return {code};
}

std::vector<std::string> words_of(std::string_view sql) {
  const auto text = lower_case(sql);
  std::vector<std::string> words;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\'') quoted = !quoted;
    if (quoted || !in_a_name(text[i])) continue;
    const auto begin = i;
    while (i < text.size() && in_a_name(text[i])) ++i;
    auto word = text.substr(begin, i - begin);
    const auto next = text.find_first_not_of(" \t\r\n", i);
    if (next != std::string::npos && text[next] == '(') word += '(';
    words.push_back(std::move(word));
    --i;
  }
  return words;
}

std::string lower_case(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

std::string place_of(const LogitModel& model, int line) {
  return fmt::format("{}:{}", model.file, std::max(1, line));
}

}  // namespace orrery::api
