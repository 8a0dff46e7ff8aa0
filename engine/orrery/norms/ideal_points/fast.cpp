// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/fast.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

#include "orrery/base/error.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/norms/ideal_points/item_ballots.hpp"
#include "orrery/norms/ideal_points/item_terms.hpp"
#include "orrery/norms/ideal_points/laplace_variances.hpp"
#include "orrery/norms/ideal_points/position_information.hpp"
#include "orrery/norms/ideal_points/starting_positions.hpp"
#include "orrery/norms/ideal_points/trajectory_prior.hpp"

namespace orrery::norms {
namespace {

using Eigen::Index;
using Eigen::Matrix3d;
using Eigen::MatrixXd;
using Eigen::Vector3d;
using Eigen::VectorXd;

constexpr int kAlternations = 4;
constexpr int kItemRounds = 2;
constexpr int kConjugateSteps = 200;
constexpr double kStepTolerance = 1e-3;
constexpr double kFirstRadius = 0.5;  // of a step, as the root of its mean square
constexpr double kLeastRadius = 1e-9;
constexpr double kPoorStep = 0.25;  // gain over the gain that was foreseen
constexpr double kGoodStep = 0.75;
constexpr double kRounding = 1e-11;  // of a log posterior, relative

/// The positions and items of a fit, and what belongs to them.
struct State {
  VectorXd positions;
  std::vector<Vector3d> items;
  double log_posterior = -std::numeric_limits<double>::infinity();
};

/// A step of the positions and what it should add to the log posterior.
struct Step {
  VectorXd move;
  double gain = 0;
  bool at_radius = false;  ///< it goes as far as is trusted
};

class Fit {
 public:
  Fit(const VotePanel& panel, const IdealPointModel& model, const FastOptions& options)
      : panel_(panel),
        model_(model),
        options_(options),
        prior_(trajectory_prior(panel, model)),
        ballots_(panel),
        information_(panel, ballots_, prior_),
        item_terms_(panel.items().size()),
        item_inverse_(panel.items().size()),
        couplings_(panel.size()),
        gradient_(cells()),
        diagonal_(panel.cells().size()),
        radius_(kFirstRadius * std::sqrt(static_cast<double>(panel.cells().size()))) {}

  FastIdealPoints run() {
    start();
    for (int round = 0; round < kAlternations; ++round) alternate();
    improve_items(state_.items);
    evaluate();
    FastSummary summary;
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
    const auto begin = starting_positions(panel_, model_.positive);
    state_.positions = Eigen::Map<const VectorXd>(begin.data(), cells());
    double with_priors = 0;
    for (Index c = 0; c < cells(); ++c)
      with_priors += state_.positions(c) * prior_.own_mean[static_cast<std::size_t>(c)];
    if (with_priors < 0) state_.positions = -state_.positions;
    state_.items.resize(ballots_.items());
    for (std::size_t j = 0; j < ballots_.items(); ++j)
      state_.items[j] = item_start(ballots_.votes(j), ballots_.shape(j));
  }

  /// Items given positions, then positions given items: robust far from the mode.
  void alternate() {
    improve_items(state_.items);
    evaluate();
    set_information();
    state_.positions += information_.along_trajectories(gradient_).cwiseMax(-1.0).cwiseMin(1.0);
    if (model_.standardise) standardise(state_);
  }

  /// Brings items nearer to their modes given positions, from `guess` or, where cuts are out of
  /// order in it, from where they are.
  void improve_items(const std::vector<Vector3d>& guess) {
    parallel_for(ballots_.items(), options_.threads, [&](std::size_t j) {
      const bool in_order = ballots_.shape(j).parameters() < 3 || guess[j](1) < guess[j](2);
      state_.items[j] = item_mode(ballots_.votes(j),
                                  ballots_.shape(j),
                                  in_order ? guess[j] : state_.items[j],
                                  positions(),
                                  model_,
                                  kItemRounds);
    });
  }

  /// Derivatives of the log posterior at the present state.
  void evaluate() {
    parallel_for(ballots_.items(), options_.threads, [&](std::size_t j) {
      const auto votes = ballots_.votes(j);
      item_terms_[j] = item_terms(votes,
                                  ballots_.shape(j),
                                  state_.items[j],
                                  positions(),
                                  model_,
                                  std::span(couplings_).subspan(ballots_.begin(j), votes.size()));
      item_inverse_[j] = item_terms_[j].information.inverse();
    });
    state_.log_posterior = prior_.log_density(positions());
    gradient_.setZero();
    std::ranges::copy(prior_.own_precision, diagonal_.begin());
    for (std::size_t j = 0; j < ballots_.items(); ++j) {
      state_.log_posterior += item_terms_[j].log_posterior;
      const double slope = state_.items[j](0);
      const auto votes = ballots_.cells(j);
      const auto* couplings = couplings_.data() + ballots_.begin(j);
      for (std::size_t v = 0; v < votes.size(); ++v) {
        gradient_(votes[v]) += couplings[v].gradient(state_.positions(votes[v]), slope);
        diagonal_[static_cast<std::size_t>(votes[v])] += couplings[v].information(slope);
      }
    }
    prior_.add_gradient(positions(), {gradient_.data(), static_cast<std::size_t>(cells())});
  }

  /// The same likelihood with positions of mean 0 and sd 1.
  void standardise(State& state) const {
    const double mean = state.positions.mean();
    const double sd = std::sqrt((state.positions.array() - mean).square().mean());
    if (!(sd > 0)) return;
    state.positions = (state.positions.array() - mean) / sd;
    for (std::size_t j = 0; j < ballots_.items(); ++j) {
      auto& item = state.items[j];
      for (int p = 1; p < ballots_.shape(j).parameters(); ++p) item(p) -= item(0) * mean;
      item(0) *= sd;
    }
  }

  void set_information() {
    set_curvature();
    information_.set(positions(), diagonal_, couplings_, item_inverse_);
  }

  /// Standardised positions lie on a sphere, whose curvature adds to the information.
  void set_curvature() {
    if (!model_.standardise) return;
    const double curvature =
        std::max(0.0, state_.positions.dot(gradient_) / static_cast<double>(cells()));
    for (double& d : diagonal_) d += curvature;
  }

  /// One step of Newton's method for all parameters within the radius that can be trusted (Conn,
  /// Gould & Toint 2000); returns the largest change of a position, or the radius where the step
  /// is not taken.
  double newton() {
    set_information();
    if (model_.standardise) set_fixed();
    VectorXd pulled = gradient_;
    double foreseen = 0;
    for (std::size_t j = 0; j < ballots_.items(); ++j) {
      const Vector3d pull = item_inverse_[j] * item_terms_[j].gradient;
      foreseen += 0.5 * pull.dot(item_terms_[j].gradient);
      const auto votes = ballots_.cells(j);
      const auto* couplings = couplings_.data() + ballots_.begin(j);
      for (std::size_t v = 0; v < votes.size(); ++v)
        pulled(votes[v]) -= couplings[v].vector().dot(pull);
    }
    const Step step = trusted_step(pulled);
    foreseen += step.gain;
    return advance(step, foreseen);
  }

  /// Where the items' modes are after a step, as far as the information tells.
  std::vector<Vector3d> foreseen_items(const VectorXd& step) const {
    std::vector<Vector3d> items = state_.items;
    for (std::size_t j = 0; j < ballots_.items(); ++j) {
      Vector3d pull = item_terms_[j].gradient;
      const auto votes = ballots_.cells(j);
      const auto* couplings = couplings_.data() + ballots_.begin(j);
      for (std::size_t v = 0; v < votes.size(); ++v) pull -= couplings[v].vector() * step(votes[v]);
      items[j] += item_inverse_[j] * pull;
    }
    return items;
  }

  double advance(const Step& step, double foreseen) {
    const State before = state_;
    State guess{before.positions + step.move, foreseen_items(step.move)};
    state_.positions = guess.positions;
    if (model_.standardise) {
      standardise(guess);
      standardise(state_);
    }
    improve_items(guess.items);
    evaluate();
    const double length = step.move.norm();
    const double rounding = kRounding * std::abs(before.log_posterior);
    const double gain = state_.log_posterior - before.log_posterior;
    const double share = (gain + rounding) / (foreseen + rounding);
    if (share < kPoorStep) radius_ = 0.25 * length;
    if (share > kGoodStep && step.at_radius) radius_ *= 2;
    if (share > 0) return (state_.positions - before.positions).cwiseAbs().maxCoeff();
    state_ = before;
    evaluate();
    return radius_ > kLeastRadius ? radius_ : 0;
  }

  /// Directions in which standardised positions do not move, and what the preconditioner makes of
  /// them.
  void set_fixed() {
    fixed_.resize(cells(), 2);
    fixed_.col(0).setOnes();
    fixed_.col(1) = state_.positions;
    fixed_solved_.resize(cells(), 2);
    for (Index k = 0; k < 2; ++k) fixed_solved_.col(k) = information_.precondition(fixed_.col(k));
    fixed_within_ = (fixed_.transpose() * fixed_solved_).inverse();
  }

  VectorXd precondition(const VectorXd& residual) const {
    VectorXd z = information_.precondition(residual);
    if (model_.standardise) z -= fixed_solved_ * (fixed_within_ * (fixed_.transpose() * z));
    return z;
  }

  /// The step that conjugate gradients find, at the most to the radius, and there where the
  /// curvature along one of them is not positive (Steihaug 1983). Standardised positions keep mean
  /// and scale.
  Step trusted_step(const VectorXd& right) const {
    VectorXd residual = right;
    if (model_.standardise) {  // what only the constraint holds is no pull
      residual -= fixed_ * (fixed_.transpose() * fixed_).inverse() * (fixed_.transpose() * right);
    }
    Step step{VectorXd::Zero(cells())};
    VectorXd z = precondition(residual);
    VectorXd direction = z;
    double along = residual.dot(z);
    const double enough = kStepTolerance * kStepTolerance * std::abs(along);
    for (int k = 0; k < kConjugateSteps && along > enough; ++k) {
      const VectorXd image = information_.apply(direction);
      const double curvature = direction.dot(image);
      const double to_radius = distance_to_radius(step.move, direction);
      const double length = curvature > 0 ? std::min(along / curvature, to_radius) : to_radius;
      step.at_radius = length == to_radius;
      step.move += length * direction;
      step.gain += length * along - 0.5 * length * length * curvature;
      if (step.at_radius) break;
      residual -= length * image;
      z = precondition(residual);
      const double next = residual.dot(z);
      direction = z + (next / along) * direction;
      along = next;
    }
    return step;
  }

  /// How far along a direction the radius is reached.
  double distance_to_radius(const VectorXd& from, const VectorXd& direction) const {
    const double a = direction.squaredNorm();
    const double b = from.dot(direction);
    const double c = radius_ * radius_ - from.squaredNorm();
    return (-b + std::sqrt(std::max(0.0, b * b + a * c))) / a;
  }

  FastIdealPoints finish(const FastSummary& summary) {
    FastIdealPoints result;
    result.summary = summary;
    for (std::size_t j = 0; j < ballots_.items(); ++j) result.items.push_back(reported_item(j));
    for (Index c = 0; c < cells(); ++c) {
      const double mean = state_.positions(c);
      result.positions.push_back({mean, 0, mean, mean});
    }
    if (options_.intervals) add_intervals(result);
    if (model_.first_positions.empty()) set_sign(result);
    return result;
  }

  void add_intervals(FastIdealPoints& result) {
    set_curvature();
    const auto variance = laplace_variances({panel_,
                                             ballots_,
                                             model_,
                                             prior_,
                                             positions(),
                                             state_.items,
                                             item_terms_,
                                             couplings_,
                                             diagonal_},
                                            options_.item_intervals,
                                            options_.threads);
    for (Index c = 0; c < cells(); ++c) {
      auto& position = result.positions[static_cast<std::size_t>(c)];
      position = normal_position(position.mean, std::sqrt(variance.positions(c)));
    }
    for (std::size_t j = 0; j < variance.items.size(); ++j)
      set_item_sd(j, variance.items[j].cwiseSqrt(), result.items[j]);
  }

  /// The item as the model names its parameters; sd are set later.
  Item reported_item(std::size_t j) const {
    const auto& shape = ballots_.shape(j);
    const auto& value = state_.items[j];
    Item item;
    item.slope = shape.parameters() == 0 ? 0 : value(0);
    for (int k = 0; k < panel_.item_categories(j) - 1; ++k)
      item.cut[k] = cut_parameter(j, k) > 0 ? value(cut_parameter(j, k)) : open_cut(shape, k);
    return item;
  }

  /// Which parameter of the item stands between its categories k and k + 1; 0 if none does.
  int cut_parameter(std::size_t j, int k) const {
    const auto& shape = ballots_.shape(j);
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
    if (ballots_.shape(j).parameters() == 0) return;
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
  ItemBallots ballots_;
  PositionInformation information_;
  State state_;
  std::vector<ItemTerms> item_terms_;
  std::vector<Matrix3d> item_inverse_;  // of their information
  std::vector<VoteCoupling> couplings_;
  VectorXd gradient_;              // by cell
  std::vector<double> diagonal_;   // of the information by cell, without the links
  double radius_;                  // of steps that are trusted
  MatrixXd fixed_, fixed_solved_;  // directions in which standardised positions do not move
  Eigen::Matrix2d fixed_within_;
};

}  // namespace

FastIdealPoints fast_ideal_points(const VotePanel& panel,
                                  const IdealPointModel& model,
                                  const FastOptions& options) {
  if (panel.size() == 0) throw Error(ErrorKind::Failure, "no votes to estimate positions from");
  return Fit(panel, model, options).run();
}

}  // namespace orrery::norms
