// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "orrery/norms/similarity/contingency.hpp"
#include "orrery/norms/similarity/ratings.hpp"

namespace orrery::norms {

/// What one state owes another in a year.
struct AllianceTie {
  std::int32_t from = 0;
  std::int32_t to = 0;
  bool defense = false;
  bool offense = false;
  bool neutrality = false;
  bool nonaggression = false;
  bool consultation = false;  ///< an entente in the words of the Correlates of War
};

/// How obligations become a value from 0, none, to 3. Of several the largest counts; a pair that is
/// allied without any has 0; a state's tie to itself is 3.
struct PortfolioConvention {
  std::string_view name;
  bool directed = true;  ///< what the state owes; else the larger of what it owes and is owed
  std::int8_t defense = 3;
  std::int8_t offense = 3;
  std::int8_t neutrality = 2;
  std::int8_t nonaggression = 1;
  std::int8_t consultation = 2;
};

/// Of the R package fpsim, for ATOP: defence or offence 3, neutrality or consultation 2,
/// non-aggression only 1; directed.
inline constexpr PortfolioConvention kFpsim{"fpsim", true, 3, 3, 2, 1, 2};
/// Of Häge (2011) and before him Signorino & Ritter (1999), for the formal alliances of the
/// Correlates of War: defence 3, neutrality or non-aggression 2, entente 1; undirected.
inline constexpr PortfolioConvention kHaege2011{"haege_2011", false, 3, 3, 2, 2, 1};

/// The convention of that name; Error{Usage} for an unknown one.
const PortfolioConvention& portfolio_convention(std::string_view name);

/// The alliance portfolios of the members of one year: each member's value towards every member,
/// itself included.
class Portfolios {
 public:
  /// `members` ascending; ties to or from others are left out, repeated ones add their obligations.
  Portfolios(std::span<const std::int32_t> members,
             std::span<const AllianceTie> ties,
             const PortfolioConvention& convention);

  /// The members, ascending.
  std::span<const std::int32_t> members() const { return members_; }
  /// The value towards another member, 0 to 3; both by place.
  int value(std::size_t from, std::size_t to) const;
  /// Values above 0 as bits: category 0 is value 1.
  const Ratings& ratings() const { return ratings_; }
  /// By place, how many members the value is held towards.
  std::span<const std::int32_t> totals(std::size_t value) const { return totals_[value]; }

 private:
  std::vector<std::int32_t> members_;
  Ratings ratings_;
  std::array<std::vector<std::int32_t>, 4> totals_;
};

/// The tables of all pairs over all members, categories 0 to 3; reuses the memory of `tables`. Of
/// the 16 cells 9 are counted, the others follow from the totals.
void count_portfolios(const Portfolios& portfolios, PairTables& tables);

/// The table of two members in which each member as an item has its weight, such as its share of
/// capabilities; `weights` by place, none below 0 or missing.
ContingencyTable weighted_table(const Portfolios& portfolios,
                                std::size_t first,
                                std::size_t second,
                                std::span<const double> weights);

/// Weighted S of all pairs in the order of PairTables: S with absolute distances where each member
/// as an item has its weight (Signorino & Ritter 1999). Missing if the weights sum to 0.
std::vector<double> weighted_s_abs(const Portfolios& portfolios, std::span<const double> weights);

}  // namespace orrery::norms
