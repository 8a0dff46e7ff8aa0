// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <span>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/claims/rank.hpp"
#include "orrery/claims/sets.hpp"
#include "orrery/numerics/autoregression.hpp"
#include "orrery/numerics/clustered_mean.hpp"
#include "orrery/numerics/lead_lag.hpp"
#include "orrery/numerics/persistent_regression.hpp"

namespace orrery::claims {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kYearsOfATrend = 10;

/// Where the claim says that the number lies.
struct Region {
  double from = -kInfinity;
  double to = kInfinity;
};

double number_of(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) {
    throw Error(ErrorKind::Usage,
                fmt::format("\"{}\" is no number to measure against", text),
                {},
                "the options of a threshold are numbers");
  }
  return value;
}

Region region_of(const Test& test) {
  const double threshold = number_of(test.threshold);
  if (test.direction == Direction::Above) return {threshold, kInfinity};
  if (test.direction == Direction::Below) return {-kInfinity, threshold};
  return {threshold, number_of(test.upper)};
}

/// An interval that ends exactly at a threshold is not beyond it.
Outcome judged(double lo, double hi, const Region& region) {
  if (is_missing(lo) || is_missing(hi)) return Outcome::Unclear;
  const bool inside = (lo > region.from || (lo == region.from && region.to != kInfinity)) &&
                      (hi < region.to || (hi == region.to && region.from != -kInfinity));
  if (inside) return Outcome::Supports;
  if (hi < region.from || lo > region.to) return Outcome::Contradicts;
  // Exactly at the threshold, without error: not above it.
  if (lo == hi && (lo == region.from || hi == region.to)) return Outcome::Contradicts;
  return Outcome::Unclear;
}

void judge(Estimate& found, const Test& test) {
  found.outcome = judged(found.lo, found.hi, region_of(test));
}

Estimate nothing(Reach reach, std::string lacking) {
  Estimate found;
  found.reach = reach;
  found.lacking = std::move(lacking);
  return found;
}

const EvidenceColumn& needed(const Evidence& evidence, std::string_view name, bool text) {
  const auto* column = evidence.find(name);
  if (column == nullptr) {
    std::vector<std::string> names;
    for (const auto& has : evidence.columns) names.push_back(has.name);
    throw Error(ErrorKind::Usage,
                fmt::format("the query gives no column \"{}\"", name),
                {},
                fmt::format("it gives {}", one_of(names)));
  }
  if (column->is_text != text) {
    throw Error(ErrorKind::Usage,
                fmt::format("the column \"{}\" holds {}", name, text ? "numbers" : "texts"),
                {},
                fmt::format("it should hold {}", text ? "texts" : "numbers"));
  }
  return *column;
}

/// Values by year; the years ascend because the rows are canonical where year comes first.
struct Years {
  std::vector<std::int64_t> years;
  std::vector<std::size_t> rows;  ///< the row of each
};

Years years_of(const Evidence& evidence) {
  const auto& column = needed(evidence, "year", false);
  std::vector<std::pair<double, std::size_t>> placed;
  for (std::size_t i = 0; i < evidence.rows; ++i) {
    const double year = column.numbers[i];
    if (is_missing(year) || year != std::floor(year))
      throw Error(ErrorKind::Usage, "the column \"year\" holds what is no year");
    placed.emplace_back(year, i);
  }
  std::ranges::sort(placed);
  Years years;
  for (const auto& [year, row] : placed) {
    const auto whole = static_cast<std::int64_t>(year);
    if (!years.years.empty() && years.years.back() == whole) {
      throw Error(ErrorKind::Usage,
                  fmt::format("the query gives two rows of {}", whole),
                  {},
                  "a series has one value a year: GROUP BY year");
    }
    years.years.push_back(whole);
    years.rows.push_back(row);
  }
  return years;
}

std::vector<double> by_year(const Years& years, const EvidenceColumn& column) {
  std::vector<double> values;
  values.reserve(years.rows.size());
  for (const auto row : years.rows) values.push_back(column.numbers[row]);
  return values;
}

numerics::PersistentOptions series_options(const Test& test) {
  return {.level = test.level, .fewest_steps = kFewestYears};
}

Estimate too_few_years(const Reach& reach) {
  return nothing(reach,
                 fmt::format("a value in {} years at least; {} found", kFewestYears, reach.rows));
}

Estimate of_fit(const numerics::PersistentFit& fit, const Test& test, double unit) {
  Estimate found;
  found.effect = fit.estimate * unit;
  found.lo = fit.lo * unit;
  found.hi = fit.hi * unit;
  found.p_value = fit.p_value;
  judge(found, test);
  return found;
}

Estimate of_mean(const numerics::MeanEstimate& mean, const Test& test, const Reach& reach) {
  if (is_missing(mean.estimate)) return nothing(reach, "rows");
  if (is_missing(mean.lo)) return nothing(reach, "more than one cluster of rows");
  Estimate found;
  found.effect = mean.estimate;
  found.lo = mean.lo;
  found.hi = mean.hi;
  judge(found, test);
  return found;
}

std::vector<std::int64_t> clusters_of(const Evidence& evidence) {
  const auto* column = evidence.find("cluster");
  return column == nullptr ? std::vector<std::int64_t>{} : groups_by(*column);
}

Estimate number(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto& value = needed(evidence, "value", false);
  if (evidence.rows > 1) {
    throw Error(ErrorKind::Usage,
                fmt::format("the query gives {} rows, and a number is one", evidence.rows));
  }
  if (evidence.rows == 0 || is_missing(value.numbers[0])) return nothing(reach, "a value");
  Estimate found;
  found.effect = found.lo = found.hi = value.numbers[0];
  if (evidence.find("lo") != nullptr && evidence.find("hi") != nullptr) {
    found.lo = needed(evidence, "lo", false).numbers[0];
    found.hi = needed(evidence, "hi", false).numbers[0];
  }
  judge(found, test);
  return found;
}

Estimate mean_of_series(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto years = years_of(evidence);
  const auto values = by_year(years, needed(evidence, "value", false));
  const auto fit = numerics::persistent_mean(years.years, values, series_options(test));
  return is_missing(fit.estimate) ? too_few_years(reach) : of_fit(fit, test, 1);
}

Estimate mean(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto& value = needed(evidence, "value", false);
  const bool series = evidence.find("year") != nullptr && evidence.find("cluster") == nullptr;
  if (series) return mean_of_series(test, evidence, reach);
  return of_mean(
      numerics::clustered_mean(value.numbers, clusters_of(evidence), test.level), test, reach);
}

Estimate share(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto& value = needed(evidence, "value", false);
  std::size_t hits = 0;
  for (const double cell : value.numbers) {
    if (!is_missing(cell) && cell != 0 && cell != 1)
      throw Error(ErrorKind::Usage, "of a share, \"value\" is true or false");
    hits += cell == 1 ? 1 : 0;
  }
  if (evidence.find("cluster") == nullptr)
    return of_mean(numerics::wilson_share(hits, reach.rows, test.level), test, reach);
  auto mean = numerics::clustered_mean(value.numbers, clusters_of(evidence), test.level);
  mean.lo = std::max(mean.lo, 0.0);
  mean.hi = std::min(mean.hi, 1.0);
  return of_mean(mean, test, reach);
}

Estimate trend(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto years = years_of(evidence);
  const auto values = by_year(years, needed(evidence, "value", false));
  const std::vector<double> time(years.years.begin(), years.years.end());
  const auto fit = numerics::persistent_regression(years.years, values, time, series_options(test));
  return is_missing(fit.estimate) ? too_few_years(reach) : of_fit(fit, test, kYearsOfATrend);
}

Estimate difference(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto& value = needed(evidence, "value", false);
  const auto& part = needed(evidence, "part", true);
  const bool series = evidence.find("year") != nullptr && evidence.find("cluster") == nullptr;
  std::vector<double> kept;
  std::vector<std::uint8_t> of;
  std::array<std::size_t, 2> count{};
  for (std::size_t i = 0; i < evidence.rows; ++i) {
    const bool first = part.texts[i] == test.of;
    const bool other = part.texts[i] == test.against;
    kept.push_back(first || other ? value.numbers[i] : kMissing);
    of.push_back(first ? 1 : 0);
    if (!is_missing(kept.back())) count[first ? 0 : 1] += 1;
  }
  if (count[0] == 0 || count[1] == 0)
    return nothing(reach, fmt::format("rows of \"{}\"", count[0] == 0 ? test.of : test.against));
  if (!series) {
    return of_mean(
        numerics::clustered_difference(kept, of, clusters_of(evidence), test.level), test, reach);
  }
  const auto years = years_of(evidence);
  std::vector<double> values;
  std::vector<double> step;
  for (const auto row : years.rows) {
    values.push_back(kept[row]);
    step.push_back(of[row]);
  }
  const auto fit = numerics::persistent_regression(years.years, values, step, series_options(test));
  return is_missing(fit.estimate) ? too_few_years(reach) : of_fit(fit, test, 1);
}

Estimate step(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto years = years_of(evidence);
  const auto values = by_year(years, needed(evidence, "value", false));
  const auto shift = numerics::level_shift(years.years, values, 3, series_options(test));
  if (is_missing(shift.estimate)) return too_few_years(reach);
  Estimate found;
  found.effect = shift.estimate;
  found.lo = shift.lo;
  found.hi = shift.hi;
  found.p_value = shift.p_value;
  found.remark =
      fmt::format("from {} on ({} to {} not excluded)", shift.time, shift.earliest, shift.latest);
  found.outcome = Outcome::Unclear;
  if (shift.p_value >= 1 - test.level) return found;
  const auto region = region_of(test);
  const double size = test.either_way ? std::abs(shift.estimate) : shift.estimate;
  const bool as_said = size > region.from && size < region.to;
  const bool in_time = shift.time >= test.during.first && shift.time <= test.during.second;
  const bool never_in_time =
      shift.latest < test.during.first || shift.earliest > test.during.second;
  if (as_said && in_time) found.outcome = Outcome::Supports;
  if (!as_said || never_in_time) found.outcome = Outcome::Contradicts;
  return found;
}

Estimate lead(const Test& test,
              const Evidence& evidence,
              const Reach& reach,
              const EstimateOptions& options) {
  const auto years = years_of(evidence);
  const auto x = numerics::innovations(by_year(years, needed(evidence, "x", false)));
  const auto y = numerics::innovations(by_year(years, needed(evidence, "y", false)));
  const auto found_at = numerics::lead_lag(x,
                                           y,
                                           {.longest = test.longest_lag,
                                            .draws = options.draws,
                                            .level = test.level,
                                            .together = test.level,
                                            .seed = options.seed,
                                            .unit = options.unit});
  const numerics::LagCorrelation* best = nullptr;
  for (const auto& lag : found_at.lags) {
    if (is_missing(lag.correlation)) continue;
    if (best == nullptr || std::abs(lag.correlation) > std::abs(best->correlation)) best = &lag;
  }
  if (best == nullptr || is_missing(found_at.p_value))
    return nothing(reach, "twenty years and more in which both are known");
  Estimate found;
  found.effect = best->lag;
  found.p_value = found_at.p_value;
  found.remark = fmt::format(
      "correlation {:.2f} at that lag; chance reaches {:.2f}", best->correlation, found_at.bound);
  found.outcome = Outcome::Unclear;
  if (found.p_value >= 1 - test.level || best->lag == 0) return found;
  const bool x_first = best->lag > 0;
  found.outcome =
      x_first == (test.direction == Direction::Above) ? Outcome::Supports : Outcome::Contradicts;
  return found;
}

Estimate rank(const Test& test,
              const Evidence& evidence,
              const Reach& reach,
              const EstimateOptions& options) {
  const auto& items = needed(evidence, "item", true);
  const auto& values = needed(evidence, "value", false);
  RankInput input;
  input.items = items.texts;
  input.values = values.numbers;
  if (evidence.find("year") != nullptr) input.years = needed(evidence, "year", false).numbers;
  const auto place = rank_of(input,
                             {.of = test.of,
                              .by = test.by,
                              .descending = test.descending,
                              .level = test.level,
                              .draws = options.draws,
                              .seed = options.seed,
                              .unit = options.unit});
  if (is_missing(place.rank)) return nothing(reach, fmt::format("values of {}", test.of));
  if (place.items < 2) return nothing(reach, "other items to rank it among");
  Estimate found;
  found.effect = place.rank;
  found.lo = place.lo;
  found.hi = place.hi;
  found.remark = fmt::format("of {}; first is {}", place.items, place.first);
  const double places = number_of(test.threshold);
  found.outcome = place.hi <= places  ? Outcome::Supports
                  : place.lo > places ? Outcome::Contradicts
                                      : Outcome::Unclear;
  return found;
}

Estimate set(const Test& test, const Evidence& evidence, const Reach& reach) {
  const auto& items = needed(evidence, "item", true);
  const auto* record = evidence.find("record");
  const auto comparison = compare_sets(items.texts,
                                       record != nullptr && record->is_text
                                           ? std::span<const std::string>(record->texts)
                                           : std::span<const std::string>(),
                                       test.items,
                                       test.rule);
  Estimate found;
  found.reach = reach;
  found.effect = found.lo = found.hi = comparison.share;
  found.remark = comparison.remark;
  found.outcome = comparison.share >= 1   ? Outcome::Supports
                  : comparison.share <= 0 ? Outcome::Contradicts
                                          : Outcome::Partly;
  return found;
}

/// The data do not answer for years that they do not reach.
bool reaches(const Reach& reach, const std::pair<Year, Year>& years) {
  return !is_missing(reach.first_year) && reach.first_year <= years.first &&
         reach.last_year >= years.second;
}

Estimate dispatch(const Test& test,
                  const Evidence& evidence,
                  const Reach& reach,
                  const EstimateOptions& options) {
  switch (test.kind) {
    case Kind::Number:
      return number(test, evidence, reach);
    case Kind::Mean:
      return mean(test, evidence, reach);
    case Kind::Share:
      return share(test, evidence, reach);
    case Kind::Trend:
      return trend(test, evidence, reach);
    case Kind::Difference:
      return difference(test, evidence, reach);
    case Kind::Step:
      return step(test, evidence, reach);
    case Kind::Lead:
      return lead(test, evidence, reach, options);
    case Kind::Rank:
      return rank(test, evidence, reach, options);
    case Kind::Set:
      return set(test, evidence, reach);
    case Kind::Logit:
      break;
  }
  throw Error(ErrorKind::Internal, "a logit is not estimated from rows of a query");
}

}  // namespace

std::string_view name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Supports:
      return "supports";
    case Outcome::Partly:
      return "partly";
    case Outcome::Contradicts:
      return "contradicts";
    case Outcome::Unclear:
      return "unclear";
    case Outcome::NoData:
      break;
  }
  return "no data";
}

Estimate estimate(const Test& test, const Evidence& evidence, const EstimateOptions& options) {
  const auto reach = reach_of(evidence);
  if (evidence.rows == 0 && test.kind != Kind::Set) return nothing(reach, "rows");
  if (test.years && !reaches(reach, *test.years)) {
    return nothing(reach,
                   is_missing(reach.first_year)
                       ? fmt::format("values from {} to {}", test.years->first, test.years->second)
                       : fmt::format("values from {} to {}; they reach from {:.0f} to {:.0f}",
                                     test.years->first,
                                     test.years->second,
                                     reach.first_year,
                                     reach.last_year));
  }
  auto found = dispatch(test, evidence, reach, options);
  found.reach = reach;
  return found;
}

Estimate of_coefficient(const Test& test,
                        double coefficient,
                        double lo,
                        double hi,
                        double p_value,
                        const Reach& reach) {
  if (is_missing(coefficient) || is_missing(lo))
    return nothing(reach, fmt::format("a coefficient of \"{}\"", test.term));
  Estimate found;
  found.effect = coefficient;
  found.lo = lo;
  found.hi = hi;
  found.p_value = p_value;
  found.reach = reach;
  judge(found, test);
  return found;
}

}  // namespace orrery::claims
