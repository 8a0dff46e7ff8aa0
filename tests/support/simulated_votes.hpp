// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/posterior.hpp"
#include "orrery/norms/ideal_points/sampler.hpp"

namespace orrery::testing {

/// What votes are simulated of: every actor in every session, a few items each session.
struct VoteDesign {
  int actors = 10;
  int sessions = 3;
  int items = 5;  ///< a session
  int categories = 3;
  norms::IdealPointModel model;
};

/// Parameters drawn from the prior, and votes drawn from them. Positions by actor, then session;
/// items by session.
struct SimulatedVotes {
  std::vector<double> positions;
  std::vector<norms::ItemValue> items;
  std::vector<norms::Vote> votes;
};

inline void standardise(std::vector<double>& x) {
  double mean = 0;
  double square = 0;
  for (const double value : x) mean += value / static_cast<double>(x.size());
  for (const double value : x)
    square += (value - mean) * (value - mean) / static_cast<double>(x.size());
  for (double& value : x) value = (value - mean) / std::sqrt(square);
}

/// Draws positions from the prior. With model.standardise only Movement::None: then the constrained
/// prior is uniform on a sphere, which normal draws give when they are standardised.
inline std::vector<double> prior_positions(const VoteDesign& design, RandomStream& random) {
  std::vector<double> x;
  const auto& model = design.model;
  for (int i = 0; i < design.actors; ++i) {
    for (int t = 0; t < design.sessions; ++t) {
      const bool linked = t > 0 && model.movement != norms::Movement::None;
      const double variance = linked ? model.step_variance : model.initial_variance;
      x.push_back((linked ? x.back() : 0) + std::sqrt(variance) * random.normal());
    }
  }
  if (model.standardise) standardise(x);
  return x;
}

inline norms::ItemValue prior_item(const VoteDesign& design, RandomStream& random) {
  const auto& model = design.model;
  const auto cut = [&] {
    if (model.cut_variance > 0) return std::sqrt(model.cut_variance) * random.normal();
    return model.cut_limit * (2 * random.uniform() - 1);
  };
  norms::ItemValue item;
  item.slope = std::sqrt(model.slope_variance) * random.normal();
  item.cut[0] = cut();
  item.cut[1] = design.categories == 3 ? cut() : item.cut[0];
  if (item.cut[0] > item.cut[1]) std::swap(item.cut[0], item.cut[1]);
  return item;
}

inline std::uint8_t drawn_vote(const norms::ItemValue& item,
                               int categories,
                               double position,
                               RandomStream& random) {
  const double latent = item.slope * position + random.normal();
  if (latent <= item.cut[0]) return 0;
  return categories == 2 || latent <= item.cut[1] ? 1 : 2;
}

/// Parameters from the prior and votes from them.
inline SimulatedVotes simulate_votes(const VoteDesign& design, std::uint64_t seed) {
  RandomStream random(seed, 1);
  SimulatedVotes result;
  result.positions = prior_positions(design, random);
  const auto sessions = static_cast<std::size_t>(design.sessions);
  for (int j = 0; j < design.sessions * design.items; ++j) {
    const auto item = prior_item(design, random);
    result.items.push_back(item);
    const int session = j / design.items;
    for (int i = 0; i < design.actors; ++i) {
      const auto first = static_cast<std::size_t>(i) * sessions;
      const double position = result.positions[first + static_cast<std::size_t>(session)];
      result.votes.push_back(
          {i, session, j, drawn_vote(item, design.categories, position, random)});
    }
  }
  return result;
}

/// One chain on one thread, as calibration runs many of.
inline norms::SamplerOptions one_chain(int warmup, int draws, int thin, std::uint64_t seed) {
  norms::SamplerOptions options;
  options.chains = 1;
  options.warmup = warmup;
  options.draws = draws;
  options.thin = thin;
  options.seed = seed;
  options.threads = 1;
  return options;
}

/// Simulation-based calibration (Talts et al. 2018, arXiv:1804.06788): the rank of the true value
/// among posterior draws is uniform. χ² of ten bins for some parameters; nine degrees of freedom
/// each. The first actor is turned positive, as the sampler does it.
struct Calibration {
  std::vector<double> chi_squared;
  double worst = 0;
};

inline Calibration calibrate(const VoteDesign& design, int replicates, std::uint64_t seed) {
  constexpr std::size_t kDraws = 99;
  constexpr std::size_t kBins = 10;
  const auto sessions = static_cast<std::size_t>(design.sessions);
  const auto cells = static_cast<std::size_t>(design.actors) * sessions;
  const auto items = static_cast<std::size_t>(design.items) * sessions;
  const std::vector<std::size_t> watched{0,
                                         cells / 2,
                                         cells - 1,
                                         cells,
                                         cells + items - 1,
                                         cells + items,
                                         cells + 2 * items - 1,
                                         design.categories == 3 ? cells + 2 * items : 1};
  std::vector<std::array<int, kBins>> counts(watched.size(), std::array<int, kBins>{});
  for (int r = 0; r < replicates; ++r) {
    const auto key = seed + static_cast<std::uint64_t>(r);
    auto truth = simulate_votes(design, key);
    double first = 0;
    for (int t = 0; t < design.sessions; ++t) first += truth.positions[static_cast<std::size_t>(t)];
    const double sign = first < 0 ? -1 : 1;
    std::vector<double> values;
    for (const double x : truth.positions) values.push_back(sign * x);
    for (const auto& item : truth.items) values.push_back(sign * item.slope);
    for (const auto& item : truth.items) values.push_back(item.cut[0]);
    for (const auto& item : truth.items) values.push_back(item.cut[1]);
    // Votes all alike in every item leave a panel of fewer categories: keep three.
    std::vector<norms::Vote> votes = truth.votes;
    const norms::VotePanel panel(std::move(votes));
    if (panel.categories() != design.categories) continue;
    norms::IdealPointSampler sampler(
        panel, design.model, one_chain(200, static_cast<int>(kDraws), 6, key));
    sampler.advance(sampler.sweeps());
    for (std::size_t k = 0; k < watched.size(); ++k) {
      const auto chains = norms::draws_of(sampler.layout(), sampler.draws(), watched[k]);
      const auto rank = std::ranges::count_if(
          chains.front(), [&](double draw) { return draw < values[watched[k]]; });
      ++counts[k][static_cast<std::size_t>(rank) * kBins / (kDraws + 1)];
    }
  }
  Calibration result;
  for (const auto& bins : counts) {
    double n = 0;
    for (const int count : bins) n += count;
    double sum = 0;
    for (const int count : bins) sum += std::pow(count - n / kBins, 2) / (n / kBins);
    result.chi_squared.push_back(sum);
    result.worst = std::max(result.worst, sum);
  }
  return result;
}

}  // namespace orrery::testing
