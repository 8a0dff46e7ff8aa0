// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "orrery/frames/frame.hpp"
#include "orrery/models/logit_model.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// Defines lower_of(a, b) and higher_of(a, b) for expressions: the lesser and the larger of two,
/// missing where either is. SQL's own least and greatest skip what is missing.
void define_pair_functions(store::Database& database);

/// What a model reads from its frame, as SQL: the outcome, the weights if any, the terms in their
/// order and those of peace-years.
struct LogitSelection {
  std::vector<models::Term> columns;  ///< the outcome first
  std::size_t first_term = 1;         ///< 2 with weights, which are then the second
  std::vector<std::string> groups;    ///< expressions of whole numbers; see numerics::LogitData
};

/// The selection of a model. Throws Error{Usage} with file and line for least and greatest, and for
/// errors that the unit of the frame cannot have.
LogitSelection selection_of(const models::LogitModel& model);

/// The query of a selection over the frame's: the columns as DOUBLE, then the groups as BIGINT.
std::string sql_of(const LogitSelection& selection, const std::string& frame);

/// Asks DuckDB whether the expressions can be understood. Throws Error{Usage} with the line of the
/// first that cannot, and for a column that the frame does not have with the nearest.
void require_expressions(store::Database& database,
                         const models::LogitModel& model,
                         const frames::FramePlan& plan,
                         const LogitSelection& selection);

/// The columns of the state codes in a row of the model's frame; none for k-ad-years.
std::vector<std::string> codes_of(const models::LogitModel& model);

/// The words of an SQL expression in lower case, without what stands in single quotes; a function
/// has "(" behind it.
std::vector<std::string> words_of(std::string_view sql);

/// The text in lower case, A to Z only, as SQL compares names.
std::string lower_case(std::string_view text);

/// "model.toml:12".
std::string place_of(const models::LogitModel& model, int line);

}  // namespace orrery::api
