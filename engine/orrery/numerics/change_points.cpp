// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/change_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::numerics {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kLeastVariance = 1e-8;

void require_valid(std::span<const double> values,
                   std::size_t dimensions,
                   const ChangePointOptions& options) {
  if (dimensions == 0 || values.size() % dimensions != 0) {
    throw Error(ErrorKind::Failure,
                fmt::format("{} values do not fill {} dimensions", values.size(), dimensions));
  }
  if (std::ranges::any_of(values, [](double x) { return std::isinf(x); })) {
    throw Error(ErrorKind::Failure, "a value is infinite");
  }
  if (options.penalty.per_change < 0 || options.penalty.per_log_length < 0 || options.weight < 0) {
    throw Error(ErrorKind::Failure, "a penalty is below 0");
  }
  if (options.shortest < (options.change == ChangeIn::Mean ? 1U : 2U)) {
    throw Error(ErrorKind::Failure, fmt::format("segments of {} steps", options.shortest));
  }
}

/// Sums of a dimension up to each step: of any stretch from the difference of two.
struct Sums {
  double n = 0;
  double x = 0;
  double xx = 0;
};

/// The misfit of any segment in O(dimensions).
class Misfit {
 public:
  Misfit(std::span<const double> values, std::size_t dimensions, const ChangePointOptions& options)
      : dimensions_(dimensions),
        steps_(values.size() / dimensions),
        options_(options),
        sums_((steps_ + 1) * dimensions),
        least_variance_(dimensions) {
    for (std::size_t d = 0; d < dimensions; ++d) add_up(values, d);
  }

  std::size_t steps() const { return steps_; }

  /// Of the steps [from, to).
  double of(std::size_t from, std::size_t to) const {
    double sum = 0;
    for (std::size_t d = 0; d < dimensions_; ++d) sum += of_dimension(from, to, d);
    return options_.weight * sum +
           options_.penalty.per_log_length * std::log(static_cast<double>(to - from));
  }

  /// A bound on what joining two segments can save, of the log of lengths: log(a b / (a + b)) is
  /// log(n / 4) at most. The misfit proper saves nothing.
  double most_saved_by_joining() const {
    const double gain = std::log(static_cast<double>(steps_) / 4);
    return options_.penalty.per_log_length * std::max(gain, 0.0);
  }

 private:
  void add_up(std::span<const double> values, std::size_t d) {
    // About the mean, so that squares of large values do not drown their differences.
    double mean = 0;
    double n = 0;
    for (std::size_t t = 0; t < steps_; ++t) {
      const double x = values[t * dimensions_ + d];
      if (is_missing(x)) continue;
      mean += x;
      n += 1;
    }
    if (n > 0) mean /= n;
    Sums so_far;
    for (std::size_t t = 0; t < steps_; ++t) {
      const double x = values[t * dimensions_ + d] - mean;
      if (!is_missing(x)) so_far = {so_far.n + 1, so_far.x + x, so_far.xx + x * x};
      sums_[(t + 1) * dimensions_ + d] = so_far;
    }
    least_variance_[d] = n > 0 ? std::max(kLeastVariance * so_far.xx / n, kTiny) : kTiny;
  }

  double of_dimension(std::size_t from, std::size_t to, std::size_t d) const {
    const auto& before = sums_[from * dimensions_ + d];
    const auto& after = sums_[to * dimensions_ + d];
    const double n = after.n - before.n;
    if (n < 1) return 0;
    const double x = after.x - before.x;
    const double squares = std::max(after.xx - before.xx - x * x / n, 0.0);
    if (options_.change == ChangeIn::Mean) return squares;
    const double variance = std::max(squares / n, least_variance_[d]);
    return n * std::log(variance) + squares / variance;
  }

  static constexpr double kTiny = 1e-300;

  std::size_t dimensions_;
  std::size_t steps_;
  ChangePointOptions options_;
  std::vector<Sums> sums_;
  std::vector<double> least_variance_;
};

/// Where the last segment before a step may begin.
struct Candidate {
  std::size_t start;
  std::size_t until;  ///< the last step for which it may be best
};

Segmentation traced(const Misfit& misfit, const std::vector<std::size_t>& last_start) {
  Segmentation result;
  std::size_t end = misfit.steps();
  while (end > 0) {
    const std::size_t start = last_start[end];
    result.misfit += misfit.of(start, end);
    if (start > 0) result.starts.push_back(start);
    end = start;
  }
  std::ranges::reverse(result.starts);
  return result;
}

Segmentation best_segmentation(const Misfit& misfit, const ChangePointOptions& options) {
  const std::size_t n = misfit.steps();
  constexpr std::size_t kForever = std::numeric_limits<std::size_t>::max();
  if (n == 0) return {};
  const double saved = misfit.most_saved_by_joining();
  // The first segment follows no change point.
  std::vector<double> least(n + 1, kInfinity);
  least[0] = -options.penalty.per_change;
  std::vector<std::size_t> last_start(n + 1, 0);
  std::vector<Candidate> candidates{{0, kForever}};
  for (std::size_t end = 1; end <= n; ++end) {
    if (end < options.shortest && end < n) continue;
    if (end > options.shortest && end - options.shortest >= options.shortest) {
      candidates.push_back({end - options.shortest, kForever});
    }
    std::vector<double> without_change(candidates.size());
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      without_change[c] = least[candidates[c].start] + misfit.of(candidates[c].start, end);
      const double total = without_change[c] + options.penalty.per_change;
      if (total < least[end]) {
        least[end] = total;
        last_start[end] = candidates[c].start;
      }
    }
    // A candidate that is no better than a change here is none for ends at which a segment that
    // begins here is long enough.
    for (std::size_t c = 0; c < candidates.size(); ++c) {
      if (candidates[c].until == kForever && without_change[c] - saved > least[end]) {
        candidates[c].until = end + options.shortest - 1;
      }
    }
    std::erase_if(candidates, [&](const Candidate& one) { return one.until <= end; });
  }
  return traced(misfit, last_start);
}

ChangePointOptions with_penalty(ChangePointOptions options, double per_change) {
  options.penalty.per_change = per_change;
  return options;
}

/// A penalty and what is best at it.
struct Point {
  double penalty;
  Segmentation best;
};

/// Finds what lies between two penalties and puts it, without the ends, into `found`, ascending.
void search_between(const Point& low,
                    const Point& high,
                    const Misfit& misfit,
                    const ChangePointOptions& options,
                    std::vector<Point>& found) {
  const std::size_t most = low.best.starts.size();
  const std::size_t fewest = high.best.starts.size();
  if (most <= fewest + 1) return;
  // Where the two cost the same.
  const double penalty = (high.best.misfit - low.best.misfit) / static_cast<double>(most - fewest);
  if (!(penalty > low.penalty && penalty < high.penalty)) return;
  Point middle{penalty, best_segmentation(misfit, with_penalty(options, penalty))};
  const std::size_t between = middle.best.starts.size();
  if (between == most || between == fewest) return;
  search_between(low, middle, misfit, options, found);
  found.push_back(middle);
  search_between(middle, high, misfit, options, found);
}

}  // namespace

ChangePenalty bic_penalty(std::size_t steps, double parameters) {
  return {(parameters + 1) * std::log(static_cast<double>(steps)), 0};
}

ChangePenalty mbic_penalty(std::size_t steps, double parameters) {
  return {2 * std::log(static_cast<double>(steps)), parameters};
}

Segmentation change_points(std::span<const double> values,
                           std::size_t dimensions,
                           const ChangePointOptions& options) {
  require_valid(values, dimensions, options);
  return best_segmentation(Misfit(values, dimensions, options), options);
}

std::vector<PenaltyRange> change_points_by_penalty(std::span<const double> values,
                                                   std::size_t dimensions,
                                                   const ChangePointOptions& options,
                                                   double least,
                                                   double most) {
  require_valid(values, dimensions, options);
  if (!(least >= 0 && least < most)) {
    throw Error(ErrorKind::Failure, fmt::format("penalties from {} to {}", least, most));
  }
  const Misfit misfit(values, dimensions, options);
  const Point low{least, best_segmentation(misfit, with_penalty(options, least))};
  const Point high{most, best_segmentation(misfit, with_penalty(options, most))};
  std::vector<Point> found{low};
  search_between(low, high, misfit, options, found);
  if (high.best.starts.size() < low.best.starts.size()) found.push_back(high);
  std::vector<PenaltyRange> ranges;
  for (auto& point : found) {
    double from = least;
    if (!ranges.empty()) {
      const auto& before = ranges.back().best;
      from = (point.best.misfit - before.misfit) /
             static_cast<double>(before.starts.size() - point.best.starts.size());
      ranges.back().to = from;
    }
    ranges.push_back({from, most, std::move(point.best)});
  }
  return ranges;
}

double stability(std::span<const PenaltyRange> ranges, std::size_t start, std::size_t tolerance) {
  double within = 0;
  double all = 0;
  for (const auto& range : ranges) {
    const double length = std::log(range.to / range.from);
    const bool has = std::ranges::any_of(range.best.starts, [&](std::size_t other) {
      return (other > start ? other - start : start - other) <= tolerance;
    });
    all += length;
    if (has) within += length;
  }
  return within / all;
}

}  // namespace orrery::numerics
