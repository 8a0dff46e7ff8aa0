// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/gauge_moves.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "orrery/norms/ideal_points/item_block.hpp"
#include "orrery/norms/ideal_points/vote_terms.hpp"

namespace orrery::norms {
namespace {

constexpr double kTarget = 0.44;  // acceptance of a one-dimensional walk
constexpr double kLeastStep = 1e-4;
constexpr double kLargestStep = 2;

/// Numbers 0, 1, … by their session, ascending, with the place where each session begins.
void order_by_session(std::span<const std::int32_t> session_of,
                      std::size_t sessions,
                      std::vector<std::int32_t>& order,
                      std::vector<std::size_t>& first) {
  order.resize(session_of.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(
      order, {}, [&](std::int32_t i) { return session_of[static_cast<std::size_t>(i)]; });
  first.assign(sessions, order.size());
  for (std::size_t k = order.size(); k-- > 0;) {
    first[static_cast<std::size_t>(session_of[static_cast<std::size_t>(order[k])])] = k;
  }
  for (std::size_t s = sessions - 1; s-- > 0;) first[s] = std::min(first[s], first[s + 1]);
}

}  // namespace

GaugeMoves::GaugeMoves(const IdealPointModel& model,
                       const VotePanel& panel,
                       const VoteLayout& layout,
                       std::span<const std::uint8_t> top_cut,
                       std::span<const PositionPrior> priors,
                       const ScalePrior& prior)
    : model_(model),
      panel_(panel),
      layout_(layout),
      top_cut_(top_cut),
      priors_(priors),
      prior_(prior) {
  const auto sessions = panel.sessions().size();
  std::vector<std::int32_t> of_cell;
  for (const auto& cell : panel.cells()) of_cell.push_back(cell.session);
  order_by_session(of_cell, sessions, cells_, first_cells_);
  std::vector<std::int32_t> of_item(panel.items().size(), 0);
  bridges_.resize(sessions);
  for (std::size_t j = 0; j < of_item.size(); ++j) {
    const auto votes = panel.item_votes(j);
    const auto session_of = [&](const VotePanel::ByItem& vote) {
      return of_cell[static_cast<std::size_t>(vote.cell)];
    };
    const auto first = session_of(*std::ranges::min_element(votes, {}, session_of));
    const auto last = session_of(*std::ranges::max_element(votes, {}, session_of));
    of_item[j] = first;
    for (auto s = first + 1; s <= last; ++s)
      bridges_[static_cast<std::size_t>(s)].push_back(static_cast<std::int32_t>(j));
  }
  order_by_session(of_item, sessions, items_, first_items_);
}

double GaugeMoves::bridges_log_ratio(std::size_t session,
                                     const Move& move,
                                     const ChainState& state) const {
  const auto& normal = numerics::fast_normal();
  double sum = 0;
  for (const auto number : bridges_[session]) {
    const auto j = static_cast<std::size_t>(number);
    const auto& item = state.items[j];
    const auto votes = layout_.item(j);
    const auto over_inside = [&](std::span<const std::int32_t> cells, auto&& term) {
      for (const auto c : cells) {
        const auto cell = static_cast<std::size_t>(c);
        if (static_cast<std::size_t>(panel_.cells()[cell].session) < session) continue;
        const double before = item.slope * state.positions[cell];
        const double after = item.slope * (move.scale * state.positions[cell] + move.shift);
        sum += term(after) - term(before);
      }
    };
    const double top = item.cut[top_cut_[j]];
    over_inside(votes.low, [&](double mean) { return normal(item.cut[0] - mean).value; });
    over_inside(votes.top, [&](double mean) { return normal(mean - top).value; });
    over_inside(votes.middle, [&](double mean) {
      return interval_term(normal, item.cut[0] - mean, item.cut[1] - mean).value;
    });
  }
  return sum;
}

double GaugeMoves::log_prior(const PriorSums& sums, const ChainState& state) const {
  const CutPrior cuts(model_, top_cut_, state.items);
  return prior_.log_prior(sums) + cuts.log_prior(prior_.place_of(sums));
}

void GaugeMoves::apply(std::size_t session, const Move& move, ChainState& state) const {
  for (std::size_t k = first_cells_[session]; k < cells_.size(); ++k) {
    auto& position = state.positions[static_cast<std::size_t>(cells_[k])];
    position = move.scale * position + move.shift;
  }
  for (std::size_t k = first_items_[session]; k < items_.size(); ++k) {
    auto& item = state.items[static_cast<std::size_t>(items_[k])];
    item = moved(item, move.scale, move.shift);
  }
}

void GaugeMoves::update(double adapt,
                        RandomStream& random,
                        ChainState& state,
                        Acceptance& acceptance) const {
  double before = log_prior(prior_.sums_of(state), state);
  for (std::size_t session = 0; session < sessions(); ++session) {
    const auto inside = static_cast<double>(cells_.size() - first_cells_[session]) -
                        static_cast<double>(items_.size() - first_items_[session]);
    for (const bool of_scale : {true, false}) {
      auto& step = of_scale ? state.scale_steps[session] : state.shift_steps[session];
      const double z = step * random.normal();
      const Move move{of_scale ? std::exp(z) : 1, of_scale ? 0 : z};
      const double of_bridges = bridges_log_ratio(session, move, state);
      apply(session, move, state);
      const double after = log_prior(prior_.sums_of(state), state);
      const double volume = of_scale ? inside * z : 0;
      const bool taken = std::log(random.uniform()) < after - before + volume + of_bridges;
      if (taken) {
        before = after;
      } else {
        apply(session, {1 / move.scale, -move.shift / move.scale}, state);
      }
      acceptance.count(taken);
      if (adapt > 0) {
        step *= std::exp(adapt * ((taken ? 1 : 0) - kTarget));
        step = std::clamp(step, kLeastStep, kLargestStep);
      }
    }
  }
}

}  // namespace orrery::norms
