// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/seen_ids.hpp"

#include <gtest/gtest.h>

#include <unordered_set>

#include "orrery/base/random.hpp"

namespace orrery::events {
namespace {

constexpr std::size_t kPlenty = std::size_t{64} << 20U;

// Both structures against a set of the standard library, with ids that lie close and far apart.
TEST(SeenIds, KnowWhatTheyMet) {
  for (const bool dense : {true, false}) {
    for (const std::uint64_t range : {1000ULL, 300000ULL, 1ULL << 40U}) {
      SeenIds seen(dense, kPlenty);
      std::unordered_set<std::uint64_t> expected;
      RandomStream random(7, range);
      for (int i = 0; i < 60000; ++i) {
        const auto id = ((std::uint64_t{random.bits()} << 32U) | random.bits()) % range;
        ASSERT_EQ(seen.meet(id) == Sighting::First, expected.insert(id).second) << id;
      }
    }
  }
}

TEST(SeenIds, KeepPagesAsListsAndAsBitmapsAlike) {
  SeenIds seen(true, kPlenty);
  // Backwards, past the size at which a list becomes a bitmap.
  for (std::uint64_t id = 65535; id > 50000; --id) ASSERT_EQ(seen.meet(id), Sighting::First);
  for (std::uint64_t id = 50001; id < 65536; ++id) ASSERT_EQ(seen.meet(id), Sighting::Again);
  EXPECT_EQ(seen.meet(50000), Sighting::First);
  EXPECT_EQ(seen.meet(65536), Sighting::First);
}

TEST(SeenIds, NeedLittleForIdsThatAreNumberedThrough) {
  SeenIds seen(true, kPlenty);
  for (std::uint64_t id = 400000000; id < 410000000; ++id) seen.meet(id);
  EXPECT_LT(seen.bytes(), 10000000 / 8 * 11 / 10);
}

TEST(SeenIds, SayWhenTheyCannotKnow) {
  SeenIds dense(true, 1000);
  SeenIds scattered(false, 1000);
  EXPECT_EQ(dense.meet(1), Sighting::First);
  EXPECT_EQ(scattered.meet(1), Sighting::Unchecked);
  for (std::uint64_t page = 1; page < 100; ++page) dense.meet(page << 16U);
  EXPECT_EQ(dense.meet(200U << 16U), Sighting::Unchecked);
  EXPECT_EQ(dense.meet(1), Sighting::Again);
  EXPECT_LE(dense.bytes(), 1000U);

  SeenIds small(false, std::size_t{1} << 20U);
  std::uint64_t unchecked = 0;
  for (std::uint64_t id = 1; id <= 300000; ++id)
    unchecked += small.meet(id * 0x9e3779b97f4a7c15ULL) == Sighting::Unchecked ? 1 : 0;
  EXPECT_GT(unchecked, 0U);
  EXPECT_EQ(small.meet(0x9e3779b97f4a7c15ULL), Sighting::Again);
  EXPECT_LE(small.bytes(), std::size_t{1} << 20U);
}

TEST(SeenIds, TellZeroFromAnEmptySlot) {
  SeenIds seen(false, kPlenty);
  EXPECT_EQ(seen.meet(0), Sighting::First);
  EXPECT_EQ(seen.meet(0), Sighting::Again);
}

}  // namespace
}  // namespace orrery::events
