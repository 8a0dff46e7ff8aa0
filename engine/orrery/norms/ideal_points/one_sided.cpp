// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/one_sided.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

#include "orrery/base/error.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/norms/ideal_points/item_ballots.hpp"
#include "orrery/norms/ideal_points/item_terms.hpp"
#include "orrery/norms/ideal_points/position_moments.hpp"
#include "orrery/norms/ideal_points/starting_positions.hpp"

namespace orrery::norms {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;

constexpr double kFirstVariance = 0.1;              // of a position, before there is a better one
constexpr double kFirstCutVariance = 49. / 3;       // that of the uniform prior on [−7, 7]
constexpr double kExcessPower = 1.5;                // answer of the excess to the scale of a pass
constexpr double kLargestAnswer = 2.5;              // of a pass, as a factor of the scale
constexpr std::array kFirstItemRounds{4, 2, 1, 1};  // of the passes from the start on
constexpr int kRoundsAfterLeap = 2;                 // items follow positions that were extrapolated
constexpr double kSmallStep = 0.05;                 // of Newton's method, for an item
constexpr int kMostHalvings = 10;                   // of a larger one
constexpr double kLongestLeap = 8;
// Nodes of a normal distribution, in sd, that integrate polynomials to degree five.
constexpr std::array kNodes{-1.7320508075688772, 0., 1.7320508075688772};
constexpr std::array kWeights{1. / 6, 2. / 3, 1. / 6};

/// Where slopes lose by the scale of positions as much as the prior of positions gives, about 1 /
/// the cells of a session.
double first_excess(const VotePanel& panel) {
  return static_cast<double>(panel.sessions().size()) / static_cast<double>(panel.cells().size());
}

class OneSidedFit {
 public:
  OneSidedFit(const VotePanel& panel, const IdealPointModel& model, const OneSidedOptions& options)
      : panel_(panel),
        model_(model),
        options_(options),
        ballots_(panel),
        cells_of_(panel.sessions().size()),
        items_of_(panel.sessions().size()),
        moments_(panel.cells().size()),
        weight_(panel.cells().size()),
        items_(panel.items().size()),
        item_variances_(panel.items().size(), Vector3d::Zero()),
        log_excess_(std::log(first_excess(panel))) {
    if (options.estimate_cut_variance) model_.cut_variance = kFirstCutVariance;
    for (auto& positions : at_node_) positions.resize(panel.cells().size());
    for (std::size_t c = 0; c < panel.cells().size(); ++c)
      cells_of_[static_cast<std::size_t>(panel.cells()[c].session)].push_back(c);
    list_items();
  }

  OneSidedIdealPoints run() {
    start();
    OneSidedSummary summary;
    for (const int rounds : kFirstItemRounds) pass(rounds);
    summary.passes = kFirstItemRounds.size();
    double leap = kLongestLeap;
    double last = 0;
    while (!summary.converged && summary.passes < options_.max_passes) {
      const auto before = means_and_excess();
      pass(1);
      const auto between = means_and_excess();
      pass(1);
      const auto after = means_and_excess();
      summary.passes += 2;
      summary.change =
          std::sqrt((after - between).squaredNorm() / static_cast<double>(after.size()));
      summary.converged = summary.change < options_.tolerance;
      if (summary.converged) break;
      if (last > 0 && summary.change > last) leap = std::max(1.0, leap / 2);
      last = summary.change;
      extrapolate(before, between, after, leap);
      pass(kRoundsAfterLeap);
      ++summary.passes;
    }
    summary.scale = 1 + std::exp(log_excess_);
    summary.cut_variance = model_.cut_variance;
    return {reported(), summary};
  }

 private:
  void list_items() {
    for (std::size_t j = 0; j < panel_.items().size(); ++j) {
      if (ballots_.shape(j).parameters() == 0) continue;
      for (const auto& vote : panel_.item_votes(j)) {
        auto& items = items_of_[static_cast<std::size_t>(
            panel_.cells()[static_cast<std::size_t>(vote.cell)].session)];
        if (items.empty() || items.back() != j) items.push_back(j);
      }
    }
  }

  void start() {
    const auto positions = starting_positions(panel_, model_.positive);
    for (std::size_t c = 0; c < moments_.size(); ++c) {
      set_moments(c, {positions[c], kFirstVariance});
      weight_[c] = model_.slope_variance * panel_.cells()[c].votes;
    }
    for (std::size_t j = 0; j < items_.size(); ++j)
      items_[j] = item_start(ballots_.votes(j), ballots_.shape(j));
  }

  void set_moments(std::size_t cell, const PositionMoments& moments) {
    moments_[cell] = moments;
    const double sd = std::sqrt(moments.variance);
    for (std::size_t k = 0; k < kNodes.size(); ++k)
      at_node_[k][cell] = moments.mean + kNodes[k] * sd;
  }

  /// Items and then positions of every session in turn; then the scale of all.
  void pass(int item_rounds) {
    for (std::size_t t = 0; t < cells_of_.size(); ++t) {
      const auto& items = items_of_[t];
      parallel_for(items.size(), options_.threads, [&](std::size_t i) {
        for (int round = 0; round < item_rounds; ++round) improve(items[i]);
      });
      const auto& cells = cells_of_[t];
      std::vector<PositionMoments> priors(cells.size());
      for (std::size_t i = 0; i < cells.size(); ++i) priors[i] = prior_of(cells[i]);
      parallel_for(cells.size(), options_.threads, [&](std::size_t i) {
        const auto c = cells[i];
        set_moments(
            c, position_moments(panel_.cell_votes(c), ballots_, items_, priors[i], moments_[c]));
      });
    }
    standardise();
    if (options_.estimate_cut_variance) set_cut_variance();
  }

  /// Terms of an item in expectation over the positions. Its prior is in each node's, and the
  /// weights add up to 1.
  ItemTerms expected_terms(std::size_t j, const Vector3d& value) const {
    ItemTerms sum;
    sum.information = Matrix3d::Zero();
    for (std::size_t k = 0; k < kNodes.size(); ++k) {
      const auto at =
          item_terms(ballots_.votes(j), ballots_.shape(j), value, at_node_[k], model_, {});
      sum.log_posterior += kWeights[k] * at.log_posterior;
      sum.gradient += kWeights[k] * at.gradient;
      sum.information += kWeights[k] * at.information;
    }
    return sum;
  }

  /// A step of Newton's method. The log posterior is concave, so that a small one needs no check.
  void improve(std::size_t j) {
    const auto here = expected_terms(j, items_[j]);
    const Matrix3d inverse = here.information.inverse();
    const Vector3d step = inverse * here.gradient;
    item_variances_[j] = inverse.diagonal();
    const bool small = step.cwiseAbs().maxCoeff() < kSmallStep;
    if (small && cuts_in_order(j, items_[j] + step)) {
      items_[j] += step;
      return;
    }
    double fraction = 1;
    for (int halving = 0; halving < kMostHalvings; ++halving, fraction /= 2) {
      const Vector3d value = items_[j] + fraction * step;
      if (!(expected_terms(j, value).log_posterior >= here.log_posterior)) continue;
      items_[j] = value;
      return;
    }
  }

  bool cuts_in_order(std::size_t j, const Vector3d& value) const {
    return ballots_.shape(j).parameters() < 3 || value(1) < value(2);
  }

  /// The cell that the prior of a cell has its mean from.
  std::optional<std::size_t> leans_on(std::size_t cell) const {
    const auto actor = static_cast<std::size_t>(panel_.cells()[cell].actor);
    if (cell > panel_.actor_begin(actor)) return cell - 1;
    if (cell + 1 < panel_.actor_begin(actor + 1)) return cell + 1;
    return std::nullopt;
  }

  PositionMoments prior_of(std::size_t cell) const {
    const double excess = std::exp(log_excess_);
    double precision = 1 / model_.initial_variance;
    double pull = 0;
    if (const auto other = leans_on(cell)) {
      const double n = panel_.cells()[cell].votes;
      const double variance = model_.step_variance * n / (n + panel_.cells()[*other].votes);
      precision = (1 + excess) / variance;
      pull = precision * moments_[*other].mean;
    }
    precision += excess * weight_[cell];
    return {pull / precision, 1 / precision};
  }

  /// Positions with mean 0 and mean square 1, variances included; the excess follows the scale that
  /// was found.
  void standardise() {
    const auto n = static_cast<double>(moments_.size());
    double mean = 0;
    double square = 0;
    for (const auto& m : moments_) mean += m.mean / n;
    for (const auto& m : moments_) square += ((m.mean - mean) * (m.mean - mean) + m.variance) / n;
    const double scale = std::sqrt(square);
    for (std::size_t c = 0; c < moments_.size(); ++c) {
      const auto& m = moments_[c];
      set_moments(c, {(m.mean - mean) / scale, m.variance / square});
      weight_[c] = 0;
      for (const auto& vote : panel_.cell_votes(c)) {
        const double slope = items_[static_cast<std::size_t>(vote.item)](0) * scale;
        weight_[c] += slope * slope;
      }
    }
    for (std::size_t j = 0; j < items_.size(); ++j) {
      auto& item = items_[j];
      for (int p = 1; p < ballots_.shape(j).parameters(); ++p) item(p) -= item(0) * mean;
      item(0) *= scale;
    }
    log_excess_ += kExcessPower * std::log(std::clamp(scale, 1 / kLargestAnswer, kLargestAnswer));
  }

  void set_cut_variance() {
    double squares = 0;
    double cuts = 0;
    for (std::size_t j = 0; j < items_.size(); ++j) {
      for (int p = 1; p < ballots_.shape(j).parameters(); ++p) {
        squares += items_[j](p) * items_[j](p) + item_variances_[j](p);
        ++cuts;
      }
    }
    if (squares > 0) model_.cut_variance = squares / cuts;
  }

  /// What passes are extrapolated in: all else follows from it in the next pass.
  Eigen::VectorXd means_and_excess() const {
    Eigen::VectorXd result(static_cast<Eigen::Index>(moments_.size()) + 1);
    for (std::size_t c = 0; c < moments_.size(); ++c)
      result(static_cast<Eigen::Index>(c)) = moments_[c].mean;
    result(result.size() - 1) = log_excess_;
    return result;
  }

  void extrapolate(const Eigen::VectorXd& before,
                   const Eigen::VectorXd& between,
                   const Eigen::VectorXd& after,
                   double longest) {
    const Eigen::VectorXd step = between - before;
    const Eigen::VectorXd bend = (after - between) - step;
    const double bending = bend.norm();
    const double length = bending > 0 ? std::clamp(step.norm() / bending, 1.0, longest) : 1;
    const Eigen::VectorXd there = before + 2 * length * step + length * length * bend;
    for (std::size_t c = 0; c < moments_.size(); ++c)
      set_moments(c, {there(static_cast<Eigen::Index>(c)), moments_[c].variance});
    log_excess_ = there(there.size() - 1);
  }

  /// Turned so that the mean position of the actor `positive` is.
  std::vector<Position> reported() const {
    double sum = 0;
    for (std::size_t c = 0; c < moments_.size(); ++c) {
      const auto actor = static_cast<std::size_t>(panel_.cells()[c].actor);
      if (panel_.actors()[actor] == model_.positive) sum += moments_[c].mean;
    }
    const double sign = sum < 0 ? -1 : 1;
    std::vector<Position> result;
    for (const auto& m : moments_)
      result.push_back(normal_position(sign * m.mean, std::sqrt(m.variance)));
    return result;
  }

  const VotePanel& panel_;
  IdealPointModel model_;
  const OneSidedOptions& options_;
  ItemBallots ballots_;
  std::vector<std::vector<std::size_t>> cells_of_;  // by session
  std::vector<std::vector<std::size_t>> items_of_;  // by session, those that tell something
  std::vector<PositionMoments> moments_;            // by cell
  std::array<std::vector<double>, 3> at_node_;      // positions by node and cell
  std::vector<double> weight_;  // B, by cell; before there are slopes, what it is a priori
  std::vector<Vector3d> items_;
  std::vector<Vector3d> item_variances_;
  double log_excess_;  // of the scale, b − 1
};

}  // namespace

OneSidedIdealPoints one_sided_ideal_points(const VotePanel& panel,
                                           const IdealPointModel& model,
                                           const OneSidedOptions& options) {
  if (panel.size() == 0) throw Error(ErrorKind::Failure, "no votes to estimate positions from");
  return OneSidedFit(panel, model, options).run();
}

}  // namespace orrery::norms
