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

constexpr double kNever = -std::numeric_limits<double>::infinity();
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

ItemValue moved(const ItemValue& item, double scale, double shift) {
  const double slope = item.slope / scale;
  return {slope, {item.cut[0] + slope * shift, item.cut[1] + slope * shift}};
}

}  // namespace

GaugeMoves::GaugeMoves(const IdealPointModel& model,
                       const VotePanel& panel,
                       const VoteLayout& layout,
                       std::span<const std::uint8_t> top_cut,
                       std::span<const PositionPrior> priors)
    : model_(model), panel_(panel), layout_(layout), top_cut_(top_cut), priors_(priors) {
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

double GaugeMoves::positions_log_ratio(std::size_t session,
                                       const Move& move,
                                       const ChainState& state) const {
  const auto is_inside = [&](std::size_t cell) {
    return static_cast<std::size_t>(panel_.cells()[cell].session) >= session;
  };
  double sum = 0;
  for (std::size_t k = first_cells_[session]; k < cells_.size(); ++k) {
    const auto cell = static_cast<std::size_t>(cells_[k]);
    const auto& prior = priors_[cell];
    const double before = state.positions[cell];
    const double after = move.scale * before + move.shift;
    double old_gap = 0;
    double new_gap = 0;
    if (!prior.linked) {
      old_gap = before - prior.mean;
      new_gap = after - prior.mean;
    } else {
      const double from = state.positions[cell - 1];
      old_gap = before - from;
      new_gap = is_inside(cell - 1) ? move.scale * old_gap : after - from;
    }
    sum -= 0.5 * (new_gap * new_gap - old_gap * old_gap) / prior.variance;
  }
  return sum + static_cast<double>(cells_.size() - first_cells_[session]) * std::log(move.scale);
}

double GaugeMoves::items_log_ratio(std::size_t session,
                                   const Move& move,
                                   const ChainState& state) const {
  double sum = 0;
  for (std::size_t k = first_items_[session]; k < items_.size(); ++k) {
    const auto j = static_cast<std::size_t>(items_[k]);
    const int categories = panel_.item_categories(j);
    const auto& item = state.items[j];
    sum += item_log_prior(moved(item, move.scale, move.shift), categories, model_) -
           item_log_prior(item, categories, model_);
    if (sum == kNever) return kNever;
  }
  return sum - static_cast<double>(items_.size() - first_items_[session]) * std::log(move.scale);
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

double GaugeMoves::log_ratio(std::size_t session, const Move& move, const ChainState& state) const {
  const double of_items = items_log_ratio(session, move, state);
  if (of_items == kNever) return kNever;
  return of_items + positions_log_ratio(session, move, state) +
         bridges_log_ratio(session, move, state);
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
  for (std::size_t session = 0; session < sessions(); ++session) {
    for (const bool of_scale : {true, false}) {
      auto& step = of_scale ? state.scale_steps[session] : state.shift_steps[session];
      const double z = step * random.normal();
      const Move move{of_scale ? std::exp(z) : 1, of_scale ? 0 : z};
      const bool taken = std::log(random.uniform()) < log_ratio(session, move, state);
      if (taken) apply(session, move, state);
      acceptance.count(taken);
      if (adapt > 0) {
        step *= std::exp(adapt * ((taken ? 1 : 0) - kTarget));
        step = std::clamp(step, kLeastStep, kLargestStep);
      }
    }
  }
}

}  // namespace orrery::norms
