// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "orrery/api/session.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
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
using models::Term;
using numerics::LogitErrors;
using numerics::LogitFit;
using numerics::SmallSample;
using store::quoted_name;

/// Minimum and maximum of a pair that are missing where either is; SQL's own skip what is missing.
constexpr auto kMacros =
    "CREATE TEMP MACRO lower_of(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN least(a, "
    "b) END;"
    "CREATE TEMP MACRO higher_of(a, b) AS CASE WHEN a IS NOT NULL AND b IS NOT NULL THEN "
    "greatest(a, b) END;";

std::string place_of(const LogitModel& model, int line) {
  return fmt::format("{}:{}", model.file, std::max(1, line));
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& letter : result) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return result;
}

bool in_a_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 128;
}

/// The words of an SQL expression in lower case, those in single quotes left out; a function has
/// "(" behind it.
std::vector<std::string> words_of(std::string_view sql) {
  const auto text = lower(sql);
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

std::string text_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || std::filesystem::is_directory(file)) {
    throw Error(ErrorKind::Usage,
                fmt::format("there is no model file {}", file.string()),
                file.string(),
                "see docs/how-to/estimate-a-logit.md for how to write one");
  }
  return text;
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

/// What is read from the frame: the outcome, the weights if any, and the terms, as SQL.
struct Selection {
  std::vector<Term> columns;  ///< the outcome first
  std::size_t first_term = 1;
  std::vector<std::string> groups;  ///< expressions of whole numbers
};

constexpr std::string_view kOutcomeName = "(outcome)";

/// The codes of the states of a row.
std::vector<std::string> codes_of(const LogitModel& model) {
  const std::string code = model.frame.system == "gw" ? "gwcode" : "ccode";
  if (model.frame.unit == "dyad-years") return {code + "1", code + "2"};
  if (model.frame.unit == "k-ad-years") return {};
  return {code};
}

std::vector<std::string> groups_of(const LogitModel& model) {
  const auto& errors = model.errors;
  const auto codes = codes_of(model);
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

Selection selection_of(const LogitModel& model) {
  Selection selection;
  selection.columns.push_back(
      {std::string(kOutcomeName), model.outcome.expression, model.outcome.line});
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

/// The query of the first `columns` of a selection, with the groups or without.
std::string sql_of(const Selection& selection,
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
              near.empty() ? "see `orrery frame --list` for the layers and their columns"
                           : fmt::format("did you mean {}?", one_of(near)));
}

/// Asks DuckDB whether the expressions can be understood, and if not which is the first.
void require_expressions(store::Database& database,
                         const LogitModel& model,
                         const frames::FramePlan& plan,
                         const Selection& selection) {
  const auto try_first = [&](std::size_t columns, bool groups, int line) {
    try {
      database.query("EXPLAIN " + sql_of(selection, columns, groups, plan.sql));
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

/// The frame's rows as the engine takes them.
struct Rows {
  std::vector<std::vector<double>> columns;
  std::vector<std::vector<std::int64_t>> groups;
};

Rows read_rows(store::Database& database,
               const LogitModel& model,
               const frames::FramePlan& plan,
               const Selection& selection) {
  std::vector<store::TypedColumn> read;
  try {
    read = store::read_typed(database, sql_of(selection, selection.columns.size(), true, plan.sql));
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

LogitFit fit(const LogitModel& model, const Selection& selection, const Rows& rows) {
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

// What is told.

Cell cell_of(double value) {
  return std::isfinite(value) ? Cell(value) : Cell();
}

Cell cell_of(std::size_t count) {
  return {static_cast<std::int64_t>(count)};
}

/// "a, b and c".
std::string all_of(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  return text;
}

std::string cluster_name(const LogitModel& model) {
  if (!model.errors.by.empty()) return all_of(model.errors.by);
  return model.frame.unit == "dyad-years" ? "pair of states" : "state";
}

std::string errors_note(const LogitModel& model, const LogitFit& fit) {
  const auto& errors = model.errors;
  if (errors.kind == "classical")
    return "errors: classical, which hold rows of one pair or state for independent";
  if (errors.kind == "dyadic") {
    return fmt::format(
        "errors: dyadic, rows with a state in common may depend on each other; {} "
        "states",
        fit.groups);
  }
  const bool robust = errors.kind == "robust";
  const auto about =
      robust ? std::string("errors: robust to a wrong variance (sandwich)")
             : fmt::format("errors: clustered by {}, {} clusters", cluster_name(model), fit.groups);
  const std::string factor = errors.small_sample == "none" ? "no factor for few of them"
                             : errors.small_sample == "groups"
                                 ? (robust ? "factor N/(N-1)"
                                           : "factor G/(G-1), as Stata's logit and R's "
                                             "sandwich::vcovCL")
                                 : (robust ? "factor N/(N-K), HC1"
                                           : "factor G/(G-1) (N-1)/(N-K), as vcovCL with "
                                             "type HC1");
  return fmt::format("{}; {}", about, factor);
}

std::vector<std::string> notes_of(const LogitModel& model, const LogitFit& fit) {
  std::vector<std::string> notes;
  if (!model.about.empty()) notes.push_back(model.about);
  notes.push_back(errors_note(model, fit));
  if (fit.left_out > 0) {
    notes.push_back(fmt::format("{} of {} rows are left out, as something is missing in them",
                                fit.left_out,
                                fit.rows + fit.left_out));
  }
  if (!fit.collinear.empty())
    notes.push_back(
        fmt::format("left out, as the terms before say the same: {}", all_of(fit.collinear)));
  if (!fit.separated.empty()) {
    notes.push_back(
        fmt::format("{} without end: {} rows are predicted without fault; the other "
                    "coefficients are as if those rows were left out",
                    all_of(fit.separated),
                    fit.predicted_perfectly));
  }
  if (!fit.converged && fit.separated.empty())
    notes.push_back("the search did not converge: do not use these figures");
  return notes;
}

Table coefficients_table(const LogitModel& model, const LogitFit& fit) {
  const auto percent = fmt::format("{:g} %", 100 * model.errors.level);
  Table table{"coefficients", "Coefficients", {}, {}, {}, {}};
  table.columns = {{"term", "", "what it is multiplied with"},
                   {"estimate", "log odds", "coefficient, for one unit of the term"},
                   {"error", "log odds", "standard error"},
                   {"z", "", "estimate in units of its error", 3},
                   {"p", "", "two-sided p-value, normal", 2},
                   {"lower", "log odds", "lower end of the interval of " + percent},
                   {"upper", "log odds", "upper end of the interval of " + percent}};
  if (model.effects) {
    table.columns.push_back(
        {"effect", "probability", "average marginal effect on the probability"});
    table.columns.push_back({"effect_error", "probability", "its standard error, delta method"});
  }
  std::set<std::string> of_time;
  for (const auto& term : models::peace_terms(model.peace_years)) of_time.insert(term.name);
  for (const auto& row : fit.coefficients) {
    table.rows.push_back({Cell(row.name),
                          cell_of(row.estimate),
                          cell_of(row.error),
                          cell_of(row.z),
                          cell_of(row.p),
                          cell_of(row.lower),
                          cell_of(row.upper)});
    if (!model.effects) continue;
    // One power of time cannot change alone.
    const bool shown = !of_time.contains(row.name);
    table.rows.back().push_back(shown ? cell_of(row.effect) : Cell());
    table.rows.back().push_back(shown ? cell_of(row.effect_error) : Cell());
  }
  table.notes = notes_of(model, fit);
  return table;
}

Table fit_table(const LogitModel& model, const LogitFit& fit) {
  Table table{"fit", "Fit", {}, {}, {}, {}};
  table.columns = {{"quantity", "", "what is given"}, {"value", "", "its value", 7}};
  const auto add = [&](const char* name, Cell value) {
    table.rows.push_back({Cell(std::string(name)), std::move(value)});
  };
  add("rows", cell_of(fit.rows));
  add("rows left out", cell_of(fit.left_out));
  add("rows with outcome 1", cell_of(fit.ones));
  if (model.errors.kind == "clustered") add("clusters", cell_of(fit.groups));
  if (model.errors.kind == "dyadic") add("states", cell_of(fit.groups));
  add("log-likelihood", cell_of(fit.log_likelihood));
  add("log-likelihood of the constant", cell_of(fit.null_log_likelihood));
  add("pseudo-R2 (McFadden)", cell_of(fit.pseudo_r2));
  add("AIC", cell_of(fit.aic));
  add("BIC", cell_of(fit.bic));
  add("iterations", cell_of(static_cast<std::size_t>(fit.iterations)));
  add("converged", Cell(fit.converged));
  return table;
}

Table left_out_table(const LogitFit& fit) {
  Table table{"left_out", "What rows lack", {}, {}, {}, {}};
  table.columns = {{"variable", "", "what is missing"},
                   {"rows", "rows", "rows that lack it; a row that lacks two counts under both"}};
  for (const auto& missing : fit.missing)
    table.rows.push_back({Cell(missing.name), cell_of(missing.rows)});
  return table;
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
                [&](const auto& column) { return !used.contains(lower(column.name)); });
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
      models::parse_logit_model(query.text.empty() ? text_of_file(query.model) : query.text,
                                query.model.empty() ? "model.toml" : query.model.string());
  const auto selection = selection_of(model);
  // A world of its own, shut off from other files, so that an expression can read nothing else.
  auto database = open_world(impl_->world, 0);
  const Watch watch(database, progress.cancel);
  database.execute("SET enable_progress_bar = false");
  progress.step("making the frame", 1, 2);
  auto plan = plan_of(database, impl_->directory(), model);
  database.execute(kMacros);
  // One thread keeps the rows in one order, and with it the last digits of the sums.
  database.execute(
      "SET threads = 1; SET enable_external_access = false; SET lock_configuration = true");
  require_expressions(database, model, plan, selection);
  const auto rows = read_rows(database, model, plan, selection);
  progress.check();
  progress.step("fitting the logit", 2, 2);
  const auto fitted = fit(model, selection, rows);

  keep_used(database, model, plan);
  LogitAnswer answer{{model.title, {}}, {}, {}};
  answer.document.tables = {coefficients_table(model, fitted), fit_table(model, fitted)};
  if (!fitted.missing.empty()) answer.document.tables.push_back(left_out_table(fitted));
  cite(database, answer.document.tables.front(), sources_of(plan));
  const auto log = frames::design_log(database,
                                      plan,
                                      model.file,
                                      static_cast<std::int64_t>(fitted.rows + fitted.left_out),
                                      query.command,
                                      version());
  answer.design = design_of(model, log, fitted);
  answer.bibliography = log.bibliography;
  return answer;
}

}  // namespace orrery::api
