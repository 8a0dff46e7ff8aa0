// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace orrery {

/// Calls `body(i)` for every i in [0, n) on at most `threads` threads (0: all cores). The calls
/// must not touch each other's results; then the outcome is the same at any thread count. If a
/// call throws, no new ones are begun and the first exception is thrown on.
template <typename Body>
void parallel_for(std::size_t n, int threads, const Body& body) {
  const auto cores = static_cast<std::size_t>(std::max(1U, std::thread::hardware_concurrency()));
  const auto asked = threads > 0 ? std::min(static_cast<std::size_t>(threads), cores) : cores;
  const auto workers = std::min(asked, n);
  if (workers <= 1) {
    for (std::size_t i = 0; i < n; ++i) body(i);
    return;
  }
  const std::size_t piece = std::max<std::size_t>(1, n / (workers * 16));
  std::atomic<std::size_t> next{0};
  std::mutex failing;
  std::exception_ptr failure;
  const auto work = [&] {
    for (std::size_t begin = next.fetch_add(piece); begin < n; begin = next.fetch_add(piece)) {
      try {
        for (std::size_t i = begin; i < std::min(begin + piece, n); ++i) body(i);
      } catch (...) {
        const std::scoped_lock lock(failing);
        if (!failure) failure = std::current_exception();
        next = n;
      }
    }
  };
  {
    std::vector<std::jthread> helpers;
    helpers.reserve(workers - 1);
    for (std::size_t i = 1; i < workers; ++i) helpers.emplace_back(work);
    work();
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace orrery
