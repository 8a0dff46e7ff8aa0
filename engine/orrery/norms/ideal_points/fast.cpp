// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/fast.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

#include "orrery/base/error.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/norms/ideal_points/item_terms.hpp"
#include "orrery/norms/ideal_points/session_system.hpp"
#include "orrery/norms/ideal_points/starting_positions.hpp"
#include "orrery/norms/ideal_points/trajectory_prior.hpp"

namespace orrery::norms {
namespace {

using Eigen::Index;
using Eigen::Matrix3d;
using Eigen::MatrixXd;
using Eigen::Vector3d;
using Eigen::VectorXd;

constexpr int kAlternations = 8;
constexpr int kAlternationsFromNear = 1;
constexpr int kItemRounds = 3;
constexpr int kConjugateSteps = 200;
constexpr int kHalvings = 20;  // of a step that leads downhill
constexpr double kStepTolerance = 1e-4;
constexpr double kQuantile95 = 1.6448536269514722;

/// The positions and items of a fit, and what belongs to them.
struct State {
  VectorXd positions;
  std::vector<Vector3d> items;
  double log_posterior = -std::numeric_limits<double>::infinity();
};

class Fit {
 public:
  Fit(const VotePanel& panel, const IdealPointModel& model, const FastOptions& options)
      : panel_(panel),
        model_(model),
        options_(options),
        prior_(trajectory_prior(panel, model)),
        system_(panel, prior_.link_precision),
        shapes_(panel.items().size()),
        item_terms_(panel.items().size()),
        solved_(panel.items().size()),
        vote_terms_(panel.size()),
        gradient_(cells()),
        diagonal_(panel.cells().size()) {
    for (std::size_t j = 0; j < shapes_.size(); ++j)
      shapes_[j] = ItemShape::of(panel.item_votes(j));
  }

  FastIdealPoints run() {
    start();
    const int alternations = options_.starts.empty() ? kAlternations : kAlternationsFromNear;
    for (int round = 0; round < alternations; ++round) alternate();
    FastSummary summary;
    evaluate();
    while (!summary.converged && summary.rounds < options_.max_rounds) {
      ++summary.rounds;
      summary.change = newton();
      summary.converged = summary.change < options_.tolerance;
    }
    summary.log_posterior = state_.log_posterior;
    return finish(summary);
  }

 private:
  // The kernel of a vote costs most: items go to the threads, sums are taken in their order.
  Index cells() const { return static_cast<Index>(panel_.cells().size()); }
  std::span<const double> positions() const {
    return {state_.positions.data(), static_cast<std::size_t>(state_.positions.size())};
  }

  void start() {
    const auto begin =
        options_.starts.empty() ? starting_positions(panel_, model_.positive) : options_.starts;
    state_.positions = Eigen::Map<const VectorXd>(begin.data(), cells());
    double with_priors = 0;
    for (Index c = 0; c < cells(); ++c)
      with_priors += state_.positions(c) * prior_.own_mean[static_cast<std::size_t>(c)];
    if (with_priors < 0) state_.positions = -state_.positions;
    state_.items.resize(shapes_.size());
    for (std::size_t j = 0; j < shapes_.size(); ++j)
      state_.items[j] = item_start(panel_.item_votes(j), shapes_[j]);
  }

  /// Items given positions, then positions given items: robust far from the mode.
  void alternate() {
    parallel_for(shapes_.size(), options_.threads, [&](std::size_t j) {
      state_.items[j] = item_mode(
          panel_.item_votes(j), shapes_[j], state_.items[j], positions(), model_, kItemRounds);
    });
    evaluate();
    state_.positions += trajectories(gradient_).cwiseMax(-1.0).cwiseMin(1.0);
    if (model_.standardise) standardise(state_);
  }

  /// Derivatives of the log posterior at the present state.
  void evaluate() {
    parallel_for(shapes_.size(), options_.threads, [&](std::size_t j) {
      const auto votes = panel_.item_votes(j);
      item_terms_[j] =
          item_terms(votes,
                     shapes_[j],
                     state_.items[j],
                     positions(),
                     model_,
                     std::span(vote_terms_).subspan(panel_.item_begin(j), votes.size()));
    });
    state_.log_posterior = prior_.log_density(positions());
    gradient_.setZero();
    std::ranges::copy(prior_.own_precision, diagonal_.begin());
    for (std::size_t j = 0; j < shapes_.size(); ++j) {
      state_.log_posterior += item_terms_[j].log_posterior;
      const double slope = state_.items[j](0);
      const auto votes = panel_.item_votes(j);
      const auto* terms = &vote_terms_[panel_.item_begin(j)];
      for (std::size_t v = 0; v < votes.size(); ++v) {
        const auto cell = static_cast<std::size_t>(votes[v].cell);
        gradient_(votes[v].cell) += slope * terms[v].score;
        diagonal_[cell] += slope * slope * terms[v].weight;
      }
    }
    prior_.add_gradient(positions(), {gradient_.data(), static_cast<std::size_t>(cells())});
  }

  /// Solves for trajectories alone, items held: one band of width 1 an actor.
  VectorXd trajectories(const VectorXd& right) const {
    const auto& link = prior_.link_precision;
    VectorXd pivot(cells());
    VectorXd x = right;
    for (Index c = 0; c < cells(); ++c) {
      const auto i = static_cast<std::size_t>(c);
      const double next = i + 1 < link.size() ? link[i + 1] : 0;
      pivot(c) = diagonal_[i] + link[i] + next;
      if (!(link[i] > 0)) continue;
      const double factor = link[i] / pivot(c - 1);
      pivot(c) -= factor * link[i];
      x(c) += factor * x(c - 1);
    }
    for (Index c = cells(); c-- > 0;) {
      const auto i = static_cast<std::size_t>(c) + 1;
      if (i < link.size() && link[i] > 0) x(c) += link[i] * x(c + 1);
      x(c) /= pivot(c);
    }
    return x;
  }

  /// The same likelihood with positions of mean 0 and sd 1.
  void standardise(State& state) const {
    const double mean = state.positions.mean();
    const double sd = std::sqrt((state.positions.array() - mean).square().mean());
    if (!(sd > 0)) return;
    state.positions = (state.positions.array() - mean) / sd;
    for (std::size_t j = 0; j < shapes_.size(); ++j) {
      auto& item = state.items[j];
      for (int p = 1; p < shapes_[j].parameters(); ++p) item(p) -= item(0) * mean;
      item(0) *= sd;
    }
  }

  /// One step of Newton's method for all parameters; returns the largest change of a position.
  double newton() {
    prepare();
    VectorXd right = gradient_;
    for (std::size_t j = 0; j < shapes_.size(); ++j) {
      const Vector3d pull = solved_[j] * item_terms_[j].gradient;
      const auto votes = panel_.item_votes(j);
      for (std::size_t v = 0; v < votes.size(); ++v) right(votes[v].cell) -= cross(j, v).dot(pull);
    }
    const VectorXd step = conjugate_solve(right, model_.standardise, kStepTolerance);
    std::vector<Vector3d> item_steps(shapes_.size());
    for (std::size_t j = 0; j < shapes_.size(); ++j) {
      Vector3d pull = item_terms_[j].gradient;
      const auto votes = panel_.item_votes(j);
      for (std::size_t v = 0; v < votes.size(); ++v) pull -= cross(j, v) * step(votes[v].cell);
      item_steps[j] = solved_[j] * pull;
    }
    return advance(step, item_steps);
  }

  double advance(const VectorXd& step, const std::vector<Vector3d>& item_steps) {
    const State before = state_;
    double fraction = 1;
    for (int halving = 0; halving < kHalvings; ++halving, fraction *= 0.5) {
      state_.positions = before.positions + fraction * step;
      for (std::size_t j = 0; j < shapes_.size(); ++j)
        state_.items[j] = before.items[j] + fraction * item_steps[j];
      if (model_.standardise) standardise(state_);
      evaluate();
      if (state_.log_posterior >= before.log_posterior - 1e-9 * std::abs(before.log_posterior))
        return (state_.positions - before.positions).cwiseAbs().maxCoeff();
    }
    state_ = before;
    evaluate();
    return 0;
  }

  Vector3d cross(std::size_t item, std::size_t vote) const {
    const auto& term = vote_terms_[panel_.item_begin(item) + vote];
    return {term.position_cross[0], term.position_cross[1], term.position_cross[2]};
  }

  /// Inverts the items' information and factors what remains for positions.
  void prepare() {
    for (std::size_t j = 0; j < shapes_.size(); ++j)
      solved_[j] = item_terms_[j].information.inverse();
    curvature_ = 0;
    if (model_.standardise)
      curvature_ = std::max(0.0, state_.positions.dot(gradient_) / static_cast<double>(cells()));
    if (!factor()) {
      leave_out_scores();
      factor();
    }
    if (model_.standardise) {
      fixed_ = MatrixXd(cells(), 2);
      fixed_.col(0).setOnes();
      fixed_.col(1) = state_.positions;
      fixed_solved_ = MatrixXd(cells(), 2);
      for (Index k = 0; k < 2; ++k) fixed_solved_.col(k) = system_.solve(fixed_.col(k));
      fixed_within_ = (fixed_.transpose() * fixed_solved_).inverse();
    }
  }

  /// Without the scores in the cross terms the information is sure to be positive definite.
  void leave_out_scores() {
    for (auto& term : vote_terms_) {
      term.position_cross[0] += term.score;
      term.score = 0;
    }
  }

  /// Factors the information on positions, items eliminated session by session.
  bool factor() {
    auto diagonal = diagonal_;
    for (double& d : diagonal) d += curvature_;
    system_.reset(diagonal);
    const auto by_session = items_by_session();
    parallel_for(by_session.size(), options_.threads, [&](std::size_t t) {
      auto& block = system_.block(t);
      MatrixXd factors = MatrixXd::Zero(block.rows(), 3 * static_cast<Index>(by_session[t].size()));
      for (std::size_t i = 0; i < by_session[t].size(); ++i)
        fill_factors(by_session[t][i], t, factors.middleCols(3 * static_cast<Index>(i), 3));
      block.selfadjointView<Eigen::Lower>().rankUpdate(factors, -1.0);
    });
    return system_.factor();
  }

  /// Items by session in which they have votes.
  std::vector<std::vector<std::size_t>> items_by_session() const {
    std::vector<std::vector<std::size_t>> result(panel_.sessions().size());
    for (std::size_t j = 0; j < shapes_.size(); ++j) {
      if (shapes_[j].parameters() == 0) continue;
      for (const auto& vote : panel_.item_votes(j)) {
        auto& items = result[session_of(vote.cell)];
        if (items.empty() || items.back() != j) items.push_back(j);
      }
    }
    return result;
  }

  std::size_t session_of(std::int32_t cell) const {
    return static_cast<std::size_t>(panel_.cells()[static_cast<std::size_t>(cell)].session);
  }

  /// Columns F of a session's cells with F Fᵀ what eliminating the item takes from them.
  void fill_factors(std::size_t item, std::size_t session, Eigen::Ref<MatrixXd> columns) const {
    const auto votes = panel_.item_votes(item);
    std::vector<VotePanel::ByItem> here;
    for (const auto& vote : votes)
      if (session_of(vote.cell) == session) here.push_back(vote);
    const bool bridged = here.size() < votes.size();
    const Matrix3d information =
        bridged ? item_terms(here, shapes_[item], state_.items[item], positions(), model_, {})
                      .information
                : item_terms_[item].information;
    const Matrix3d root = information.llt().matrixL();
    const Matrix3d inverse_root = root.inverse();
    for (std::size_t v = 0; v < votes.size(); ++v) {
      if (session_of(votes[v].cell) != session) continue;
      Vector3d coupling = cross(item, v);
      // A part of a bridged item is not at its own mode: its scores do not cancel.
      if (bridged) coupling(0) += vote_terms_[panel_.item_begin(item) + v].score;
      columns.row(system_.row(static_cast<std::size_t>(votes[v].cell))) =
          (inverse_root * coupling).transpose();
    }
  }

  /// The information on positions, items eliminated, times x.
  VectorXd apply(const VectorXd& x) const {
    VectorXd result(cells());
    const auto& link = prior_.link_precision;
    for (Index c = 0; c < cells(); ++c)
      result(c) = (diagonal_[static_cast<std::size_t>(c)] + curvature_) * x(c);
    for (Index c = 1; c < cells(); ++c) {
      const double pull = link[static_cast<std::size_t>(c)] * (x(c) - x(c - 1));
      result(c) += pull;
      result(c - 1) -= pull;
    }
    for (std::size_t j = 0; j < shapes_.size(); ++j) {
      const auto votes = panel_.item_votes(j);
      Vector3d sum = Vector3d::Zero();
      for (std::size_t v = 0; v < votes.size(); ++v) sum += cross(j, v) * x(votes[v].cell);
      const Vector3d pull = solved_[j] * sum;
      for (std::size_t v = 0; v < votes.size(); ++v) result(votes[v].cell) -= cross(j, v).dot(pull);
    }
    return result;
  }

  /// What the factored system makes of a residual, in the directions that may be taken.
  VectorXd precondition(const VectorXd& residual, bool constrained) const {
    VectorXd z = system_.solve(residual);
    if (constrained) z -= fixed_solved_ * (fixed_within_ * (fixed_.transpose() * z));
    return z;
  }

  /// apply()⁻¹ by conjugate gradients; the factored system, in which bridges are cut, leads. Stops
  /// where the curvature is not positive. With `constrained`, among directions that leave mean and
  /// scale of the positions as they are.
  VectorXd conjugate_solve(const VectorXd& right, bool constrained, double tolerance) const {
    VectorXd x = VectorXd::Zero(cells());
    VectorXd residual = right;
    if (constrained) {  // what only the constraint holds is no pull
      residual -= fixed_ * (fixed_.transpose() * fixed_).inverse() * (fixed_.transpose() * right);
    }
    VectorXd z = precondition(residual, constrained);
    VectorXd direction = z;
    double along = residual.dot(z);
    const double enough = tolerance * tolerance * std::abs(along);
    for (int step = 0; step < kConjugateSteps && along > enough; ++step) {
      const VectorXd image = apply(direction);
      const double curvature = direction.dot(image);
      if (!(curvature > 0)) return step == 0 ? direction : x;
      const double length = along / curvature;
      x += length * direction;
      residual -= length * image;
      z = precondition(residual, constrained);
      const double next = residual.dot(z);
      direction = z + (next / along) * direction;
      along = next;
    }
    return x;
  }

  FastIdealPoints finish(const FastSummary& summary) {
    FastIdealPoints result;
    result.summary = summary;
    for (std::size_t j = 0; j < shapes_.size(); ++j) result.items.push_back(reported_item(j));
    for (Index c = 0; c < cells(); ++c) {
      const double mean = state_.positions(c);
      result.positions.push_back({mean, 0, mean, mean});
    }
    if (options_.intervals) add_intervals(result);
    if (model_.first_positions.empty()) set_sign(result);
    return result;
  }

  void add_intervals(FastIdealPoints& result) {
    prepare();
    std::vector<Vector3d> item_variance(shapes_.size());
    for (std::size_t j = 0; j < shapes_.size(); ++j) item_variance[j] = solved_[j].diagonal();

    const auto by_session = items_by_session();
    const auto cells_in = cells_by_session();
    VectorXd variance(cells());
    system_.inverse_blocks([&](std::size_t t, MatrixXd block) {
      constrain(cells_in[t], block);
      for (const auto c : cells_in[t])
        variance(static_cast<Index>(c)) = block(system_.row(c), system_.row(c));
      parallel_for(by_session[t].size(), options_.threads, [&](std::size_t i) {
        const auto j = by_session[t][i];
        item_variance[j] += variance_from_positions(j, t, block);
      });
    });
    for (Index c = 0; c < cells(); ++c) {
      auto& position = result.positions[static_cast<std::size_t>(c)];
      position.sd = std::sqrt(variance(c));
      position.q05 = position.mean - kQuantile95 * position.sd;
      position.q95 = position.mean + kQuantile95 * position.sd;
    }
    for (std::size_t j = 0; j < shapes_.size(); ++j)
      set_item_sd(j, item_variance[j].cwiseSqrt(), result.items[j]);
  }

  std::vector<std::vector<std::size_t>> cells_by_session() const {
    std::vector<std::vector<std::size_t>> result(panel_.sessions().size());
    for (std::size_t c = 0; c < panel_.cells().size(); ++c)
      result[static_cast<std::size_t>(panel_.cells()[c].session)].push_back(c);
    return result;
  }

  /// Takes from a session's covariance what standardised positions cannot do.
  void constrain(std::span<const std::size_t> cells, MatrixXd& block) const {
    if (!model_.standardise) return;
    MatrixXd moved = MatrixXd::Zero(block.rows(), 2);
    for (const auto c : cells) moved.row(system_.row(c)) = fixed_solved_.row(static_cast<Index>(c));
    block.noalias() -= moved * fixed_within_ * moved.transpose();
  }

  /// What the covariance of a session's positions adds to the variance of an item's parameters.
  Vector3d variance_from_positions(std::size_t item,
                                   std::size_t session,
                                   const MatrixXd& covariance) const {
    MatrixXd coupling = MatrixXd::Zero(covariance.rows(), 3);
    const auto votes = panel_.item_votes(item);
    for (std::size_t v = 0; v < votes.size(); ++v) {
      if (session_of(votes[v].cell) != session) continue;
      coupling.row(system_.row(static_cast<std::size_t>(votes[v].cell))) =
          (solved_[item] * cross(item, v)).transpose();
    }
    const MatrixXd image = covariance * coupling;
    return coupling.cwiseProduct(image).colwise().sum().transpose();
  }

  /// The item as the model names its parameters; sd are set later.
  Item reported_item(std::size_t j) const {
    const auto& shape = shapes_[j];
    const auto& value = state_.items[j];
    Item item;
    item.slope = shape.parameters() == 0 ? 0 : value(0);
    for (int k = 0; k < panel_.item_categories(j) - 1; ++k)
      item.cut[k] = cut_parameter(j, k) > 0 ? value(cut_parameter(j, k)) : open_cut(shape, k);
    return item;
  }

  /// Which parameter of the item stands between its categories k and k + 1; 0 if none does.
  int cut_parameter(std::size_t j, int k) const {
    const auto& shape = shapes_[j];
    int below = 0;
    for (int category = 0; category <= k; ++category)
      below += shape.rank[static_cast<std::size_t>(category)] >= 0 ? 1 : 0;
    return below > 0 && below < shape.occurring ? below : 0;
  }

  /// A cut point with no votes on one side of it.
  double open_cut(const ItemShape& shape, int k) const {
    bool below = false;
    for (int category = 0; category <= k; ++category)
      below = below || shape.rank[static_cast<std::size_t>(category)] >= 0;
    return below ? model_.cut_limit : -model_.cut_limit;
  }

  void set_item_sd(std::size_t j, const Vector3d& sd, Item& item) const {
    if (shapes_[j].parameters() == 0) return;
    item.slope_sd = sd(0);
    for (int k = 0; k < panel_.item_categories(j) - 1; ++k)
      if (cut_parameter(j, k) > 0) item.cut_sd[k] = sd(cut_parameter(j, k));
  }

  /// Turns all so that the mean position of the actor `positive` is.
  void set_sign(FastIdealPoints& result) const {
    double sum = 0;
    for (std::size_t c = 0; c < panel_.cells().size(); ++c) {
      const auto actor = static_cast<std::size_t>(panel_.cells()[c].actor);
      if (panel_.actors()[actor] == model_.positive) sum += result.positions[c].mean;
    }
    if (model_.positive < 0 || sum >= 0) return;
    for (auto& p : result.positions) p = {-p.mean, p.sd, -p.q95, -p.q05};
    for (auto& item : result.items) item.slope = -item.slope;
  }

  const VotePanel& panel_;
  const IdealPointModel& model_;
  const FastOptions& options_;
  TrajectoryPrior prior_;
  SessionSystem system_;
  std::vector<ItemShape> shapes_;
  State state_;
  std::vector<ItemTerms> item_terms_;
  std::vector<Matrix3d> solved_;  // inverse information of the items
  std::vector<VoteTerms> vote_terms_;
  VectorXd gradient_;              // by cell
  std::vector<double> diagonal_;   // by cell, without the links
  MatrixXd fixed_, fixed_solved_;  // directions in which standardised positions do not move
  Eigen::Matrix2d fixed_within_;
  double curvature_ = 0;  // of the sphere on which standardised positions lie
};

}  // namespace

FastIdealPoints fast_ideal_points(const VotePanel& panel,
                                  const IdealPointModel& model,
                                  const FastOptions& options) {
  if (panel.size() == 0) throw Error(ErrorKind::Failure, "no votes to estimate positions from");
  return Fit(panel, model, options).run();
}

}  // namespace orrery::norms
