// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/position_information.hpp"

namespace orrery::norms {
namespace {

constexpr double kRidge = 1e-6;

}  // namespace

using Eigen::Index;
using Eigen::Matrix2d;
using Eigen::Matrix3d;
using Eigen::MatrixXd;
using Eigen::Vector2d;
using Eigen::Vector3d;
using Eigen::VectorXd;

PositionInformation::PositionInformation(const VotePanel& panel,
                                         const ItemBallots& ballots,
                                         const TrajectoryPrior& prior)
    : ballots_(ballots), prior_(prior), sessions_(static_cast<Index>(panel.sessions().size())) {
  for (const auto& cell : panel.cells()) session_.push_back(cell.session);
}

void PositionInformation::set(std::span<const double> positions,
                              std::span<const double> diagonal,
                              std::span<const VoteCoupling> couplings,
                              std::span<const Matrix3d> item_inverse) {
  positions_ = Eigen::Map<const VectorXd>(positions.data(), cells());
  diagonal_ = diagonal;
  couplings_ = couplings;
  item_inverse_ = item_inverse;
  factor_trajectories();
  factor_directions();
}

void PositionInformation::factor_trajectories() {
  const auto& link = prior_.link_precision;
  pivot_.resize(cells());
  for (Index c = 0; c < cells(); ++c) {
    const auto i = static_cast<std::size_t>(c);
    const double next = i + 1 < link.size() ? link[i + 1] : 0;
    pivot_(c) = diagonal_[i] + link[i] + next;
    if (link[i] > 0) pivot_(c) -= link[i] * link[i] / pivot_(c - 1);
  }
}

VectorXd PositionInformation::along_trajectories(const VectorXd& x) const {
  const auto& link = prior_.link_precision;
  VectorXd y = x;
  for (Index c = 1; c < cells(); ++c) {
    const auto i = static_cast<std::size_t>(c);
    if (link[i] > 0) y(c) += link[i] / pivot_(c - 1) * y(c - 1);
  }
  for (Index c = cells(); c-- > 0;) {
    const auto i = static_cast<std::size_t>(c) + 1;
    if (i < link.size() && link[i] > 0) y(c) += link[i] * y(c + 1);
    y(c) /= pivot_(c);
  }
  return y;
}

void PositionInformation::factor_directions() {
  MatrixXd small = MatrixXd::Zero(2 * sessions_, 2 * sessions_);
  const auto block = [&](Index a, Index b) { return small.block<2, 2>(2 * a, 2 * b); };
  const auto& link = prior_.link_precision;
  for (Index c = 0; c < cells(); ++c) {
    const auto i = static_cast<std::size_t>(c);
    const Vector2d here(1, positions_(c));
    block(session_[i], session_[i]) += diagonal_[i] * here * here.transpose();
    if (!(link[i] > 0)) continue;
    const Vector2d before(1, positions_(c - 1));
    const auto from = session_[i - 1];
    const auto to = session_[i];
    block(from, from) += link[i] * before * before.transpose();
    block(to, to) += link[i] * here * here.transpose();
    block(to, from) -= link[i] * here * before.transpose();
    block(from, to) -= link[i] * before * here.transpose();
  }
  for (std::size_t j = 0; j < ballots_.items(); ++j) take_item(j, small);
  small.diagonal() *= 1 + kRidge;  // positions of a session may all be one
  small_.compute(small);
}

void PositionInformation::take_item(std::size_t item, MatrixXd& small) const {
  struct Part {
    Index session;
    Directions moved;
  };
  std::vector<Part> parts;
  const auto cells = ballots_.cells(item);
  const auto* couplings = &couplings_[ballots_.begin(item)];
  for (std::size_t v = 0; v < cells.size(); ++v) {
    const auto session = session_[static_cast<std::size_t>(cells[v])];
    auto part = parts.begin();
    while (part != parts.end() && part->session != session) ++part;
    if (part == parts.end()) part = parts.insert(part, {session, Directions::Zero()});
    const double x = positions_(cells[v]);
    const Vector3d coupling = couplings[v].expected(x).vector();
    part->moved.col(0) += coupling;
    part->moved.col(1) += x * coupling;
  }
  for (const auto& a : parts) {
    for (const auto& b : parts) {
      small.block<2, 2>(2 * a.session, 2 * b.session) -=
          a.moved.transpose() * item_inverse_[item] * b.moved;
    }
  }
}

VectorXd PositionInformation::apply(const VectorXd& x) const {
  const auto& link = prior_.link_precision;
  VectorXd result(cells());
  for (Index c = 0; c < cells(); ++c) result(c) = diagonal_[static_cast<std::size_t>(c)] * x(c);
  for (Index c = 1; c < cells(); ++c) {
    const double pull = link[static_cast<std::size_t>(c)] * (x(c) - x(c - 1));
    result(c) += pull;
    result(c - 1) -= pull;
  }
  for (std::size_t j = 0; j < ballots_.items(); ++j) {
    const auto cells = ballots_.cells(j);
    const auto* couplings = couplings_.data() + ballots_.begin(j);
    Vector3d sum = Vector3d::Zero();
    for (std::size_t v = 0; v < cells.size(); ++v) {
      const double value = x(cells[v]);
      sum(0) += couplings[v].slope * value;
      sum(1) += couplings[v].lower * value;
      sum(2) += couplings[v].upper * value;
    }
    const Vector3d pull = item_inverse_[j] * sum;
    for (std::size_t v = 0; v < cells.size(); ++v) {
      result(cells[v]) -= couplings[v].slope * pull(0) + couplings[v].lower * pull(1) +
                          couplings[v].upper * pull(2);
    }
  }
  return result;
}

VectorXd PositionInformation::precondition(const VectorXd& x) const {
  VectorXd right = VectorXd::Zero(2 * sessions_);
  for (Index c = 0; c < cells(); ++c) {
    const auto s = 2 * session_[static_cast<std::size_t>(c)];
    right(s) += x(c);
    right(s + 1) += x(c) * positions_(c);
  }
  const VectorXd within = small_.solve(right);
  VectorXd y = along_trajectories(x);
  for (Index c = 0; c < cells(); ++c) {
    const auto s = 2 * session_[static_cast<std::size_t>(c)];
    y(c) += within(s) + within(s + 1) * positions_(c);
  }
  return y;
}

}  // namespace orrery::norms
