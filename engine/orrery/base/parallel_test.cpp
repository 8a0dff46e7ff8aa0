// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/parallel.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <stdexcept>
#include <vector>

namespace orrery {
namespace {

TEST(ParallelFor, CallsEveryIndexOnceAtAnyThreadCount) {
  for (const int threads : {0, 1, 2, 7}) {
    for (const std::size_t n :
         {std::size_t{0}, std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
      std::vector<int> calls(n, 0);
      parallel_for(n, threads, [&](std::size_t i) { ++calls[i]; });
      EXPECT_EQ(calls, std::vector<int>(n, 1)) << threads << " threads, " << n << " calls";
    }
  }
}

TEST(ParallelFor, ThrowsOnWhatACallThrows) {
  for (const int threads : {1, 2}) {
    EXPECT_THROW(parallel_for(100,
                              threads,
                              [](std::size_t i) {
                                if (i == 60) throw std::runtime_error("60");
                              }),
                 std::runtime_error);
  }
}

}  // namespace
}  // namespace orrery
