// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/ids.hpp"

namespace orrery::models {

/// The rows a model is fitted on: [frame], with the words of `orrery frame`.
struct FrameSection {
  std::string unit;  ///< dyad-years, state-years, …
  std::string system = "cow";
  bool directed = true;
  std::optional<Year> from;
  std::optional<Year> to;
  std::vector<std::string> with;  ///< layers
  std::vector<std::string> only;
  std::vector<std::string> among;
  std::string where;
  std::vector<std::string> whittle;
  std::string convention;
  int line = 0;  ///< where it stands in the file
};

/// A term: an SQL expression over the columns of the frame and the terms before it.
struct Term {
  std::string name;
  std::string expression;
  int line = 0;
};

/// How time at peace enters.
enum class PeaceForm {
  None,
  Linear,   ///< t
  Cubic,    ///< t, t², t³ (Carter & Signorino 2010)
  Splines,  ///< t and natural cubic splines with knots (Beck, Katz & Tucker 1998)
};

/// [peace_years]: a column that counts years at peace, and its form.
struct PeaceYears {
  std::string column;
  PeaceForm form = PeaceForm::None;
  std::vector<double> knots;  ///< of splines: three or more, rising
  int line = 0;
};

/// [errors]: which rows may depend on each other.
struct ErrorsSection {
  std::string kind = "clustered";       ///< classical, robust, clustered or dyadic
  std::vector<std::string> by;          ///< columns whose values make a cluster; empty: the unit
  std::string small_sample = "groups";  ///< none, groups or degrees
  double level = 0.95;                  ///< of intervals, between 0 and 1
  int line = 0;
};

/// A logit as a file describes it.
struct LogitModel {
  std::string file;  ///< its name, for messages
  std::string text;  ///< the file as it stands, for the record
  std::string title;
  std::string about;
  FrameSection frame;
  Term outcome;  ///< an expression that is 0 or 1
  std::optional<Term> weights;
  bool constant = true;
  bool effects = false;     ///< average marginal effects, too
  std::vector<Term> terms;  ///< in the order of the file, without peace-years
  PeaceYears peace_years;
  ErrorsSection errors;
};

/// Reads a model file, TOML: title, about, [frame], [model], [terms], [peace_years], [errors]; see
/// docs/how-to/estimate-a-logit.md. Throws Error{Usage} with file and line for what is no TOML, a
/// key that is unknown (with the nearest) or missing, a value of the wrong kind or out of range.
LogitModel parse_logit_model(std::string_view toml, const std::string& file);

/// The terms of the peace-years as expressions: t, t^2, t^3, or t and splines s1, s2, …. Where the
/// column is missing they are missing. A natural cubic spline with knots k_1 … k_K has K − 2 terms
/// s_j = ((t−k_j)₊³ − (t−k_{K−1})₊³ (k_K−k_j)/(k_K−k_{K−1}) + (t−k_K)₊³
/// (k_{K−1}−k_j)/(k_K−k_{K−1})) / (k_K−k_1)², straight beyond the outer knots.
std::vector<Term> peace_terms(const PeaceYears& peace_years);

}  // namespace orrery::models
