// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/similarity/contingency.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string_view>
#include <vector>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

using Values = std::vector<std::int8_t>;

// Germany and Russia in 1914 among 20 European states (Signorino & Ritter 1999, Table 6):
//                           GMY RUS UK FRN AUH ITA BEL SPN TUR NTH SWD RUM POR SWZ …
const Values kGermany1914 = {3, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0};
const Values kRussia1914 = {0, 3, 1, 3, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
const std::vector<double> kCapabilities1914 = {.25, .21, .20, .08, .08, .05, .03, .03, .02, .01,
                                               .01, .01, .01, .01, 0,   0,   0,   0,   0,   0};

TEST(Similarity, OfGermanyAndRussia1914IsThePublished) {
  const auto s = similarity(contingency(kGermany1914, kRussia1914, 4));
  EXPECT_EQ(s.n, 20);
  EXPECT_NEAR(s.s_abs, 0.4, 1e-12);
  EXPECT_NEAR(s.s_sq, 0.4444444, 5e-8);
  EXPECT_NEAR(s.kappa_sq, -0.07758621, 5e-9);
  EXPECT_NEAR(s.kappa_abs, -0.07142857, 5e-9);
  EXPECT_NEAR(s.pi_sq, -0.08695652, 5e-9);
  EXPECT_NEAR(s.pi_abs, -0.08433735, 5e-9);
  EXPECT_NEAR(s.tau_b, 0.03031695, 5e-9);
  const auto weighted = similarity(contingency(kGermany1914, kRussia1914, 4, kCapabilities1914));
  EXPECT_NEAR(weighted.s_abs, -0.46, 1e-12);
  EXPECT_NEAR(weighted.s_sq, -0.3488889, 5e-8);
}

/// The alliances of 1947 in Europe and with the United States (the paper's Table 7a): USA UK FRN
/// RUS POR CZE POL YUG and 18 without any.
TEST(Similarity, OfTheAlliancesOf1947IsThePublished) {
  const auto portfolio = [](std::string_view values) {
    Values result(26, 0);
    for (std::size_t i = 0; i < values.size(); ++i)
      result[i] = static_cast<std::int8_t>(values[i] - '0');
    return result;
  };
  const Values held[] = {
      portfolio("30000000"), portfolio("03333000"), portfolio("03330000"), portfolio("03330333")};
  // Only these sums show in the published figures: .79 of the four, .07 of the last three, .12.
  std::vector<double> capabilities(26, 0);
  capabilities[0] = .79;
  capabilities[5] = .07;
  capabilities[25] = .12;
  const struct {
    int first, second;
    double s_abs;
  } published[] = {{0, 1, .6153846},
                   {0, 2, .6923077},
                   {0, 3, .4615385},
                   {1, 2, .9230769},
                   {1, 3, .6923077},
                   {2, 3, .7692308}};
  for (const auto& p : published) {
    const auto s = similarity(contingency(held[p.first], held[p.second], 4));
    EXPECT_NEAR(s.s_abs, p.s_abs, 5e-8) << p.first << " and " << p.second;
  }
  // How the .79 are shared among the four does not matter: two states differ on all or on none.
  std::vector<double> alike = capabilities;
  for (int i = 0; i < 4; ++i) alike[static_cast<std::size_t>(i)] = .79 / 4;
  EXPECT_NEAR(similarity(contingency(held[0], held[1], 4, alike)).s_abs, -.6122449, 5e-8);
  EXPECT_NEAR(similarity(contingency(held[0], held[2], 4, alike)).s_abs, -.6122449, 5e-8);
  EXPECT_NEAR(similarity(contingency(held[0], held[3], 4, alike)).s_abs, -.7551020, 5e-8);
  EXPECT_NEAR(similarity(contingency(held[1], held[2], 4, alike)).s_abs, 1, 1e-12);
  EXPECT_NEAR(similarity(contingency(held[1], held[3], 4, alike)).s_abs, .8571429, 5e-8);
  EXPECT_NEAR(similarity(contingency(held[2], held[3], 4, alike)).s_abs, .8571429, 5e-8);
}

/// The votes of 1947 (Table 7b). The marginals and distances of these 32 roll calls are those that
/// alone give all published figures; their order is ours.
TEST(Similarity, OfTheVotesOf1947IsThePublished) {
  const auto votes = [](std::string_view said) {
    Values result;
    for (const char c : said)
      result.push_back(static_cast<std::int8_t>(c == 'Y' ? 0 : c == 'A' ? 1 : 2));
    return result;
  };
  const Values cast[] = {votes("NNNNNNNNAYYYYYYYYYYYYYYYYYYYYYYY"),
                         votes("NNNNNNNYYNNNNAAAYYYYYYYYYYYYYYYY"),
                         votes("NNNNNNYYNYYYYYYYNYYYYYYYYYYYYYYY"),
                         votes("YYYYYYYYNNNYYAYYNNNNNNNNNNNNNYYY")};
  const struct {
    int first, second;
    double s_abs, kappa_sq, agreement;
  } published[] = {{0, 1, .5625, .5508772, .78125},
                   {0, 2, .78125, .7291667, .890625},
                   {0, 3, -.5, -.4935452, .25},
                   {1, 2, .46875, .4259259, .734375},
                   {1, 3, -.5, -.5553257, .25},
                   {2, 3, -.28125, -.2656250, .359375}};
  for (const auto& p : published) {
    const auto s = similarity(contingency(cast[p.first], cast[p.second], 3));
    EXPECT_EQ(s.n, 32);
    EXPECT_DOUBLE_EQ(s.s_abs, p.s_abs);
    EXPECT_NEAR(s.kappa_sq, p.kappa_sq, 5e-8) << p.first << " and " << p.second;
    // Half a point for an abstention against a yes or no.
    EXPECT_DOUBLE_EQ((1 + s.s_abs) / 2, p.agreement);
  }
}

TEST(Similarity, IsOneForEqualRatersThatVary) {
  const Values rated = {0, 1, 2, 2, 0};
  const auto s = similarity(contingency(rated, rated, 3));
  for (const double one :
       {s.agree, s.s_abs, s.s_sq, s.kappa_nom, s.kappa_abs, s.kappa_sq, s.pi_nom, s.pi_sq, s.tau_b})
    EXPECT_DOUBLE_EQ(one, 1);
}

TEST(Similarity, IsMissingWhereItIsUndefined) {
  const auto empty = similarity(contingency(Values{-1, 0}, Values{0, -1}, 3));
  EXPECT_EQ(empty.n, 0);
  for (const double none : {empty.agree, empty.s_abs, empty.kappa_sq, empty.pi_nom, empty.tau_b})
    EXPECT_TRUE(is_missing(none));
  const auto constant = similarity(contingency(Values{2, 2}, Values{2, 2}, 3));
  EXPECT_EQ(constant.agree, 1);
  EXPECT_EQ(constant.s_abs, 1);
  for (const double none : {constant.kappa_nom, constant.kappa_sq, constant.pi_abs, constant.tau_b})
    EXPECT_TRUE(is_missing(none));
  // One varies, the other does not: as much agreement as chance gives, and no rank correlation.
  const auto half = similarity(contingency(Values{0, 2}, Values{0, 0}, 3));
  EXPECT_EQ(half.kappa_nom, 0);
  EXPECT_TRUE(is_missing(half.tau_b));
}

TEST(Similarity, OfTwoCategoriesIsTheSameUnderAnyDistance) {
  const auto s = similarity(binary(contingency(kGermany1914, kRussia1914, 4)));
  EXPECT_DOUBLE_EQ(s.s_abs, s.s_sq);
  EXPECT_DOUBLE_EQ(s.kappa_nom, s.kappa_sq);
  EXPECT_DOUBLE_EQ(s.pi_nom, s.pi_abs);
  EXPECT_DOUBLE_EQ(s.s_abs, 2 * s.agree - 1);
}

TEST(Contingency, RefusesWhatIsNoRating) {
  EXPECT_THROW(contingency(Values{3}, Values{0}, 3), Error);
  EXPECT_THROW(contingency(Values{0, 1}, Values{0}, 3), Error);
  EXPECT_THROW(contingency(Values{0}, Values{0}, 5), Error);
  EXPECT_THROW(contingency(Values{0}, Values{0}, 3, std::vector<double>{-1}), Error);
  EXPECT_THROW(contingency(Values{0}, Values{0}, 3, std::vector<double>{kMissing}), Error);
}

}  // namespace
}  // namespace orrery::norms
