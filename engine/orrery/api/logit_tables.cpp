// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/logit_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <set>

namespace orrery::api {
namespace {

using models::LogitModel;
using numerics::LogitFit;

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
    notes.emplace_back("the search did not converge: do not use these figures");
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

}  // namespace

Document logit_document(const LogitModel& model, const LogitFit& fit) {
  Document document{model.title, {coefficients_table(model, fit), fit_table(model, fit)}};
  if (!fit.missing.empty()) document.tables.push_back(left_out_table(fit));
  return document;
}

}  // namespace orrery::api
