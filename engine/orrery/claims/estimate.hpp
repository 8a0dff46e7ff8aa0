// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "orrery/base/missing.hpp"
#include "orrery/claims/claim_set.hpp"
#include "orrery/claims/evidence.hpp"

namespace orrery::claims {

/// What one variant of a test says of its claim.
enum class Outcome {
  Supports,     ///< the whole interval lies where the claim says
  Partly,       ///< of a list: some of it
  Contradicts,  ///< none of the interval does
  Unclear,      ///< the interval lies on both sides
  NoData,       ///< the data at hand do not answer
};

/// "supports", "partly", "contradicts", "unclear", "no data".
std::string_view name_of(Outcome outcome);

/// What one variant of a test found.
struct Estimate {
  Outcome outcome = Outcome::NoData;
  double effect = kMissing;  ///< the number, in the test's unit; of a Trend in ten years
  double lo = kMissing;      ///< of its interval; missing where it has none
  double hi = kMissing;
  double p_value = kMissing;  ///< that there is no trend, step or lead; missing elsewhere
  std::string remark;         ///< what the number leaves unsaid: the date of a step, missing items
  std::string lacking;        ///< of NoData: what is not there
  Reach reach;                ///< which rows, years and states speak
};

struct EstimateOptions {
  std::uint64_t seed = 1;
  std::uint64_t unit = 0;  ///< whose draws: a number of its own for each claim, test and variant
  int draws = 999;         ///< of the bootstrap
};

/// Years below which a series says nothing of trends, steps and means.
inline constexpr std::size_t kFewestYears = 8;

/// What the rows of a test's query say. `test` has no `${…}` left, `evidence` is canonical().
///
/// Number: value, lo, hi of one row. Mean, Trend, Step: a series (year, value) by
/// numerics::persistent_mean, persistent_regression, level_shift; a Mean without year is that of
/// rows, clustered by `cluster` if there is such a column (numerics::clustered_mean). Share:
/// Wilson's interval, or as Mean with clusters or years. Difference of value between rows whose
/// `part` is test.of and test.against: by persistent_regression on a series, else
/// clustered_difference. Lead: numerics::lead_lag of what is new in x and y
/// (numerics::innovations). Rank of an item (item, value, year): 1 + items strictly ahead, with the
/// interval of a stationary bootstrap of years, drawn for all items alike; exact where there is no
/// year. Set: which of the items the query gives; an effect of 1 is that the rule holds.
///
/// Throws Error{Usage} for columns that the kind needs and the rows lack, or that are of the wrong
/// type, two values of one year, and a threshold that is no number; without place.
Estimate estimate(const Test& test, const Evidence& evidence, const EstimateOptions& options);

/// What a coefficient of a logit says, its interval known.
Estimate of_coefficient(
    const Test& test, double coefficient, double lo, double hi, double p_value, const Reach& reach);

}  // namespace orrery::claims
