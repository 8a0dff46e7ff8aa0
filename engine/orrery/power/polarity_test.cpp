// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/polarity.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/power/concentration.hpp"

namespace orrery::power {
namespace {

using Values = std::vector<double>;

PolarityType type_of(const Values& values, const PolarityOptions& options = {}) {
  return polarity(values, options).type;
}

TEST(Polarity, FollowsTheSharesOfTheLargestStates) {
  EXPECT_EQ(type_of({55, 20, 15, 10}), PolarityType::Unipolar);
  EXPECT_EQ(type_of({47, 20, 20, 13}), PolarityType::NearUnipolar);
  EXPECT_EQ(type_of({47, 30, 13, 10}), PolarityType::Bipolar);
  EXPECT_EQ(type_of({30, 20, 20, 15, 15}), PolarityType::Multipolar);
  EXPECT_EQ(type_of({44, 24, 24, 4, 4}), PolarityType::Multipolar);
  EXPECT_EQ(type_of(Values(30, 1.0)), PolarityType::Diffuse);
}

TEST(Polarity, IncludesItsThresholds) {
  EXPECT_EQ(type_of({50, 20, 20, 10}), PolarityType::Unipolar);
  EXPECT_EQ(type_of({25, 25, 20, 20, 10}), PolarityType::Bipolar);
  EXPECT_EQ(type_of({45, 20, 20, 15}), PolarityType::NearUnipolar);
}

TEST(Polarity, IsBipolarBesideAStrongSecondUnlessUnipolesComeFirst) {
  EXPECT_EQ(type_of({58, 30, 12}), PolarityType::Bipolar);
  EXPECT_EQ(type_of({58, 30, 12}, {.unipole_first = true}), PolarityType::Unipolar);
  EXPECT_EQ(type_of({1, 1}), PolarityType::Bipolar);
}

TEST(Polarity, TakesItsThresholdsFromTheOptions) {
  EXPECT_EQ(type_of({47, 20, 20, 13}, {.near_unipolar = 0.5}), PolarityType::Multipolar);
  EXPECT_EQ(type_of({55, 20, 15, 10}, {.bipolar_each = 0.2}), PolarityType::Bipolar);
  EXPECT_EQ(type_of({30, 20, 20, 15, 15}, {.multipolar_poles = 6}), PolarityType::Diffuse);
  EXPECT_THROW(type_of({1, 2}, {.unipolar = 1.5}), Error);
  EXPECT_THROW(type_of({1, 2}, {.unipolar = 0.4}), Error);
}

TEST(Polarity, NamesThePolesAndTheLargestShares) {
  const Polarity result = polarity(Values{10, kMissing, 15, 30, 20, 25});
  EXPECT_EQ(result.type, PolarityType::Bipolar);
  EXPECT_EQ(result.n, 5U);
  EXPECT_EQ(result.poles, 2U);
  EXPECT_DOUBLE_EQ(result.pole_share, 0.25);
  EXPECT_EQ(result.holder, (std::array<std::size_t, 3>{3, 5, 4}));
  EXPECT_DOUBLE_EQ(result.top[0], 0.3);
  EXPECT_DOUBLE_EQ(result.top[2], 0.2);
  EXPECT_EQ(polarity(Values{30, 20, 20, 15, 12, 3}).poles, 5U);
}

TEST(Polarity, KeepsTheOrderOfEqualsAndCountsMembersWithNothing) {
  const Polarity result = polarity(Values{0, 0, 7});
  EXPECT_EQ(result.type, PolarityType::Unipolar);
  EXPECT_EQ(result.holder, (std::array<std::size_t, 3>{2, 0, 1}));
  EXPECT_EQ(result.top[1], 0);
}

TEST(Polarity, IsUnipolarForOneStateAndUndefinedForNone) {
  const Polarity one = polarity(Values{3});
  EXPECT_EQ(one.type, PolarityType::Unipolar);
  EXPECT_TRUE(is_missing(one.top[1]));
  EXPECT_EQ(one.holder[1], 1U);
  for (const Values& nobody : {Values{}, Values{kMissing}, Values{0, 0}}) {
    EXPECT_EQ(type_of(nobody), PolarityType::Undefined);
    EXPECT_TRUE(is_missing(polarity(nobody).top[0]));
  }
}

TEST(Polarity, NamesItsTypes) {
  EXPECT_EQ(name_of(PolarityType::NearUnipolar), "near_unipolar");
  EXPECT_EQ(name_of(PolarityType::Undefined), "undefined");
}

TEST(DomainShares, AverageTheDomainsComponentsAndMatchTheIndexOverAllSix) {
  const std::vector<Capabilities> set{{State{2}, {3, 1, 5, 5, 1, kMissing}},
                                      {State{200}, {1, 1, 5, 15, 4, 3}}};
  const auto military = domain_shares(set, kMilitaryDomain);
  EXPECT_DOUBLE_EQ(military[0], (0.75 + 0.5) / 2);
  const auto industrial = domain_shares(set, kIndustrialDomain);
  EXPECT_DOUBLE_EQ(industrial[0], (0.5 + 0.25) / 2);
  const auto demographic = domain_shares(set, kDemographicDomain);
  EXPECT_DOUBLE_EQ(demographic[0], 0.2 / (0.2 + 0.9));

  const std::array all{Component::Milex,
                       Component::Milper,
                       Component::Irst,
                       Component::Pec,
                       Component::Tpop,
                       Component::Upop};
  EXPECT_EQ(domain_shares(set, all), component_shares(set));
}

TEST(Complexity, IsNoneWhenTheDomainsAgree) {
  const Values arms{60, 20, 12, 8};
  const Values income{600, 200, 150, 50};
  const std::array<std::span<const double>, 2> domains{arms, income};
  const Complexity result = complexity(domains);
  EXPECT_EQ(result.n_domains, 2U);
  EXPECT_EQ(result.type_disagreement, 0);
  EXPECT_EQ(result.leader_disagreement, 0);
  EXPECT_NEAR(result.rank_correlation, 1, 1e-15);
}

TEST(Complexity, CountsThePairsOfDomainsThatDiffer) {
  const Values arms{60, 20, 12, 8};         // unipolar, led by the first
  const Values income{20, 25, 30, 25};      // bipolar, led by the third
  const Values people{10, 20, 15, 55};      // unipolar, led by the fourth
  const Values nothing{0, 0, 0, kMissing};  // undefined, left out
  const std::array<std::span<const double>, 4> domains{arms, income, people, nothing};
  const Complexity result = complexity(domains);
  EXPECT_EQ(result.n_domains, 3U);
  EXPECT_DOUBLE_EQ(result.type_disagreement, 2.0 / 3);
  EXPECT_DOUBLE_EQ(result.leader_disagreement, 1);
  // Ranks 4321, (1, 2.5, 4, 2.5), 1324: Spearman by hand.
  const double arms_income = -3.0 / std::sqrt(5 * 4.5);
  const double arms_people = -4.0 / 5;
  const double income_people = 1.5 / std::sqrt(5 * 4.5);
  EXPECT_NEAR(result.rank_correlation, (arms_income + arms_people + income_people) / 3, 1e-14);
}

TEST(Complexity, IsMissingForFewerThanTwoDomains) {
  const Values arms{60, 20};
  const std::array<std::span<const double>, 1> one{arms};
  EXPECT_TRUE(is_missing(complexity(one).type_disagreement));
  EXPECT_EQ(complexity({}).n_domains, 0U);
}

}  // namespace
}  // namespace orrery::power
