// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/ahead.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>

namespace orrery {
namespace {

using testing::ElementsAre;

std::vector<Ahead<int>::Job> squares(int count) {
  std::vector<Ahead<int>::Job> jobs;
  jobs.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) jobs.emplace_back([i] { return i * i; });
  return jobs;
}

TEST(Ahead, GivesTheResultsInOrderWithAndWithoutAThread) {
  for (const std::size_t most : {0U, 1U, 3U}) {
    Ahead<int> ahead(squares(5), most);
    std::vector<int> taken;
    taken.reserve(5);
    for (int i = 0; i < 5; ++i) taken.push_back(ahead.take());
    EXPECT_THAT(taken, ElementsAre(0, 1, 4, 9, 16)) << most;
  }
}

TEST(Ahead, WorksBeforeItIsAskedButNoFurtherThanAllowed) {
  std::atomic<int> begun{0};
  std::vector<Ahead<int>::Job> jobs(6, [&] { return ++begun; });
  Ahead<int> ahead(std::move(jobs), 2);
  while (begun < 2) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(begun, 2);
  EXPECT_EQ(ahead.take(), 1);
  while (begun < 3) std::this_thread::yield();
}

TEST(Ahead, ThrowsWhatAJobThrewWhenItsTurnComesAndGoesOn) {
  for (const std::size_t most : {0U, 2U}) {
    std::vector<Ahead<std::string>::Job> jobs{
        [] { return std::string("first"); },
        []() -> std::string { throw std::runtime_error("second"); },
        [] { return std::string("third"); }};
    Ahead<std::string> ahead(std::move(jobs), most);
    EXPECT_EQ(ahead.take(), "first");
    EXPECT_THROW(ahead.take(), std::runtime_error);
    EXPECT_EQ(ahead.take(), "third");
  }
}

TEST(Ahead, LeavesOutWhatIsNotBegunWhenItEnds) {
  std::atomic<int> begun{0};
  {
    std::vector<Ahead<int>::Job> jobs(100, [&] { return ++begun; });
    const Ahead<int> ahead(std::move(jobs), 3);
    while (begun < 1) std::this_thread::yield();
  }
  EXPECT_LE(begun, 3);
}

}  // namespace
}  // namespace orrery
