// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/actors.hpp"

#include <gtest/gtest.h>

#include "orrery/events/testing/lines.hpp"

namespace orrery::events {
namespace {

using testing::day;
using testing::few_states;

/// The state's number, 0 for none.
int meant(const Actors& actors, std::string_view text, const std::string& on) {
  const auto key = actors.find(text);
  if (!key) return -1;
  const auto state = actors.state_on(*key, day(on));
  return state ? state->value() : 0;
}

TEST(ACode, MeansTheStateThatBearsItThatDay) {
  const auto actors = few_states();
  EXPECT_EQ(meant(actors, "DEU", "1990-10-02"), 260);
  EXPECT_EQ(meant(actors, "DEU", "1990-10-03"), 255);
  EXPECT_EQ(meant(actors, "SUN", "1991-12-25"), 365);
}

TEST(ACode, OfAnotherTimeMeansTheStateThatGoesOn) {
  const auto actors = few_states();
  EXPECT_EQ(meant(actors, "RUS", "1985-01-01"), 365);
  EXPECT_EQ(meant(actors, "SUN", "1995-01-01"), 365);
}

TEST(ACode, MeansNoStateBeforeItIsAMember) {
  const auto actors = few_states();
  EXPECT_EQ(meant(actors, "UKR", "1991-12-25"), 0);
  EXPECT_EQ(meant(actors, "UKR", "1991-12-26"), 369);
  EXPECT_EQ(meant(actors, "DEU", "1950-01-01"), 0);
}

TEST(ACode, ThatNoStateBearsIsUnknown) {
  const auto actors = few_states();
  EXPECT_EQ(meant(actors, "EUR", "2015-01-01"), -1);
  EXPECT_EQ(meant(actors, "", "2015-01-01"), -1);
}

TEST(AName, IsFoundWhateverItsCaseAndPunctuation) {
  EXPECT_EQ(meant(few_states(), "UNITED-STATES", "2015-01-01"), 2);
}

TEST(ACode, OfSeveralStatesGoesToTheOneThatWasNamedFirst) {
  Actors actors;
  actors.add_name("CON", State(484), 0, 100);
  actors.add_name("CON", State(490), 0, 200);
  actors.add_member(State(484), 0, 50);
  actors.add_member(State(490), 0, 300);
  actors.settle();
  const auto key = actors.find("CON");
  EXPECT_EQ(actors.state_on(*key, 50), State(484));
  EXPECT_EQ(actors.state_on(*key, 51), State(490));
  EXPECT_EQ(actors.state_on(*key, 250), State(490));
  EXPECT_EQ(actors.state_on(*key, 301), std::nullopt);
  EXPECT_EQ(actors.state_on(*key, -1), std::nullopt);
}

}  // namespace
}  // namespace orrery::events
