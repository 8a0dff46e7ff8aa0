// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/variational_probit.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/norms/ideal_points/vote_kernel.hpp"

namespace orrery::norms {
namespace {

using Eigen::ArrayXd;
using Eigen::Index;
using Eigen::Matrix2d;
using Eigen::MatrixXd;
using Eigen::Vector2d;
using Eigen::VectorXd;

constexpr signed char kNoVote = -1;

double correlation_distance(const ArrayXd& before, const ArrayXd& now) {
  const ArrayXd a = before - before.mean();
  const ArrayXd b = now - now.mean();
  return 1 - (a * b).sum() / std::sqrt(a.square().sum() * b.square().sum());
}

class Variational {
 public:
  Variational(const VotePanel& panel,
              const IdealPointModel& model,
              const VariationalOptions& options)
      : panel_(panel),
        model_(model),
        options_(options),
        actors_(static_cast<Index>(panel.actors().size())),
        sessions_(panel.sessions().size()) {
    lay_out();
    start();
  }

  VariationalEstimate run() {
    VariationalEstimate result;
    const bool walks = model_.movement != Movement::None;
    while (result.rounds < options_.max_rounds && !result.converged) {
      ++result.rounds;
      const ArrayXd slope = slope_;
      const ArrayXd level = level_;
      const ArrayXd mean = within_spans();
      expect_utilities();
      if (walks) update_positions();
      update_items();
      if (!walks) update_positions();
      if (result.rounds <= (walks ? 2 : 1)) continue;
      result.converged = correlation_distance(mean, within_spans()) < options_.tolerance &&
                         correlation_distance(slope, slope_.array()) < options_.tolerance &&
                         correlation_distance(level, level_.array()) < options_.tolerance;
    }
    if (!walks) {
      update_items();
      update_positions();
    }
    report(result);
    return result;
  }

 private:
  /// Votes as a matrix of actors and items, items gathered by session.
  void lay_out() {
    const auto items = static_cast<Index>(panel_.items().size());
    vote_.setConstant(actors_, items, kNoVote);
    first_.assign(panel_.actors().size(), sessions_);
    last_.assign(panel_.actors().size(), 0);
    items_of_.resize(sessions_);
    for (std::size_t j = 0; j < panel_.items().size(); ++j) {
      const auto votes = panel_.item_votes(j);
      const auto session = cell(votes.front()).session;
      items_of_[static_cast<std::size_t>(session)].push_back(static_cast<Index>(j));
      for (const auto& vote : votes) {
        if (cell(vote).session != session)
          throw Error(ErrorKind::Failure, "an item with votes in two sessions");
        vote_(cell(vote).actor, static_cast<Index>(j)) = static_cast<signed char>(vote.category);
      }
    }
    for (const auto& cell : panel_.cells()) {
      const auto actor = static_cast<std::size_t>(cell.actor);
      first_[actor] = std::min(first_[actor], static_cast<std::size_t>(cell.session));
      last_[actor] = std::max(last_[actor], static_cast<std::size_t>(cell.session));
    }
  }

  const Cell& cell(const VotePanel::ByItem& vote) const {
    return panel_.cells()[static_cast<std::size_t>(vote.cell)];
  }
  bool in_span(Index actor, std::size_t session) const {
    const auto i = static_cast<std::size_t>(actor);
    return first_[i] <= session && session <= last_[i];
  }

  void start() {
    const auto items = static_cast<Index>(panel_.items().size());
    if (panel_.categories() != 2 || options_.positions.size() != panel_.actors().size() ||
        options_.slopes.size() != panel_.items().size())
      throw Error(ErrorKind::Failure, "starts or categories that do not fit the panel");
    slope_ = Eigen::Map<const VectorXd>(options_.slopes.data(), items);
    level_ = VectorXd::Zero(items);
    slope_square_ = slope_.cwiseAbs2();
    slope_level_ = VectorXd::Zero(items);
    mean_ = MatrixXd::Zero(actors_, static_cast<Index>(sessions_));
    variance_ = mean_;
    utility_ = MatrixXd::Zero(actors_, items);
    item_variance_.resize(sessions_);
    for (Index i = 0; i < actors_; ++i) {
      for (std::size_t t = 0; t < sessions_; ++t) {
        if (!in_span(i, t)) continue;
        mean_(i, static_cast<Index>(t)) = options_.positions[static_cast<std::size_t>(i)];
        if (model_.movement == Movement::None)
          variance_(i, static_cast<Index>(t)) = model_.initial_variance;
      }
    }
  }

  /// Latent utilities at their expectation given votes; missing ones at their mean.
  void expect_utilities() {
    parallel_for(static_cast<std::size_t>(actors_), options_.threads, [&](std::size_t actor) {
      const auto i = static_cast<Index>(actor);
      for (std::size_t t = first_[actor]; t <= last_[actor]; ++t) {
        for (const Index j : items_of_[t]) {
          const double mean = level_(j) + slope_(j) * mean_(i, static_cast<Index>(t));
          double shift = 0;
          if (vote_(i, j) == 1) shift = lowest_vote(mean).high_ratio;
          if (vote_(i, j) == 0) shift = -lowest_vote(-mean).high_ratio;
          utility_(i, j) = mean + shift;
        }
      }
    });
  }

  /// Positions by a forward filter and a backward smoother; static ones by their session alone.
  void update_positions() {
    std::vector<double> precision(sessions_, 0.0);
    for (std::size_t t = 0; t < sessions_; ++t)
      for (const Index j : items_of_[t]) precision[t] += slope_square_(j);
    parallel_for(static_cast<std::size_t>(actors_), options_.threads, [&](std::size_t actor) {
      update_trajectory(actor, precision);
    });
  }

  void update_trajectory(std::size_t actor, const std::vector<double>& precision) {
    const auto i = static_cast<Index>(actor);
    const auto [prior_mean, prior_variance] = first_prior(actor);
    const bool walks = model_.movement != Movement::None;
    const double step = walks ? model_.step_variance : 0;
    std::vector<double> before(sessions_);  // variance before a session's votes
    for (std::size_t t = first_[actor]; t <= last_[actor]; ++t) {
      const auto column = static_cast<Index>(t);
      const bool begins = !walks || t == first_[actor];
      const double center = begins ? prior_mean : mean_(i, column - 1);
      before[t] = (begins ? prior_variance : variance_(i, column - 1)) + step;
      double pull = 0;
      for (const Index j : items_of_[t]) pull += slope_(j) * utility_(i, j) - slope_level_(j);
      variance_(i, column) = 1 / (1 / before[t] + precision[t]);
      mean_(i, column) = variance_(i, column) * (center / before[t] + pull);
    }
    for (std::size_t t = last_[actor]; walks && t-- > first_[actor];) {
      const auto column = static_cast<Index>(t);
      const double gain = variance_(i, column) / before[t + 1];
      variance_(i, column) += gain * gain * (variance_(i, column + 1) - before[t + 1]);
      mean_(i, column) += gain * (mean_(i, column + 1) - mean_(i, column));
    }
  }

  std::pair<double, double> first_prior(std::size_t actor) const {
    for (const auto& first : model_.first_positions)
      if (first.actor == panel_.actors()[actor]) return {first.mean, first.variance};
    return {0.0, model_.initial_variance};
  }

  void update_items() {
    const double level_variance =
        model_.cut_variance > 0 ? model_.cut_variance : model_.slope_variance;
    const Matrix2d prior = Vector2d(1 / level_variance, 1 / model_.slope_variance).asDiagonal();
    for (std::size_t t = 0; t < sessions_; ++t) {
      const auto column = static_cast<Index>(t);
      Matrix2d information = prior;
      for (Index i = 0; i < actors_; ++i) {
        if (!in_span(i, t)) continue;
        const double x = mean_(i, column);
        information(0, 0) += 1;
        information(0, 1) += x;
        information(1, 1) += x * x + (options_.modes ? 0 : variance_(i, column));
      }
      information(1, 0) = information(0, 1);
      item_variance_[t] = information.inverse();
      parallel_for(items_of_[t].size(), options_.threads, [&](std::size_t k) {
        const Index j = items_of_[t][k];
        Vector2d pull = Vector2d::Zero();
        for (Index i = 0; i < actors_; ++i)
          if (in_span(i, t)) pull += utility_(i, j) * Vector2d(1, mean_(i, column));
        const Vector2d item = item_variance_[t] * pull;
        level_(j) = item(0);
        slope_(j) = item(1);
        slope_square_(j) = item(1) * item(1) + (options_.modes ? 0 : item_variance_[t](1, 1));
        slope_level_(j) = item(0) * item(1) + (options_.modes ? 0 : item_variance_[t](0, 1));
      });
    }
  }

  /// The means of all positions that are estimated, in one row.
  ArrayXd within_spans() const {
    std::vector<double> values;
    for (Index i = 0; i < actors_; ++i)
      for (std::size_t t = 0; t < sessions_; ++t)
        if (in_span(i, t)) values.push_back(mean_(i, static_cast<Index>(t)));
    return Eigen::Map<const ArrayXd>(values.data(), static_cast<Index>(values.size()));
  }

  void report(VariationalEstimate& result) const {
    for (Index i = 0; i < actors_; ++i) {
      for (std::size_t t = 0; t < sessions_; ++t) {
        const auto column = static_cast<Index>(t);
        if (!in_span(i, t)) continue;
        result.positions.push_back({static_cast<std::int32_t>(i),
                                    static_cast<std::int32_t>(t),
                                    mean_(i, column),
                                    variance_(i, column)});
      }
    }
    result.items.resize(panel_.items().size());
    for (std::size_t t = 0; t < sessions_; ++t) {
      for (const Index j : items_of_[t]) {
        auto& item = result.items[static_cast<std::size_t>(j)];
        item.slope = slope_(j);
        item.cut[0] = -level_(j);
        item.slope_sd = std::sqrt(item_variance_[t](1, 1));
        item.cut_sd[0] = std::sqrt(item_variance_[t](0, 0));
      }
    }
  }

  const VotePanel& panel_;
  const IdealPointModel& model_;
  const VariationalOptions& options_;
  Index actors_;
  std::size_t sessions_;
  Eigen::Matrix<signed char, Eigen::Dynamic, Eigen::Dynamic> vote_;  // actor, item
  std::vector<std::size_t> first_, last_;                            // session, by actor
  std::vector<std::vector<Index>> items_of_;                         // by session
  MatrixXd mean_, variance_;                                         // actor, session
  MatrixXd utility_;                                                 // actor, item
  VectorXd slope_, level_, slope_square_, slope_level_;              // by item
  std::vector<Matrix2d> item_variance_;                              // by session: level, slope
};

}  // namespace

VariationalEstimate variational_probit(const VotePanel& panel,
                                       const IdealPointModel& model,
                                       const VariationalOptions& options) {
  if (panel.size() == 0) throw Error(ErrorKind::Failure, "no votes to estimate positions from");
  return Variational(panel, model, options).run();
}

}  // namespace orrery::norms
