// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/clustered_mean.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <map>
#include <vector>

#include "orrery/numerics/normal.hpp"

namespace orrery::numerics {
namespace {

/// The two means; one of them may be of nothing.
struct Parts {
  std::array<double, 2> mean{};
  std::array<double, 2> n{};
};

Parts parts_of(std::span<const double> values, std::span<const std::uint8_t> part) {
  Parts parts;
  std::array<double, 2> sum{};
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(values[i])) continue;
    const std::size_t p = part.empty() || part[i] != 0 ? 1 : 0;
    sum[p] += values[i];
    parts.n[p] += 1;
  }
  for (std::size_t p = 0; p < 2; ++p) parts.mean[p] = parts.n[p] > 0 ? sum[p] / parts.n[p] : 0;
  return parts;
}

void add_interval(MeanEstimate& found, std::span<const double> scores, double level) {
  const auto groups = static_cast<double>(scores.size());
  if (scores.size() < 2) return;
  double squares = 0;
  for (const double score : scores) squares += score * score;
  found.error = std::sqrt(groups / (groups - 1) * squares);
  const boost::math::students_t t(groups - 1);
  const double width = boost::math::quantile(t, 0.5 + level / 2) * found.error;
  found.lo = found.estimate - width;
  found.hi = found.estimate + width;
}

MeanEstimate estimate(std::span<const double> values,
                      std::span<const std::uint8_t> part,
                      std::span<const std::int64_t> clusters,
                      double level) {
  const auto parts = parts_of(values, part);
  MeanEstimate found;
  found.n = static_cast<std::size_t>(parts.n[0] + parts.n[1]);
  if (parts.n[1] == 0 || (!part.empty() && parts.n[0] == 0)) return found;
  found.estimate = parts.mean[1] - parts.mean[0];
  std::map<std::int64_t, std::size_t> places;
  std::vector<double> scores;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (is_missing(values[i])) continue;
    const std::size_t p = part.empty() || part[i] != 0 ? 1 : 0;
    const auto cluster = clusters.empty() ? static_cast<std::int64_t>(i) : clusters[i];
    const auto [place, added] = places.try_emplace(cluster, scores.size());
    if (added) scores.push_back(0);
    scores[place->second] += (p == 1 ? 1 : -1) * (values[i] - parts.mean[p]) / parts.n[p];
  }
  found.groups = scores.size();
  add_interval(found, scores, level);
  return found;
}

}  // namespace

MeanEstimate clustered_mean(std::span<const double> values,
                            std::span<const std::int64_t> clusters,
                            double level) {
  return estimate(values, {}, clusters, level);
}

MeanEstimate clustered_difference(std::span<const double> values,
                                  std::span<const std::uint8_t> part,
                                  std::span<const std::int64_t> clusters,
                                  double level) {
  if (values.empty()) return {};
  return estimate(values, part, clusters, level);
}

MeanEstimate wilson_share(std::size_t hits, std::size_t n, double level) {
  MeanEstimate found;
  found.n = found.groups = n;
  if (n == 0) return found;
  const auto count = static_cast<double>(n);
  const double share = static_cast<double>(hits) / count;
  const double z = normal_quantile(0.5 + level / 2);
  const double middle = (share + z * z / (2 * count)) / (1 + z * z / count);
  const double width = z / (1 + z * z / count) *
                       std::sqrt(share * (1 - share) / count + z * z / (4 * count * count));
  found.estimate = share;
  found.error = std::sqrt(share * (1 - share) / count);
  found.lo = hits == 0 ? 0 : middle - width;
  found.hi = hits == n ? 1 : middle + width;
  return found;
}

}  // namespace orrery::numerics
