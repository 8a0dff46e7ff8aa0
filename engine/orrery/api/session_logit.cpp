// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "orrery/api/logit_selection.hpp"
#include "orrery/api/logit_tables.hpp"
#include "orrery/api/session.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/api/text_file.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/text.hpp"
#include "orrery/frames/frame.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/models/logit_model.hpp"
#include "orrery/numerics/logit.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::api {
namespace {

using models::LogitModel;
using numerics::LogitErrors;
using numerics::LogitFit;
using numerics::SmallSample;

std::string model_text(const std::filesystem::path& file) {
  if (auto text = text_of_file(file)) return *std::move(text);
  throw Error(ErrorKind::MissingData,
              fmt::format("there is no model file {}", file.string()),
              file.string(),
              "see docs/how-to/estimate-a-logit.md for how to write one");
}

FrameQuery frame_query(const models::FrameSection& frame) {
  FrameQuery query;
  query.unit = frame.unit;
  query.system = frame.system;
  query.directed = frame.directed;
  query.from = frame.from;
  query.to = frame.to;
  query.layers = frame.with;
  query.only = frame.only;
  query.among = frame.among;
  query.where = frame.where;
  query.whittle = frame.whittle;
  query.convention = frame.convention;
  return query;
}

/// Makes the frame ready; what is wrong with it is said with the place of [frame].
frames::FramePlan plan_of(store::Database& database,
                          const states::Directory& directory,
                          const LogitModel& model) {
  try {
    return frames::plan(database, frame_spec(frame_query(model.frame), directory));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Usage && error.kind() != ErrorKind::MissingData) throw;
    throw Error(error.kind(), error.message(), place_of(model, model.frame.line), error.hint());
  }
}

/// The frame's rows as the engine takes them.
struct Rows {
  std::vector<std::vector<double>> columns;
  std::vector<std::vector<std::int64_t>> groups;
};

Rows read_rows(store::Database& database,
               const LogitModel& model,
               const frames::FramePlan& plan,
               const LogitSelection& selection) {
  std::vector<store::TypedColumn> read;
  try {
    read = store::read_typed(database, sql_of(selection, plan.sql));
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::Failure) throw;
    throw Error(ErrorKind::Usage,
                error.message().substr(0, error.message().find('\n')),
                place_of(model, model.outcome.line),
                "every term is a number, or an SQL expression that gives one");
  }
  Rows rows;
  for (std::size_t c = 0; c < read.size(); ++c) {
    const auto& column = read[c];
    if (c < selection.columns.size()) {
      auto& values = rows.columns.emplace_back(column.rows(), kMissing);
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (column.present[i] != 0) values[i] = column.cells<double>()[i];
      }
      continue;
    }
    const auto lacking = std::ranges::count(column.present, std::uint8_t{0});
    if (lacking > 0) {
      throw Error(
          ErrorKind::Usage,
          fmt::format("{} rows belong to no cluster: a column of \"by\" is missing", lacking),
          place_of(model, model.errors.line),
          "leave them out with where in [frame], or cluster by other columns");
    }
    const auto* cells = column.cells<std::int64_t>();
    rows.groups.emplace_back(cells, cells + column.rows());
  }
  return rows;
}

numerics::LogitOptions options_of(const LogitModel& model) {
  numerics::LogitOptions options;
  options.constant = model.constant;
  options.effects = model.effects;
  options.level = model.errors.level;
  const auto& kind = model.errors.kind;
  options.errors = kind == "clustered" ? LogitErrors::Clustered
                   : kind == "robust"  ? LogitErrors::Robust
                   : kind == "dyadic"  ? LogitErrors::Dyadic
                                       : LogitErrors::Classical;
  const auto& sample = model.errors.small_sample;
  options.small_sample = sample == "none"      ? SmallSample::None
                         : sample == "degrees" ? SmallSample::Degrees
                                               : SmallSample::Groups;
  return options;
}

LogitFit fit(const LogitModel& model, const LogitSelection& selection, const Rows& rows) {
  numerics::LogitData data;
  data.outcome = {"outcome", rows.columns.front()};
  if (selection.first_term == 2) data.weights = rows.columns[1];
  for (std::size_t c = selection.first_term; c < rows.columns.size(); ++c)
    data.terms.push_back({selection.columns[c].name, rows.columns[c]});
  for (const auto& group : rows.groups) data.groups.emplace_back(group);
  try {
    return numerics::fit_logit(data, options_of(model));
  } catch (const Error& error) {
    throw Error(error.kind(), error.message(), place_of(model, model.outcome.line), error.hint());
  }
}

/// Leaves the columns of the frame that the model uses, and adds its filters.
void keep_used(store::Database& database, const LogitModel& model, frames::FramePlan& plan) {
  std::set<std::string> used{"year", "date"};
  const auto use = [&](std::string_view sql) {
    for (auto& word : words_of(sql)) used.insert(std::move(word));
  };
  use(model.outcome.expression);
  if (model.weights) use(model.weights->expression);
  for (const auto& term : model.terms) use(term.expression);
  for (const auto& column : model.errors.by) use(column);
  use(model.peace_years.column);
  use(model.frame.where);
  for (const auto& code : codes_of(model)) used.insert(code);
  std::erase_if(plan.columns,
                [&](const auto& column) { return !used.contains(lower_case(column.name)); });
  for (const auto& filter : model.frame.only) {
    const auto about = database.query(fmt::format(
        "SELECT column_name, unit, description, sources FROM meta.layers WHERE layer = {} ORDER BY "
        "variant, position LIMIT 1",
        store::quoted_text(filter)));
    if (about.empty()) continue;
    plan.columns.push_back({about.text(0, 0),
                            about.text(0, 1),
                            "filter: " + about.text(0, 2),
                            about.text(0, 3),
                            {},
                            {}});
  }
}

std::vector<std::string> sources_of(const frames::FramePlan& plan) {
  std::set<std::string> ids;
  for (const auto& column : plan.columns) {
    for (const auto& id : split(column.sources, ',')) ids.emplace(trimmed(id));
  }
  ids.erase("");
  return {ids.begin(), ids.end()};
}

std::string design_of(const LogitModel& model, const frames::DesignLog& log, const LogitFit& fit) {
  auto design = nlohmann::ordered_json::parse(log.json);
  auto& record = design["logit"];
  record["file"] = model.file;
  record["sha256"] = intake::sha256_of(model.text);
  record["text"] = model.text;
  record["rows_used"] = fit.rows;
  for (const auto& missing : fit.missing) record["rows_lacking"][missing.name] = missing.rows;
  return design.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

LogitAnswer Session::logit(const LogitQuery& query, const Progress& progress) const {
  const auto model =
      models::parse_logit_model(query.text.empty() ? model_text(query.model) : query.text,
                                query.model.empty() ? "model.toml" : query.model.string());
  const auto selection = selection_of(model);
  // A world of its own, shut off from other files, so that an expression can read nothing else.
  auto database = open_world(impl_->world, 0);
  const Watch watch(database, progress.cancel);
  database.execute("SET enable_progress_bar = false");
  progress.step("making the frame", 1, 2);
  auto plan = plan_of(database, impl_->directory(), model);
  define_pair_functions(database);
  // One thread keeps the rows in one order, and with it the last digits of the sums.
  database.execute(
      "SET threads = 1; SET enable_external_access = false; SET lock_configuration = true");
  require_expressions(database, model, plan, selection);
  const auto rows = read_rows(database, model, plan, selection);
  progress.check();
  progress.step("fitting the logit", 2, 2);
  const auto fitted = fit(model, selection, rows);

  keep_used(database, model, plan);
  LogitAnswer answer;
  answer.document = logit_document(model, fitted);
  answer.rows = static_cast<std::int64_t>(fitted.rows);
  for (const auto& found : fitted.coefficients)
    answer.terms.push_back({found.name, found.estimate, found.lower, found.upper, found.p});
  cite(database, answer.document.tables.front(), sources_of(plan));
  const auto log = frames::design_log(database,
                                      plan,
                                      model.file,
                                      static_cast<std::int64_t>(fitted.rows + fitted.left_out),
                                      query.command,
                                      version());
  answer.design = {design_of(model, log, fitted), log.bibliography};
  return answer;
}

}  // namespace orrery::api
