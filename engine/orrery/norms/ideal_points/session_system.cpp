// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/session_system.hpp"

namespace orrery::norms {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

SessionSystem::SessionSystem(const VotePanel& panel, std::span<const double> link_precision)
    : rows_(panel.sessions().size(), 0),
      links_(panel.sessions().size()),
      inverse_(panel.sessions().size()) {
  const auto cells = panel.cells();
  for (const auto& cell : cells) {
    session_.push_back(cell.session);
    row_.push_back(rows_[static_cast<std::size_t>(cell.session)]++);
  }
  for (std::size_t c = 1; c < cells.size(); ++c) {
    if (!(link_precision[c] > 0)) continue;
    const auto first = static_cast<std::size_t>(cells[c - 1].session);
    const auto last = static_cast<std::size_t>(cells[c].session);
    const double precision = link_precision[c] * static_cast<double>(last - first);
    Index from = row_[c - 1];
    for (std::size_t t = first; t < last; ++t) {
      const Index to = t + 1 == last ? row_[c] : rows_[t + 1]++;
      links_[t].push_back({from, to, precision});
      from = to;
    }
  }
}

void SessionSystem::reset(std::span<const double> diagonal) {
  for (std::size_t t = 0; t < inverse_.size(); ++t) inverse_[t].setZero(rows_[t], rows_[t]);
  for (std::size_t c = 0; c < row_.size(); ++c)
    inverse_[static_cast<std::size_t>(session_[c])](row_[c], row_[c]) = diagonal[c];
  for (std::size_t t = 0; t < links_.size(); ++t) {
    for (const auto& link : links_[t]) {
      inverse_[t](link.from, link.from) += link.precision;
      inverse_[t + 1](link.to, link.to) += link.precision;
    }
  }
}

bool SessionSystem::factor() {
  for (std::size_t t = 0; t < inverse_.size(); ++t) {
    auto& here = inverse_[t];
    const Eigen::LLT<MatrixXd> cholesky(here.selfadjointView<Eigen::Lower>());
    if (cholesky.info() != Eigen::Success) return false;
    here = cholesky.solve(MatrixXd::Identity(rows_[t], rows_[t]));
    if (t + 1 == inverse_.size()) break;
    auto& next = inverse_[t + 1];
    for (const auto& a : links_[t]) {
      for (const auto& b : links_[t])
        next(b.to, a.to) -= b.precision * a.precision * here(b.from, a.from);
    }
  }
  return true;
}

VectorXd SessionSystem::solve(const VectorXd& right) const {
  std::vector<VectorXd> x(inverse_.size());
  for (std::size_t t = 0; t < x.size(); ++t) x[t].setZero(rows_[t]);
  for (std::size_t c = 0; c < row_.size(); ++c)
    x[static_cast<std::size_t>(session_[c])](row_[c]) = right(static_cast<Index>(c));
  for (std::size_t t = 0; t < x.size(); ++t) {
    x[t] = inverse_[t] * x[t];
    for (const auto& link : links_[t]) x[t + 1](link.to) += link.precision * x[t](link.from);
  }
  for (std::size_t t = x.size() - 1; t-- > 0;) {
    VectorXd back = VectorXd::Zero(rows_[t]);
    for (const auto& link : links_[t]) back(link.from) += link.precision * x[t + 1](link.to);
    x[t].noalias() += inverse_[t] * back;
  }
  VectorXd result(right.size());
  for (std::size_t c = 0; c < row_.size(); ++c)
    result(static_cast<Index>(c)) = x[static_cast<std::size_t>(session_[c])](row_[c]);
  return result;
}

MatrixXd SessionSystem::inverse_block(std::size_t session, const MatrixXd& next) const {
  const auto& own = inverse_[session];
  const auto& links = links_[session];
  if (links.empty()) return own;
  const auto n = static_cast<Index>(links.size());
  MatrixXd left(rows_[session], n);
  MatrixXd middle(n, n);
  for (Index a = 0; a < n; ++a) {
    const auto& from = links[static_cast<std::size_t>(a)];
    left.col(a) = from.precision * own.col(from.from);
    for (Index b = 0; b < n; ++b)
      middle(b, a) = next(links[static_cast<std::size_t>(b)].to, from.to);
  }
  MatrixXd result = own;
  const MatrixXd weighted = left * middle;
  result.noalias() += weighted * left.transpose();
  return result;
}

}  // namespace orrery::norms
