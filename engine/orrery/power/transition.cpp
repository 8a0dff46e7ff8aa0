// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/transition.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/base/error.hpp"

namespace orrery::power {
namespace {

void require_valid(const TransitionOptions& options) {
  if (!(options.parity_low >= 0 && options.parity_low <= options.parity_high)) {
    throw Error(
        ErrorKind::Usage,
        fmt::format("a parity zone from {} to {}", options.parity_low, options.parity_high));
  }
  if (options.min_years < 2 || options.window_years < options.min_years) {
    throw Error(ErrorKind::Usage,
                fmt::format("a closing speed over {} years, at least {} of them with data",
                            options.window_years,
                            options.min_years));
  }
}

void require_valid(std::span<const YearValue> series) {
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (i > 0) require_ascending(series[i - 1].year, series[i].year);
    if (series[i].value < 0 || std::isinf(series[i].value)) {
      throw Error(
          ErrorKind::Failure,
          fmt::format(
              "value {} in {}: it must be 0 or more and finite", series[i].value, series[i].year));
    }
  }
}

std::vector<RatioYear> ratios(std::span<const YearValue> leader,
                              std::span<const YearValue> challenger,
                              const TransitionOptions& options) {
  std::vector<RatioYear> years;
  std::size_t i = 0;
  for (const YearValue& own : challenger) {
    while (i < leader.size() && leader[i].year < own.year) ++i;
    if (i == leader.size()) break;
    if (leader[i].year != own.year || is_missing(own.value) || !(leader[i].value > 0)) continue;
    const double ratio = own.value / leader[i].value;
    years.push_back({own.year, ratio, ratio >= options.parity_low && ratio <= options.parity_high});
  }
  return years;
}

std::vector<Overtaking> overtakings(std::span<const RatioYear> years) {
  std::vector<Overtaking> found;
  for (std::size_t i = 1; i < years.size(); ++i) {
    if (years[i].ratio > 1 && years[i - 1].ratio <= 1) {
      found.push_back({years[i].year, years[i - 1].year});
    }
  }
  return found;
}

std::vector<ParitySpell> parity_spells(std::span<const RatioYear> years) {
  std::vector<ParitySpell> spells;
  for (const RatioYear& year : years) {
    if (!year.parity) continue;
    if (spells.empty() || spells.back().last + 1 != year.year) {
      spells.push_back({year.year, year.year});
    }
    spells.back().last = year.year;
  }
  return spells;
}

// Years are counted from the window's end, so that the sums keep their digits.
void measure_closing_speed(std::span<RatioYear> years,
                           std::size_t end,
                           const TransitionOptions& options) {
  double n = 0;
  double t_sum = 0;
  double y_sum = 0;
  double tt_sum = 0;
  double ty_sum = 0;
  for (std::size_t i = end + 1; i-- > 0;) {
    const int t = years[i].year - years[end].year;
    if (t <= -options.window_years) break;
    if (years[i].ratio <= 0) continue;
    const double y = std::log(years[i].ratio);
    n += 1;
    t_sum += t;
    y_sum += y;
    tt_sum += static_cast<double>(t) * t;
    ty_sum += t * y;
  }
  years[end].n = static_cast<int>(n);
  if (years[end].n < options.min_years) return;
  years[end].closing_speed = (ty_sum - t_sum * y_sum / n) / (tt_sum - t_sum * t_sum / n);
}

}  // namespace

Transition transition(std::span<const YearValue> leader,
                      std::span<const YearValue> challenger,
                      const TransitionOptions& options) {
  require_valid(options);
  require_valid(leader);
  require_valid(challenger);

  Transition result;
  result.years = ratios(leader, challenger, options);
  for (std::size_t i = 0; i < result.years.size(); ++i) {
    measure_closing_speed(result.years, i, options);
  }
  result.overtakings = overtakings(result.years);
  result.parity = parity_spells(result.years);
  return result;
}

}  // namespace orrery::power
