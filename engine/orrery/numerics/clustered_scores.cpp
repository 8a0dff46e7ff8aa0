// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/numerics/clustered_scores.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace orrery::numerics {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;

/// Numbers ids from 0 in the order met.
class Numbers {
 public:
  Index of(std::int64_t id) {
    return known_.try_emplace(id, static_cast<Index>(known_.size())).first->second;
  }
  std::size_t size() const { return known_.size(); }

 private:
  std::unordered_map<std::int64_t, Index> known_;
};

ScoreProducts products_of(const MatrixXd& sums, std::size_t groups) {
  const auto used = sums.leftCols(static_cast<Index>(groups));
  return {used * used.transpose(), groups};
}

/// The pairs that rows belong to, as ids.
std::vector<std::int64_t> pair_ids(std::span<const std::int64_t> first,
                                   std::span<const std::int64_t> second) {
  std::map<std::pair<std::int64_t, std::int64_t>, std::int64_t> known;
  std::vector<std::int64_t> ids(first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto pair = std::minmax(first[i], second[i]);
    ids[i] = known.try_emplace({pair.first, pair.second}, static_cast<std::int64_t>(known.size()))
                 .first->second;
  }
  return ids;
}

}  // namespace

ScoreProducts clustered_products(const MatrixXd& scores, std::span<const std::int64_t> group) {
  Numbers numbers;
  std::vector<Index> number(group.size());
  for (std::size_t i = 0; i < group.size(); ++i) number[i] = numbers.of(group[i]);
  MatrixXd sums = MatrixXd::Zero(scores.cols(), static_cast<Index>(numbers.size()));
  for (std::size_t i = 0; i < group.size(); ++i)
    sums.col(number[i]) += scores.row(static_cast<Index>(i)).transpose();
  return products_of(sums, numbers.size());
}

ScoreProducts dyadic_products(const MatrixXd& scores,
                              std::span<const std::int64_t> first,
                              std::span<const std::int64_t> second) {
  Numbers numbers;
  for (std::size_t i = 0; i < first.size(); ++i) {
    numbers.of(first[i]);
    numbers.of(second[i]);
  }
  MatrixXd sums = MatrixXd::Zero(scores.cols(), static_cast<Index>(numbers.size()));
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto score = scores.row(static_cast<Index>(i)).transpose();
    sums.col(numbers.of(first[i])) += score;
    sums.col(numbers.of(second[i])) += score;
  }
  auto products = products_of(sums, numbers.size());
  // Rows of one pair share both members and so were counted twice.
  products.sum -= clustered_products(scores, pair_ids(first, second)).sum;
  return products;
}

}  // namespace orrery::numerics
