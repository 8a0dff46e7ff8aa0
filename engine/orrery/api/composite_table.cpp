// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/composite_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/text.hpp"
#include "orrery/power/composite.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// One index's shares of a year by state.
std::map<int, double> shares_of(store::Database& database, const std::string& index, Year year) {
  const auto rows = database.query(
      fmt::format("SELECT state, share FROM power.shares WHERE index = {} AND year = {}",
                  quoted_text(index),
                  year));
  std::map<int, double> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result[static_cast<int>(rows.integer(i, 0))] = rows.real(i, 1);
  return result;
}

/// The user's weighing of several indices, with intervals of rank.
class CompositeTable {
 public:
  CompositeTable(const PowerReader& power, const PowerQuery& query) : power_(power), query_(query) {
    for (const auto& [word, weight] : query.weights) {
      indices_.push_back(power.resolve(word, query.year, "--weights"));
      weights_.push_back(weight);
    }
    if (indices_.empty()) {
      throw Error(ErrorKind::Usage,
                  "a composite index needs weights",
                  "--weights",
                  "such as --weights mil=30,eco=40,pop=30");
    }
    if (std::set(indices_.begin(), indices_.end()).size() < indices_.size()) {
      throw Error(ErrorKind::Usage,
                  "two of the weights mean the same index",
                  "--weights",
                  fmt::format("the indices are {}", one_of(power.indices())));
    }
    year_ = query.year.value_or(power.last_common_year(indices_));
    for (const auto& index : indices_) power.require_year(index, year_);
  }

  Table table() {
    score();
    Table table{"power", fmt::format("Composite index, {}", year_), columns(), {}, {}, {}};
    const auto shown = query_.top > 0
                           ? std::min(static_cast<std::size_t>(query_.top), order_.size())
                           : order_.size();
    for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(row(order_[i]));
    std::string weighing;
    const double total = std::accumulate(weights_.begin(), weights_.end(), 0.0);
    std::vector<std::string> sources;
    for (std::size_t k = 0; k < indices_.size(); ++k) {
      weighing +=
          fmt::format("{}{} {:.3g} %", k == 0 ? "" : ", ", indices_[k], 100 * weights_[k] / total);
      const auto ids = power_.sources(indices_[k]);
      sources.insert(sources.end(), ids.begin(), ids.end());
    }
    table.notes.push_back("weights: " + weighing);
    if (query_.explain)
      table.notes.emplace_back("the columns of the indices sum to score; · no data");
    table.notes.emplace_back(
        "rank_lo and rank_hi: 90 % of 2,000 other weighings around these (Dirichlet, concentration "
        "20, seed 1); a state without an index is scored on the others");
    cite(power_.database(), table, sources);
    return table;
  }

 private:
  void score() {
    std::set<int> states;
    std::vector<std::map<int, double>> shares;
    for (const auto& index : indices_) {
      shares.push_back(shares_of(power_.database(), index, year_));
      for (const auto& [state, share] : shares.back()) states.insert(state);
    }
    states_.assign(states.begin(), states.end());
    for (const int state : states_) {
      for (const auto& by_state : shares) {
        const auto found = by_state.find(state);
        values_.push_back(found == by_state.end() ? kMissing : found->second);
      }
    }
    result_ = power::composite(values_, weights_);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (result_.rows[i].rank > 0) order_.push_back(i);
    }
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return result_.rows[i].rank; });
  }

  std::vector<Column> columns() const {
    auto columns = ranking_columns();
    columns.push_back({"score", "share", "weighted mean of the shares"});
    columns.push_back({"rank_lo", "", "better end of the 90 % interval of ranks"});
    columns.push_back({"rank_hi", "", "worse end of the 90 % interval of ranks"});
    for (const auto& index : indices_)
      columns.push_back({index,
                         "share",
                         query_.explain ? fmt::format("what {} adds to the score", index)
                                        : std::string("share in this index")});
    columns.push_back({"score_lo", "share", "lower end of the 90 % interval of scores"});
    columns.push_back({"score_hi", "share", "upper end of the 90 % interval of scores"});
    columns.push_back({"available", "share", "share of the weights whose index the state has"});
    return columns;
  }

  /// The weight of an index over those of all.
  double part_of(std::size_t k) const {
    return weights_[k] / std::accumulate(weights_.begin(), weights_.end(), 0.0);
  }

  std::vector<Cell> row(std::size_t i) const {
    const auto cell = [](double value) {
      return is_missing(value) ? Cell(std::monostate{}) : Cell(value);
    };
    const auto& r = result_.rows[i];
    const auto who =
        power_.database().query(fmt::format("SELECT iso3, coalesce(core.name_of(state, {}, 'en'), "
                                            "name) FROM core.states WHERE state = {}",
                                            year_,
                                            states_[i]));
    std::vector<Cell> cells{std::int64_t{r.rank},
                            std::int64_t{states_[i]},
                            who.is_null(0, 0) ? Cell(std::monostate{}) : Cell(who.text(0, 0)),
                            who.text(0, 1),
                            cell(r.score),
                            std::int64_t{r.rank_lo},
                            std::int64_t{r.rank_hi}};
    for (std::size_t k = 0; k < indices_.size(); ++k) {
      const double share = values_[i * indices_.size() + k];
      cells.push_back(cell(query_.explain ? share * part_of(k) / r.available : share));
    }
    cells.push_back(cell(r.score_lo));
    cells.push_back(cell(r.score_hi));
    cells.push_back(cell(r.available));
    return cells;
  }

  const PowerReader& power_;
  const PowerQuery& query_;
  std::vector<std::string> indices_;
  std::vector<double> weights_;
  Year year_ = 0;
  std::vector<int> states_;
  std::vector<double> values_;
  power::Composite result_;
  std::vector<std::size_t> order_;
};

}  // namespace

Table composite_table(const PowerReader& power, const PowerQuery& query) {
  return CompositeTable(power, query).table();
}

}  // namespace orrery::api
