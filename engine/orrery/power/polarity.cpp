// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/polarity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/power/shares.hpp"

namespace orrery::power {
namespace {

void require_valid(const PolarityOptions& options) {
  for (const double threshold : {options.unipolar,
                                 options.near_unipolar,
                                 options.bipolar_together,
                                 options.bipolar_each,
                                 options.multipolar_each}) {
    if (threshold >= 0 && threshold <= 1) continue;
    throw Error(ErrorKind::Usage,
                fmt::format("polarity threshold {}: it must lie in [0, 1]", threshold));
  }
  if (options.near_unipolar > options.unipolar) {
    throw Error(
        ErrorKind::Usage,
        fmt::format(
            "near_unipolar {} is above unipolar {}", options.near_unipolar, options.unipolar));
  }
}

void place_among_top(double share, std::size_t member, Polarity& result) {
  for (std::size_t place = 0; place < result.top.size(); ++place) {
    if (share <= result.top[place]) continue;
    for (std::size_t later = result.top.size() - 1; later > place; --later) {
      result.top[later] = result.top[later - 1];
      result.holder[later] = result.holder[later - 1];
    }
    result.top[place] = share;
    result.holder[place] = member;
    return;
  }
}

void classify(std::size_t above_multipolar, const PolarityOptions& options, Polarity& result) {
  const double first = result.top[0];
  const double second = is_missing(result.top[1]) ? 0 : result.top[1];
  const auto decide = [&](PolarityType type, std::size_t poles, double pole_share) {
    result.type = type;
    result.poles = poles;
    result.pole_share = pole_share;
  };
  const bool has_unipole = first >= options.unipolar;
  const bool has_two_poles =
      result.n > 1 && first + second >= options.bipolar_together && second >= options.bipolar_each;
  if (has_two_poles && !(has_unipole && options.unipole_first)) {
    decide(PolarityType::Bipolar, 2, second);
  } else if (has_unipole) {
    decide(PolarityType::Unipolar, 1, first);
  } else if (first >= options.near_unipolar) {
    decide(PolarityType::NearUnipolar, 1, first);
  } else if (above_multipolar >= options.multipolar_poles) {
    decide(PolarityType::Multipolar, above_multipolar, options.multipolar_each);
  } else {
    decide(PolarityType::Diffuse, 0, kMissing);
  }
}

// Ranks from 1, equal values sharing the mean of their places.
std::vector<double> mean_ranks(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return values[a] < values[b];
  });
  std::vector<double> rank(values.size());
  for (std::size_t first = 0; first < order.size();) {
    std::size_t end = first;
    while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
    const double mean = 0.5 * static_cast<double>(first + end + 1);
    for (std::size_t i = first; i < end; ++i) rank[order[i]] = mean;
    first = end;
  }
  return rank;
}

double correlation(std::span<const double> x, std::span<const double> y) {
  const double n = static_cast<double>(x.size());
  const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
  const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
  double xx = 0;
  double yy = 0;
  double xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : kMissing;
}

double spearman(std::span<const double> x, std::span<const double> y) {
  std::vector<double> kept_x;
  std::vector<double> kept_y;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (is_missing(x[i]) || is_missing(y[i])) continue;
    kept_x.push_back(x[i]);
    kept_y.push_back(y[i]);
  }
  if (kept_x.size() < 2) return kMissing;
  return correlation(mean_ranks(kept_x), mean_ranks(kept_y));
}

struct Domain {
  std::span<const double> values;
  Polarity polarity;
};

std::vector<Domain> defined_domains(std::span<const std::span<const double>> domains,
                                    const PolarityOptions& options) {
  std::vector<Domain> defined;
  for (const auto& values : domains) {
    if (values.size() != domains.front().size()) {
      throw Error(ErrorKind::Internal, "the domains of a set differ in their number of members");
    }
    const Polarity result = polarity(values, options);
    if (result.type != PolarityType::Undefined) defined.push_back({values, result});
  }
  return defined;
}

}  // namespace

std::string_view name_of(PolarityType type) {
  switch (type) {
    case PolarityType::Undefined:
      return "undefined";
    case PolarityType::Unipolar:
      return "unipolar";
    case PolarityType::NearUnipolar:
      return "near_unipolar";
    case PolarityType::Bipolar:
      return "bipolar";
    case PolarityType::Multipolar:
      return "multipolar";
    case PolarityType::Diffuse:
      return "diffuse";
  }
  throw Error(ErrorKind::Internal, "a type of polarity without a name");
}

Polarity polarity(std::span<const double> values, const PolarityOptions& options) {
  require_valid(options);
  const Coverage coverage = coverage_of(values, "value");
  Polarity result;
  result.n = coverage.n_with_data;
  result.holder.fill(values.size());
  if (coverage.total <= 0) return result;

  // Below every share, so that members with a share of 0 find their place.
  result.top.fill(-1);
  std::size_t above_multipolar = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(values[i])) continue;
    const double share = values[i] / coverage.total;
    if (share >= options.multipolar_each) ++above_multipolar;
    place_among_top(share, i, result);
  }
  std::replace(result.top.begin(), result.top.end(), -1.0, kMissing);
  classify(above_multipolar, options, result);
  return result;
}

std::vector<double> domain_shares(std::span<const Capabilities> set,
                                  std::span<const Component> domain) {
  std::vector<double> index;
  index.reserve(set.size());
  for (const Cinc& row : cinc(set)) {
    double sum = 0;
    int n = 0;
    for (const Component component : domain) {
      const double share = row.share[static_cast<std::size_t>(component)];
      if (is_missing(share)) continue;
      sum += share;
      ++n;
    }
    index.push_back(n > 0 ? sum / n : kMissing);
  }
  shares(index, index);
  return index;
}

Complexity complexity(std::span<const std::span<const double>> domains,
                      const PolarityOptions& options) {
  const auto defined = defined_domains(domains, options);
  Complexity result;
  result.n_domains = defined.size();
  if (defined.size() < 2) return result;

  int pairs = 0;
  int ranked_pairs = 0;
  int other_type = 0;
  int other_leader = 0;
  double rank_correlation = 0;
  for (std::size_t a = 0; a < defined.size(); ++a) {
    for (std::size_t b = a + 1; b < defined.size(); ++b) {
      ++pairs;
      other_type += defined[a].polarity.type != defined[b].polarity.type ? 1 : 0;
      other_leader += defined[a].polarity.holder[0] != defined[b].polarity.holder[0] ? 1 : 0;
      const double rho = spearman(defined[a].values, defined[b].values);
      if (is_missing(rho)) continue;
      ++ranked_pairs;
      rank_correlation += rho;
    }
  }
  result.type_disagreement = static_cast<double>(other_type) / pairs;
  result.leader_disagreement = static_cast<double>(other_leader) / pairs;
  if (ranked_pairs > 0) result.rank_correlation = rank_correlation / ranked_pairs;
  return result;
}

}  // namespace orrery::power
