// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/one_sided.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "orrery/base/error.hpp"
#include "orrery/norms/ideal_points/fast.hpp"

namespace orrery::norms {
namespace {

constexpr double kExcessPower = 1.5;    // answer of the excess to the sd of a pass
constexpr double kLargestAnswer = 2.5;  // of a pass, as a factor of the sd
constexpr int kFirstRounds = 3;
constexpr int kLaterRounds = 1;
constexpr double kRoundTolerance = 1e-3;
constexpr double kQuantile95 = 1.6448536269514722;

/// The votes of one session; its actors are numbered by cell of the whole panel.
VotePanel session_panel(const VotePanel& panel, std::int32_t session) {
  std::vector<Vote> votes;
  std::vector<std::int32_t> binary;
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    if (panel.cells()[c].session != session) continue;
    for (const auto& vote : panel.cell_votes(c)) {
      votes.push_back({static_cast<std::int32_t>(c), session, vote.item, vote.category});
      if (panel.item_categories(static_cast<std::size_t>(vote.item)) == 2)
        binary.push_back(vote.item);
    }
  }
  return VotePanel(std::move(votes), binary);
}

double correlation(std::span<const double> a, std::span<const double> b) {
  // Both have mean 0 and sd 1.
  double sum = 0;
  for (std::size_t c = 0; c < a.size(); ++c) sum += a[c] * b[c];
  return sum / static_cast<double>(a.size());
}

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
        positions_(panel.cells().size(), 0.0),
        sd_(panel.cells().size(), 0.0),
        excess_(first_excess(panel)) {
    for (const auto& cell : panel.cells()) weight_.push_back(model.slope_variance * cell.votes);
    for (std::size_t t = 0; t < panel.sessions().size(); ++t)
      sessions_.push_back({session_panel(panel, static_cast<std::int32_t>(t)), {}});
    model_.movement = Movement::None;
    model_.standardise = false;
    model_.positive = -1;
  }

  OneSidedIdealPoints run() {
    OneSidedSummary summary;
    while (!summary.converged && summary.passes < options_.max_passes) {
      const auto before = positions_;
      for (auto& session : sessions_) estimate(session, summary.passes);
      standardise();
      if (summary.passes > 0) {
        summary.correlation = correlation(before, positions_);
        summary.converged = summary.correlation > 1 - options_.tolerance;
      }
      ++summary.passes;
    }
    summary.scale = 1 + excess_;
    intervals_ = true;  // in a pass of their own, for they take time
    for (auto& session : sessions_) estimate(session, summary.passes);
    standardise();
    return {reported(), summary};
  }

 private:
  struct Session {
    VotePanel panel;
    std::vector<Item> items;  ///< of the last pass
  };

  /// The cell that the prior of a cell has its mean from.
  std::optional<std::size_t> leans_on(std::size_t cell, int pass) const {
    const auto actor = static_cast<std::size_t>(panel_.cells()[cell].actor);
    if (cell > panel_.actor_begin(actor)) return cell - 1;
    if (pass > 0 && cell + 1 < panel_.actor_begin(actor + 1)) return cell + 1;
    return std::nullopt;
  }

  FirstPosition prior_of(std::size_t cell, int pass) const {
    double precision = 1 / model_.initial_variance;
    double pull = 0;
    if (const auto other = leans_on(cell, pass)) {
      const double n = panel_.cells()[cell].votes;
      const double variance = model_.step_variance * n / (n + panel_.cells()[*other].votes);
      precision = (1 + excess_) / variance;
      pull = precision * positions_[*other];
    }
    precision += excess_ * weight_[cell];
    return {static_cast<std::int32_t>(cell), pull / precision, 1 / precision};
  }

  void estimate(Session& where, int pass) {
    const auto& session = where.panel;
    FastOptions how;
    how.max_rounds = pass == 0 ? kFirstRounds : kLaterRounds;
    how.tolerance = kRoundTolerance;
    how.threads = options_.threads;
    how.intervals = intervals_;
    how.item_intervals = false;
    how.item_starts = where.items;
    model_.first_positions.clear();
    for (const auto& cell : session.cells()) {
      const auto c = static_cast<std::size_t>(number_of(session, cell));
      model_.first_positions.push_back(prior_of(c, pass));
      if (pass > 0) how.starts.push_back(positions_[c]);
    }
    auto fit = fast_ideal_points(session, model_, how);
    for (std::size_t i = 0; i < session.cells().size(); ++i) {
      const auto c = static_cast<std::size_t>(number_of(session, session.cells()[i]));
      positions_[c] = fit.positions[i].mean;
      sd_[c] = fit.positions[i].sd;
      weight_[c] = 0;
      for (const auto& vote : session.cell_votes(i)) {
        const double slope = fit.items[static_cast<std::size_t>(vote.item)].slope;
        weight_[c] += slope * slope;
      }
    }
    where.items = std::move(fit.items);
  }

  static std::int32_t number_of(const VotePanel& session, const Cell& cell) {
    return session.actors()[static_cast<std::size_t>(cell.actor)];
  }

  /// Mean 0 and sd 1 over all cells; the excess follows the sd that was found.
  void standardise() {
    const auto n = static_cast<double>(positions_.size());
    double mean = 0;
    double square = 0;
    for (const double x : positions_) mean += x / n;
    for (const double x : positions_) square += (x - mean) * (x - mean) / n;
    const double sd = std::sqrt(square);
    if (!(sd > 0)) return;
    for (double& x : positions_) x = (x - mean) / sd;
    for (double& x : sd_) x /= sd;
    for (double& w : weight_) w *= square;
    for (auto& session : sessions_) {
      for (auto& item : session.items) {
        for (double& cut : item.cut) cut -= item.slope * mean;
        item.slope *= sd;
      }
    }
    const double answer = std::clamp(sd, 1 / kLargestAnswer, kLargestAnswer);
    excess_ *= std::pow(answer, kExcessPower);
  }

  /// Turned so that the mean position of the actor `positive` is.
  std::vector<Position> reported() const {
    double sum = 0;
    for (std::size_t c = 0; c < positions_.size(); ++c) {
      const auto actor = static_cast<std::size_t>(panel_.cells()[c].actor);
      if (panel_.actors()[actor] == positive_) sum += positions_[c];
    }
    const double sign = sum < 0 ? -1 : 1;
    std::vector<Position> result;
    for (std::size_t c = 0; c < positions_.size(); ++c) {
      const double x = sign * positions_[c];
      result.push_back({x, sd_[c], x - kQuantile95 * sd_[c], x + kQuantile95 * sd_[c]});
    }
    return result;
  }

  const VotePanel& panel_;
  IdealPointModel model_;  // of a session
  const OneSidedOptions& options_;
  std::int32_t positive_ = model_.positive;
  std::vector<Session> sessions_;
  std::vector<double> positions_;
  std::vector<double> sd_;
  std::vector<double> weight_;  // B, by cell; before there are slopes, what it is a priori
  bool intervals_ = false;
  double excess_;  // of the scale, b − 1
};

}  // namespace

OneSidedIdealPoints one_sided_ideal_points(const VotePanel& panel,
                                           const IdealPointModel& model,
                                           const OneSidedOptions& options) {
  if (panel.size() == 0) throw Error(ErrorKind::Failure, "no votes to estimate positions from");
  return OneSidedFit(panel, model, options).run();
}

}  // namespace orrery::norms
