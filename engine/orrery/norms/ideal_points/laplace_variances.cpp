// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/laplace_variances.hpp"

#include <algorithm>

#include "orrery/base/parallel.hpp"
#include "orrery/norms/ideal_points/session_system.hpp"

namespace orrery::norms {
namespace {

using Eigen::Index;
using Eigen::Matrix3d;
using Eigen::MatrixXd;
using Eigen::Vector3d;
using Eigen::VectorXd;

class Variances {
 public:
  Variances(const IdealPointMode& mode, int threads)
      : mode_(mode),
        threads_(threads),
        system_(mode.panel, mode.prior.link_precision),
        couplings_(mode.couplings.begin(), mode.couplings.end()),
        cells_in_(mode.panel.sessions().size()),
        items_in_(mode.panel.sessions().size()) {
    const auto& ballots = mode.ballots;
    for (std::size_t c = 0; c < mode.positions.size(); ++c)
      cells_in_[session_of(static_cast<std::int32_t>(c))].push_back(c);
    for (std::size_t j = 0; j < ballots.items(); ++j) {
      if (ballots.shape(j).parameters() == 0) continue;
      for (const auto cell : ballots.cells(j)) {
        auto& items = items_in_[session_of(cell)];
        if (items.empty() || items.back() != j) items.push_back(j);
      }
    }
  }

  LaplaceVariances run(bool with_items) {
    if (!factor()) {
      // Without the scores the information is sure to be positive definite.
      leave_out_scores();
      factor();
    }
    if (mode_.model.standardise) solve_fixed();
    LaplaceVariances result;
    result.positions.resize(cells());
    if (with_items) {
      for (const auto& terms : mode_.item_terms)
        result.items.push_back(terms.information.inverse().diagonal());
    }
    system_.inverse_blocks([&](std::size_t t, MatrixXd block) {
      constrain(cells_in_[t], block);
      for (const auto c : cells_in_[t])
        result.positions(static_cast<Index>(c)) = block(system_.row(c), system_.row(c));
      if (!with_items) return;
      parallel_for(items_in_[t].size(), threads_, [&](std::size_t i) {
        const auto j = items_in_[t][i];
        result.items[j] += variance_from_positions(j, t, block);
      });
    });
    return result;
  }

 private:
  Index cells() const { return static_cast<Index>(mode_.positions.size()); }
  std::size_t session_of(std::int32_t cell) const {
    return static_cast<std::size_t>(mode_.panel.cells()[static_cast<std::size_t>(cell)].session);
  }

  void leave_out_scores() {
    for (std::size_t j = 0; j < mode_.ballots.items(); ++j) {
      const auto votes = mode_.ballots.cells(j);
      auto* couplings = couplings_.data() + mode_.ballots.begin(j);
      for (std::size_t v = 0; v < votes.size(); ++v)
        couplings[v] = couplings[v].expected(mode_.positions[static_cast<std::size_t>(votes[v])]);
    }
  }

  /// Factors the information on positions, items eliminated session by session.
  bool factor() {
    system_.reset(mode_.diagonal);
    parallel_for(items_in_.size(), threads_, [&](std::size_t t) {
      auto& block = system_.block(t);
      MatrixXd factors = MatrixXd::Zero(block.rows(), 3 * static_cast<Index>(items_in_[t].size()));
      for (std::size_t i = 0; i < items_in_[t].size(); ++i)
        fill_factors(items_in_[t][i], t, factors.middleCols(3 * static_cast<Index>(i), 3));
      block.selfadjointView<Eigen::Lower>().rankUpdate(factors, -1.0);
    });
    return system_.factor();
  }

  /// Columns F of a session's cells with F Fᵀ what eliminating the item takes from them.
  void fill_factors(std::size_t item, std::size_t session, Eigen::Ref<MatrixXd> columns) const {
    const auto votes = mode_.ballots.cells(item);
    const bool bridged = is_bridged(item);
    const Matrix3d information =
        bridged ? part_information(item, session) : mode_.item_terms[item].information;
    const Matrix3d root = information.llt().matrixL();
    const Matrix3d inverse_root = root.inverse();
    for (std::size_t v = 0; v < votes.size(); ++v) {
      const auto cell = static_cast<std::size_t>(votes[v]);
      if (session_of(votes[v]) != session) continue;
      auto coupling = couplings_[mode_.ballots.begin(item) + v];
      // A part of a bridged item is not at its own mode: its scores do not cancel.
      if (bridged) coupling = coupling.expected(mode_.positions[cell]);
      columns.row(system_.row(cell)) = (inverse_root * coupling.vector()).transpose();
    }
  }

  bool is_bridged(std::size_t item) const {
    const auto votes = mode_.ballots.cells(item);
    return std::ranges::any_of(
        votes, [&](std::int32_t cell) { return session_of(cell) != session_of(votes.front()); });
  }

  /// The information that the votes of one session give on an item, with its prior.
  Matrix3d part_information(std::size_t item, std::size_t session) const {
    const auto here = [&](std::span<const std::int32_t> cells) {
      std::vector<std::int32_t> result;
      for (const auto cell : cells)
        if (session_of(cell) == session) result.push_back(cell);
      return result;
    };
    const auto all = mode_.ballots.votes(item);
    const auto low = here(all.low);
    const auto middle = here(all.middle);
    const auto top = here(all.top);
    return item_terms({low, middle, top},
                      mode_.ballots.shape(item),
                      mode_.items[item],
                      mode_.positions,
                      mode_.model,
                      {})
        .information;
  }

  /// The directions in which standardised positions do not move.
  void solve_fixed() {
    MatrixXd fixed(cells(), 2);
    fixed.col(0).setOnes();
    fixed.col(1) = Eigen::Map<const VectorXd>(mode_.positions.data(), cells());
    fixed_solved_.resize(cells(), 2);
    for (Index k = 0; k < 2; ++k) fixed_solved_.col(k) = system_.solve(fixed.col(k));
    fixed_within_ = (fixed.transpose() * fixed_solved_).inverse();
  }

  /// Takes from a session's covariance what standardised positions cannot do.
  void constrain(std::span<const std::size_t> cells, MatrixXd& block) const {
    if (!mode_.model.standardise) return;
    MatrixXd moved = MatrixXd::Zero(block.rows(), 2);
    for (const auto c : cells) moved.row(system_.row(c)) = fixed_solved_.row(static_cast<Index>(c));
    block.noalias() -= moved * fixed_within_ * moved.transpose();
  }

  /// What the covariance of a session's positions adds to the variance of an item's parameters.
  Vector3d variance_from_positions(std::size_t item,
                                   std::size_t session,
                                   const MatrixXd& covariance) const {
    const Matrix3d inverse = mode_.item_terms[item].information.inverse();
    MatrixXd coupling = MatrixXd::Zero(covariance.rows(), 3);
    const auto votes = mode_.ballots.cells(item);
    for (std::size_t v = 0; v < votes.size(); ++v) {
      if (session_of(votes[v]) != session) continue;
      coupling.row(system_.row(static_cast<std::size_t>(votes[v]))) =
          (inverse * couplings_[mode_.ballots.begin(item) + v].vector()).transpose();
    }
    const MatrixXd image = covariance * coupling;
    return coupling.cwiseProduct(image).colwise().sum().transpose();
  }

  const IdealPointMode& mode_;
  int threads_;
  SessionSystem system_;
  std::vector<VoteCoupling> couplings_;
  std::vector<std::vector<std::size_t>> cells_in_;  // by session
  std::vector<std::vector<std::size_t>> items_in_;
  MatrixXd fixed_solved_;
  Eigen::Matrix2d fixed_within_;
};

}  // namespace

LaplaceVariances laplace_variances(const IdealPointMode& mode, bool with_items, int threads) {
  return Variances(mode, threads).run(with_items);
}

}  // namespace orrery::norms
