// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>

namespace orrery {

/// Calls `body(i)` for every i in [0, n) on at most `threads` threads (0: all cores). The calls
/// must not touch each other's results; then the outcome is the same at any thread count.
template <typename Body>
void parallel_for(std::size_t n, int threads, const Body& body) {
  const int cores = tbb::this_task_arena::max_concurrency();
  tbb::task_arena arena(threads > 0 ? std::min(threads, cores) : cores);
  arena.execute([&] { tbb::parallel_for(std::size_t{0}, n, body); });
}

}  // namespace orrery
