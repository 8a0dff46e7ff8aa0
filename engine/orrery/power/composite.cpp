// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/composite.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "orrery/base/error.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/base/random.hpp"

namespace orrery::power {
namespace {

void require_valid(const CompositeOptions& options) {
  if (!(options.concentration > 0) || std::isinf(options.concentration)) {
    throw Error(ErrorKind::Usage,
                fmt::format("a concentration of {}: it must be above 0", options.concentration));
  }
  if (!(options.lower >= 0 && options.lower <= options.upper && options.upper <= 1)) {
    throw Error(ErrorKind::Usage,
                fmt::format("an interval from quantile {} to {}", options.lower, options.upper));
  }
}

std::vector<double> normalised(std::span<const double> weights) {
  double total = 0;
  for (const double weight : weights) {
    if (!(weight >= 0) || std::isinf(weight)) {
      throw Error(ErrorKind::Usage,
                  fmt::format("a weight of {}: it must be 0 or more and finite", weight));
    }
    total += weight;
  }
  if (total <= 0) throw Error(ErrorKind::Usage, "the weights sum to 0");
  std::vector<double> shares(weights.begin(), weights.end());
  for (double& share : shares) share /= total;
  return shares;
}

// The indices with 0 for what is missing and, beside them, 1 where an index counts and 0 where not:
// so a score is two dot products without a branch.
class Table {
 public:
  Table(std::span<const double> indices, std::span<const double> weights, MissingIndex missing)
      : n_(indices.size() / weights.size()),
        width_(weights.size()),
        value_(indices.size()),
        has_(indices.size()),
        scored_(n_) {
    for (std::size_t i = 0; i < n_; ++i) {
      double available = 0;
      bool complete = true;
      for (std::size_t k = 0; k < width_; ++k) {
        const double index = indices[i * width_ + k];
        const bool present = !is_missing(index);
        if (present && (index < 0 || index > 1)) {
          throw Error(ErrorKind::Failure,
                      fmt::format("index {} of row {} is {}: it must lie in [0, 1]", k, i, index));
        }
        value_[i * width_ + k] = present ? index : 0;
        has_[i * width_ + k] = present ? 1 : 0;
        if (present) available += weights[k];
        complete = complete && (present || weights[k] <= 0);
      }
      scored_[i] = missing == MissingIndex::Drop ? complete : available > 0;
    }
  }

  std::size_t size() const { return n_; }
  bool is_scored(std::size_t row) const { return scored_[row]; }

  double available(std::size_t row, std::span<const double> weights) const {
    return std::inner_product(weights.begin(), weights.end(), &has_[row * width_], 0.0);
  }

  // Weights need not sum to 1. Missing where the state's own indices have no weight.
  double score(std::size_t row, std::span<const double> weights) const {
    const double total = available(row, weights);
    const double sum =
        std::inner_product(weights.begin(), weights.end(), &value_[row * width_], 0.0);
    return total > 0 ? sum / total : kMissing;
  }

 private:
  std::size_t n_;
  std::size_t width_;
  std::vector<double> value_;
  std::vector<double> has_;
  std::vector<bool> scored_;
};

// Ranks of the rows listed in `order`, which is sorted by score; equal scores share the better
// rank.
void rank_by_score(std::span<const double> score,
                   std::span<std::size_t> order,
                   std::span<int> rank) {
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return score[a] != score[b] ? score[a] > score[b] : a < b;
  });
  for (std::size_t place = 0; place < order.size(); ++place) {
    const bool ties = place > 0 && score[order[place]] == score[order[place - 1]];
    rank[order[place]] = ties ? rank[order[place - 1]] : static_cast<int>(place) + 1;
  }
}

std::vector<std::size_t> scored_rows(const Table& table) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table.is_scored(i)) rows.push_back(i);
  }
  return rows;
}

std::vector<CompositeRow> rows_at(const Table& table, std::span<const double> weights) {
  std::vector<double> score(table.size(), kMissing);
  std::vector<int> rank(table.size(), 0);
  auto order = scored_rows(table);
  for (const std::size_t row : order) score[row] = table.score(row, weights);
  rank_by_score(score, order, rank);

  std::vector<CompositeRow> rows(table.size());
  for (std::size_t i = 0; i < table.size(); ++i) {
    rows[i].score = score[i];
    rows[i].rank = rank[i];
    rows[i].available = std::min(table.available(i, weights), 1.0);
  }
  return rows;
}

void draw_weights(std::span<const double> mean,
                  double concentration,
                  RandomStream random,
                  std::span<double> drawn) {
  for (std::size_t k = 0; k < mean.size(); ++k) {
    drawn[k] = mean[k] > 0 ? random.gamma(concentration * mean[k]) : 0;
  }
}

// Scores and ranks of all draws, one draw after another.
struct Draws {
  std::size_t n;
  std::size_t rows;
  std::vector<double> score;
  std::vector<int> rank;
};

Draws simulate(const Table& table,
               std::span<const double> weights,
               std::span<const CompositeRow> base,
               const CompositeOptions& options) {
  const std::size_t n = table.size();
  Draws draws{options.draws,
              n,
              std::vector<double>(options.draws * n, kMissing),
              std::vector<int>(options.draws * n, 0)};
  const auto scored = scored_rows(table);
  parallel_for(options.draws, options.threads, [&](std::size_t draw) {
    std::vector<double> drawn(weights.size());
    draw_weights(weights, options.concentration, RandomStream(options.seed, draw), drawn);
    const std::span score(&draws.score[draw * n], n);
    for (const std::size_t row : scored) {
      score[row] = table.score(row, drawn);
      // Gamma numbers of a tiny shape can all underflow to 0; such a draw says nothing about the
      // row.
      if (is_missing(score[row])) score[row] = base[row].score;
    }
    auto order = scored;
    rank_by_score(score, order, std::span(&draws.rank[draw * n], n));
  });
  return draws;
}

// The position of a quantile among `n` ascending values.
std::size_t position_of(double quantile, std::size_t n) {
  const double at = std::ceil(quantile * static_cast<double>(n)) - 1;
  return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(n - 1)));
}

template <typename Value>
Value order_statistic(std::vector<Value>& values, double quantile) {
  const auto place =
      values.begin() + static_cast<std::ptrdiff_t>(position_of(quantile, values.size()));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

void add_intervals(const Draws& draws,
                   const CompositeOptions& options,
                   std::vector<CompositeRow>& rows) {
  parallel_for(rows.size(), options.threads, [&](std::size_t row) {
    if (rows[row].rank == 0) return;
    std::vector<double> score(draws.n);
    std::vector<int> rank(draws.n);
    for (std::size_t draw = 0; draw < draws.n; ++draw) {
      score[draw] = draws.score[draw * draws.rows + row];
      rank[draw] = draws.rank[draw * draws.rows + row];
    }
    rows[row].score_lo = order_statistic(score, options.lower);
    rows[row].score_hi = order_statistic(score, options.upper);
    rows[row].rank_lo = order_statistic(rank, options.lower);
    rows[row].rank_hi = order_statistic(rank, options.upper);
  });
}

// Halves are counted, not added up as fractions, so that the order of draws cannot matter.
double share_above(const Draws& draws, RowPair pair) {
  std::size_t halves = 0;
  for (std::size_t draw = 0; draw < draws.n; ++draw) {
    const double a = draws.score[draw * draws.rows + pair.a];
    const double b = draws.score[draw * draws.rows + pair.b];
    if (is_missing(a) || is_missing(b)) return kMissing;
    halves += a > b ? 2U : (a == b ? 1U : 0U);
  }
  return static_cast<double>(halves) / (2 * static_cast<double>(draws.n));
}

}  // namespace

Composite composite(std::span<const double> indices,
                    std::span<const double> weights,
                    std::span<const RowPair> pairs,
                    const CompositeOptions& options) {
  require_valid(options);
  const auto mean = normalised(weights);
  if (indices.size() % weights.size() != 0) {
    throw Error(
        ErrorKind::Internal,
        fmt::format("{} numbers are no rows of {} indices", indices.size(), weights.size()));
  }
  const Table table(indices, mean, options.missing);
  for (const RowPair& pair : pairs) {
    if (std::max(pair.a, pair.b) >= table.size()) {
      throw Error(ErrorKind::Internal, fmt::format("no row {}", std::max(pair.a, pair.b)));
    }
  }

  Composite result;
  result.rows = rows_at(table, mean);
  result.above.assign(pairs.size(), kMissing);
  if (options.draws == 0 || result.rows.empty()) return result;

  const Draws draws = simulate(table, mean, result.rows, options);
  add_intervals(draws, options, result.rows);
  for (std::size_t i = 0; i < pairs.size(); ++i) result.above[i] = share_above(draws, pairs[i]);
  return result;
}

}  // namespace orrery::power
