// SPDX-License-Identifier: GPL-3.0-or-later
//
// How often change points and intervals of lead and lag err, by simulation: the tables of
// docs/methods/order.md.
//
//   simulate_order [WORLDS]    400 and 200 worlds if absent; about half a minute of processor time
#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/numerics/autoregression.hpp"
#include "orrery/numerics/lead_lag.hpp"
#include "orrery/order/changes.hpp"

namespace {

using namespace orrery;

using Series = std::vector<double>;

/// An autoregression with variance 1; a random walk for phi 1.
Series autoregression(std::size_t years, double phi, RandomStream& random) {
  const double step = phi < 1 ? std::sqrt(1 - phi * phi) : 1;
  Series series{phi < 1 ? random.normal() : 0};
  while (series.size() < years) series.push_back(phi * series.back() + step * random.normal());
  return series;
}

bool finds_near(const order::SeriesChanges& found, std::size_t step) {
  for (const auto& change : found.changes) {
    if (change.step + 2 >= step && change.step <= step + 2) return true;
  }
  return false;
}

void simulate_changes(std::size_t years, double phi, int worlds) {
  int in_one = 0;
  int in_three = 0;
  int jump_found = 0;
  for (int world = 0; world < worlds; ++world) {
    RandomStream random(3, static_cast<std::uint64_t>(world), years);
    std::vector<Series> series{autoregression(years, phi, random),
                               autoregression(years, phi, random),
                               autoregression(years, phi, random)};
    in_one += order::changes_of({series.data(), 1}).changes.empty() ? 0 : 1;
    in_three += order::changes_of(series).changes.empty() ? 0 : 1;
    for (std::size_t t = years / 2; t < years; ++t) series[0][t] += 3;
    jump_found += finds_near(order::changes_of({series.data(), 1}), years / 2) ? 1 : 0;
  }
  fmt::print("{:5} {:4.1f}  false {:.3f}  false in three {:.3f}  jump found {:.3f}\n",
             years,
             phi,
             static_cast<double>(in_one) / worlds,
             static_cast<double>(in_three) / worlds,
             static_cast<double>(jump_found) / worlds);
}

/// Follows `leader` after three steps with this weight.
Series follower(const Series& leader, double phi, double weight, RandomStream& random) {
  auto series = autoregression(leader.size(), phi, random);
  for (std::size_t t = leader.size(); t-- > 3;) {
    series[t] = weight * leader[t - 3] + std::sqrt(1 - weight * weight) * series[t];
  }
  return series;
}

void simulate_lead(std::size_t years, double phi, int worlds) {
  int holds = 0;
  int holds_none = 0;
  int rejects = 0;
  for (int world = 0; world < worlds; ++world) {
    const auto unit = static_cast<std::uint64_t>(world);
    RandomStream random(9, unit, years);
    const auto x = autoregression(years, phi, random);
    const numerics::LeadLagOptions options{.draws = 300, .unit = unit};
    const auto news = numerics::innovations(x);
    const auto led = numerics::innovations(follower(x, phi, 0.5, random));
    const auto stranger = numerics::innovations(follower(x, phi, 0, random));
    const auto three = numerics::lead_lag(news, led, options).lags[13];
    holds += three.lo <= 0.5 && 0.5 <= three.hi ? 1 : 0;
    const auto unrelated = numerics::lead_lag(news, stranger, options);
    holds_none += unrelated.lags[10].lo <= 0 && 0 <= unrelated.lags[10].hi ? 1 : 0;
    rejects += unrelated.p_value <= 0.05 ? 1 : 0;
  }
  fmt::print("{:5} {:4.1f}  holds .5 {:.3f}  holds 0 {:.3f}  p <= .05 if unrelated {:.3f}\n",
             years,
             phi,
             static_cast<double>(holds) / worlds,
             static_cast<double>(holds_none) / worlds,
             static_cast<double>(rejects) / worlds);
}

}  // namespace

int main(int count, char** words) {
  const int worlds = count > 1 ? std::atoi(words[1]) : 0;
  for (const std::size_t years : {70U, 200U}) {
    for (const double phi : {0.0, 0.4, 0.7, 0.9, 1.0}) {
      simulate_changes(years, phi, worlds > 0 ? worlds : 400);
    }
  }
  for (const std::size_t years : {70U, 200U}) {
    for (const double phi : {0.0, 0.4, 0.7}) simulate_lead(years, phi, worlds > 0 ? worlds : 200);
  }
  return 0;
}
