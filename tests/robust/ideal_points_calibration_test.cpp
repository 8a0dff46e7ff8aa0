// SPDX-License-Identifier: GPL-3.0-or-later
//
// Simulation-based calibration of the sampler of ideal points (Talts et al. 2018, arXiv:1804.06788)
// with states that enter, leave and are away, absent votes and an item that bridges sessions, of
// all parameters. Long: labelled slow.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "orrery/base/parallel.hpp"
#include "orrery/base/random.hpp"
#include "orrery/norms/ideal_points/trajectory_block.hpp"
#include "support/simulated_votes.hpp"

namespace orrery {
namespace {

using norms::IdealPointModel;
using norms::Movement;
using norms::Vote;
using norms::VotePanel;
using testing::VoteDesign;

constexpr int kBridge = 1000;  // the number of the item that comes back
constexpr std::size_t kReplicates = 600;
constexpr std::size_t kDraws = 99;
constexpr std::size_t kBins = 10;

/// Who votes on what: of four actors one is there throughout, one enters, one leaves and one is
/// away in the middle; one vote in seven is absent.
std::vector<Vote> votes_cast(const VoteDesign& design) {
  RandomStream absence(11, 4);
  std::vector<Vote> votes;
  for (int i = 0; i < design.actors; ++i) {
    for (int t = 0; t < design.sessions; ++t) {
      const bool there = (i % 4 != 1 || t > 0) && (i % 4 != 2 || t < design.sessions - 1) &&
                         (i % 4 != 3 || t != 1);
      if (!there) continue;
      for (int j = 0; j < design.items; ++j) {
        if (j > 0 && absence.uniform() < 1.0 / 7) continue;
        votes.push_back({i, t, t * design.items + j, 0});
      }
      if (t == 1 || t == 2) votes.push_back({i, t, kBridge, 0});
    }
  }
  return votes;
}

/// Draws positions of all cells from the prior. That of standardised positions is a density on the
/// sphere of mean 0 and sd 1, exp(−θᵀQθ/2), a Bingham distribution in one dimension less; it is
/// drawn by rejection from angular central Gaussians (Kent, Ganeiban & Mardia 2018,
/// doi:10.1080/10618600.2017.1390468).
class PriorOfPositions {
 public:
  PriorOfPositions(const IdealPointModel& model, const VotePanel& panel)
      : standardise_(model.standardise) {
    const auto priors = norms::position_priors(model, panel);
    const auto n = static_cast<Eigen::Index>(priors.size());
    Eigen::MatrixXd precision = Eigen::MatrixXd::Zero(n, n);
    for (Eigen::Index c = 0; c < n; ++c) {
      const auto& prior = priors[static_cast<std::size_t>(c)];
      precision(c, c) += 1 / prior.variance;
      if (!prior.linked) continue;
      precision(c - 1, c - 1) += 1 / prior.variance;
      precision(c, c - 1) -= 1 / prior.variance;
      precision(c - 1, c) -= 1 / prior.variance;
    }
    if (!standardise_) {
      const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> parts(precision);
      axes_ = parts.eigenvectors();
      omega_ = parts.eigenvalues();
      return;
    }
    // An orthonormal basis of what is at right angles to the mean.
    Eigen::MatrixXd basis = Eigen::MatrixXd::Identity(n, n);
    basis.col(0).setOnes();
    const Eigen::MatrixXd q = basis.householderQr().householderQ();
    const Eigen::MatrixXd contrasts = q.rightCols(n - 1);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> parts(
        0.5 * static_cast<double>(n) * contrasts.transpose() * precision * contrasts);
    axes_ = std::sqrt(static_cast<double>(n)) * contrasts * parts.eigenvectors();
    lambda_ = parts.eigenvalues().array() - parts.eigenvalues().minCoeff();
    const auto excess = [&](double b) { return (1 / (b + 2 * lambda_.array())).sum() - 1; };
    double low = 1e-9;
    double high = static_cast<double>(n);
    for (int k = 0; k < 100; ++k) {
      const double middle = 0.5 * (low + high);
      (excess(middle) > 0 ? low : high) = middle;
    }
    const auto dimensions = static_cast<double>(n - 1);
    omega_ = 1 + 2 * lambda_.array() / low;
    log_bound_ = -0.5 * (dimensions - low) + 0.5 * dimensions * std::log(dimensions / low);
  }

  std::vector<double> draw(RandomStream& random) const {
    Eigen::VectorXd y(omega_.size());
    for (;;) {
      for (Eigen::Index k = 0; k < y.size(); ++k) y(k) = random.normal() / std::sqrt(omega_(k));
      if (!standardise_) break;
      y.normalize();
      const Eigen::ArrayXd squares = y.array().square();
      const double log_ratio =
          -(lambda_.array() * squares).sum() +
          0.5 * static_cast<double>(y.size()) * std::log((omega_.array() * squares).sum());
      if (std::log(random.uniform()) < log_ratio - log_bound_) break;
    }
    const Eigen::VectorXd x = axes_ * y;
    return {x.begin(), x.end()};
  }

 private:
  bool standardise_;
  Eigen::MatrixXd axes_;
  Eigen::VectorXd omega_;
  Eigen::VectorXd lambda_;
  double log_bound_ = 0;
};

/// The ranks of the true values of one replicate among posterior draws, in bins, by parameter.
/// Empty where no vote is a no, so that the panel has two categories.
std::vector<std::size_t> ranks_of(const VoteDesign& design,
                                  const VotePanel& skeleton,
                                  const PriorOfPositions& prior,
                                  std::uint64_t seed) {
  RandomStream random(seed, 3);
  auto truth = prior.draw(random);
  double first = 0;
  for (std::size_t c = 0; c < skeleton.actor_begin(1); ++c) first += truth[c];
  if (first < 0) {
    for (double& x : truth) x = -x;
  }
  std::vector<norms::ItemValue> items;
  for (std::size_t j = 0; j < skeleton.items().size(); ++j)
    items.push_back(testing::prior_item(design, random));
  std::vector<Vote> votes;
  for (std::size_t c = 0; c < skeleton.cells().size(); ++c) {
    const auto& cell = skeleton.cells()[c];
    for (const auto& vote : skeleton.cell_votes(c)) {
      const auto j = static_cast<std::size_t>(vote.item);
      votes.push_back({skeleton.actors()[static_cast<std::size_t>(cell.actor)],
                       skeleton.sessions()[static_cast<std::size_t>(cell.session)],
                       skeleton.items()[j],
                       testing::drawn_vote(items[j], design.categories, truth[c], random)});
    }
  }
  const VotePanel panel(std::move(votes));
  if (panel.categories() != design.categories) return {};
  for (const auto& item : items) truth.push_back(item.slope);
  for (const auto& item : items) truth.push_back(item.cut[0]);
  for (const auto& item : items) truth.push_back(item.cut[1]);
  norms::IdealPointSampler sampler(
      panel, design.model, testing::one_chain(300, static_cast<int>(kDraws), 10, seed));
  sampler.advance(sampler.sweeps());
  std::vector<std::size_t> ranks;
  for (std::size_t p = 0; p < truth.size(); ++p) {
    const auto draws = norms::draws_of(sampler.layout(), sampler.draws(), p);
    const auto below = std::ranges::count_if(draws[0], [&](double x) { return x < truth[p]; });
    ranks.push_back(static_cast<std::size_t>(below) * kBins / (kDraws + 1));
  }
  return ranks;
}

/// χ² of ten bins, nine degrees of freedom, by parameter.
std::vector<double> calibrate(const VoteDesign& design) {
  const VotePanel skeleton(votes_cast(design));
  const PriorOfPositions prior(design.model, skeleton);
  std::vector<std::vector<std::size_t>> ranks(kReplicates);
  parallel_for(kReplicates, 0, [&](std::size_t r) {
    ranks[r] = ranks_of(design, skeleton, prior, 1000 + r);
  });
  const auto parameters = skeleton.cells().size() + 3 * skeleton.items().size();
  std::vector<std::array<double, kBins>> counts(parameters, std::array<double, kBins>{});
  double n = 0;
  for (const auto& of_one : ranks) {
    if (of_one.empty()) continue;
    ++n;
    for (std::size_t p = 0; p < parameters; ++p) ++counts[p][of_one[p]];
  }
  EXPECT_GT(n, 0.95 * static_cast<double>(kReplicates));
  std::vector<double> result;
  for (const auto& bins : counts) {
    double sum = 0;
    for (const double count : bins) sum += std::pow(count - n / kBins, 2) / (n / kBins);
    result.push_back(sum);
  }
  return result;
}

/// 40 is passed by one of 80 parameters once in 1,600 times; the mean of χ² is 9.
void expect_uniform(const VoteDesign& design, const char* name) {
  const auto found = calibrate(design);
  double mean = 0;
  for (const double x : found) mean += x / static_cast<double>(found.size());
  const double worst = *std::ranges::max_element(found);
  fmt::print("{}: {} parameters, chi squared {:.1f} on average, {:.1f} at most\n",
             name,
             found.size(),
             mean,
             worst);
  EXPECT_LT(worst, 40);
  EXPECT_LT(mean, 12);
}

VoteDesign design_of(Movement movement, bool standardise) {
  VoteDesign design;
  design.actors = 8;
  design.sessions = 4;
  design.items = 4;
  design.model.positive = 0;
  design.model.movement = movement;
  design.model.standardise = standardise;
  design.model.cut_limit = 2;
  return design;
}

TEST(IdealPointCalibration, HoldsForWalksByVotes) {
  expect_uniform(design_of(Movement::ByVotes, false), "walks");
}

TEST(IdealPointCalibration, HoldsForStandardisedWalksByVotes) {
  expect_uniform(design_of(Movement::ByVotes, true), "standardised walks");
}

TEST(IdealPointCalibration, HoldsForStandardisedWalksWithNormalCuts) {
  auto design = design_of(Movement::Fixed, true);
  design.model.step_variance = 0.2;
  design.model.cut_variance = 1.5;
  expect_uniform(design, "standardised walks of fixed steps, normal cuts");
}

}  // namespace
}  // namespace orrery
