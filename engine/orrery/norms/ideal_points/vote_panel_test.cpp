// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/ideal_points/vote_panel.hpp"

#include <gmock/gmock.h>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

using ::testing::ElementsAre;

TEST(VotePanel, LaysOutVotesByItemAndByCell) {
  const VotePanel panel({{20, 2, 7, 2}, {2, 1, 5, 0}, {2, 2, 7, 1}, {20, 1, 5, 0}, {2, 1, 6, 1}});
  EXPECT_THAT(panel.actors(), ElementsAre(2, 20));
  EXPECT_THAT(panel.sessions(), ElementsAre(1, 2));
  EXPECT_THAT(panel.items(), ElementsAre(5, 6, 7));
  ASSERT_EQ(panel.cells().size(), 4U);
  EXPECT_EQ(panel.cells()[0].votes, 2);
  EXPECT_EQ(panel.actor_begin(1), 2U);
  EXPECT_EQ(panel.actor_begin(2), 4U);
  ASSERT_EQ(panel.item_votes(2).size(), 2U);
  EXPECT_EQ(panel.item_votes(2)[0].cell, 1);
  EXPECT_EQ(panel.item_votes(2)[1].category, 2);
  EXPECT_EQ(panel.categories(), 3);
}

TEST(VotePanel, SaysOfEveryVoteOfACellWhereItStandsByItem) {
  const VotePanel panel({{1, 1, 1, 0}, {1, 1, 2, 1}, {2, 1, 1, 1}, {2, 2, 1, 0}, {3, 2, 2, 1}});
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    for (const auto& vote : panel.cell_votes(c)) {
      const auto item = static_cast<std::size_t>(vote.item);
      const auto place = static_cast<std::size_t>(vote.position) - panel.item_begin(item);
      EXPECT_EQ(panel.item_votes(item)[place].cell, static_cast<std::int32_t>(c));
      EXPECT_EQ(panel.item_votes(item)[place].category, vote.category);
    }
  }
  EXPECT_EQ(panel.categories(), 2);
}

TEST(VotePanel, LinksAnItemThatComesBackInAnotherSession) {
  const VotePanel panel({{1, 1, 9, 0}, {1, 2, 9, 1}});
  EXPECT_EQ(panel.items().size(), 1U);
  EXPECT_EQ(panel.item_votes(0).size(), 2U);
}

TEST(VotePanel, RefusesASecondVoteAndUnknownCategories) {
  EXPECT_THROW(VotePanel({{1, 1, 9, 0}, {1, 1, 9, 1}}), Error);
  EXPECT_THROW(VotePanel({{1, 1, 9, 3}}), Error);
}

TEST(VotePanel, HasBinaryItemsAmongOthers) {
  const std::vector<Vote> votes{{1, 1, 8, 0}, {2, 1, 8, 2}, {1, 1, 9, 0}, {2, 1, 9, 1}};
  const VotePanel panel(votes, std::vector<std::int32_t>{9, 77});
  EXPECT_EQ(panel.item_categories(0), 3);
  EXPECT_EQ(panel.item_categories(1), 2);
  EXPECT_THROW(VotePanel(votes, std::vector<std::int32_t>{8}), Error);
}

}  // namespace
}  // namespace orrery::norms
