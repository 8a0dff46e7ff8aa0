// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/verdict.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace orrery::claims {
namespace {

using testing::HasSubstr;

std::vector<Estimate> outcomes(const std::vector<Outcome>& list) {
  std::vector<Estimate> estimates;
  for (const auto outcome : list) estimates.emplace_back().outcome = outcome;
  return estimates;
}

constexpr auto kYes = Outcome::Supports;
constexpr auto kNo = Outcome::Contradicts;
constexpr auto kOpen = Outcome::Unclear;
constexpr auto kNone = Outcome::NoData;

Verdict of(const std::vector<Outcome>& list) {
  return verdict_of_test(outcomes(list)).verdict;
}

TEST(VerdictOfATest, NeedsTwoThirdsOfTheVariantsWithData) {
  EXPECT_EQ(of({kYes}), Verdict::Supported);
  EXPECT_EQ(of({kYes, kYes, kNo}), Verdict::Supported);
  EXPECT_EQ(of({kYes, kYes, kOpen, kNo}), Verdict::PartlySupported);
  EXPECT_EQ(of({kYes, kOpen, kNo}), Verdict::NotDecidable);
  EXPECT_EQ(of({kYes, kYes, kNone, kNone}), Verdict::Supported);
  EXPECT_EQ(of({kNo, kNo, kOpen}), Verdict::Contradicted);
  EXPECT_EQ(of({kNo, kOpen, kOpen}), Verdict::NotDecidable);
}

TEST(VerdictOfATest, IsNotDecidableWithoutDataForTheMainVariant) {
  auto estimates = outcomes({kNone, kYes, kYes});
  estimates[0].lacking = "rows in power.cinc";
  const auto found = verdict_of_test(estimates);
  EXPECT_EQ(found.verdict, Verdict::NotDecidable);
  EXPECT_EQ(found.reason, "needs rows in power.cinc");
  EXPECT_EQ(found.decidable, 2);
}

TEST(VerdictOfATest, WithAnIntervalOnBothSidesTheOtherVariantsMayStillSupportInPart) {
  EXPECT_EQ(of({kOpen}), Verdict::NotDecidable);
  EXPECT_EQ(of({kOpen, kYes}), Verdict::PartlySupported);
  EXPECT_EQ(of({kOpen, kNo, kNo}), Verdict::NotDecidable);
  EXPECT_EQ(of({Outcome::Partly}), Verdict::PartlySupported);
}

TEST(VerdictOfAClaim, CombinesItsTests) {
  const auto with = [](const std::vector<Verdict>& verdicts, Combine combine) {
    std::vector<TestVerdict> tests;
    for (const auto verdict : verdicts) tests.emplace_back().verdict = verdict;
    return verdict_of_claim(tests, combine);
  };
  using enum Verdict;
  EXPECT_EQ(with({Supported, Supported}, Combine::All), Supported);
  EXPECT_EQ(with({Supported, NotDecidable}, Combine::All), PartlySupported);
  EXPECT_EQ(with({Supported, Contradicted}, Combine::All), PartlySupported);
  EXPECT_EQ(with({Contradicted, NotDecidable}, Combine::All), Contradicted);
  EXPECT_EQ(with({NotDecidable, NotDecidable}, Combine::All), NotDecidable);
  EXPECT_EQ(with({Contradicted, Supported}, Combine::Any), Supported);
  EXPECT_EQ(with({NotDecidable, Contradicted}, Combine::Any), Contradicted);
  EXPECT_EQ(with({}, Combine::All), NotDecidable);
}

}  // namespace
}  // namespace orrery::claims
