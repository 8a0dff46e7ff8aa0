// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>

namespace orrery {

/// Set from a signal handler or another thread to ask long work to stop; checked between steps.
class CancelToken {
 public:
  /// Asks the work to stop; may be called from a signal handler or another thread.
  void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
  /// True once cancel() was called.
  bool cancelled() const noexcept { return cancelled_.load(std::memory_order_relaxed); }

  /// Throws Error{Cancelled} once cancel() was called.
  void check() const;

 private:
  std::atomic<bool> cancelled_{false};
};

/// How long work reports itself. The library calls it; only the command line prints.
struct Progress {
  /// A step begins: its name and its number of all ("reading cow_nmc", 3, 24).
  std::function<void(std::string_view step, int number, int of)> step =
      [](std::string_view, int, int) {};
  /// Something the user should know ("cow_states is absent: …").
  std::function<void(const std::string& text)> notice = [](const std::string&) {};
  /// Where to look for cancellation; never null while work runs.
  const CancelToken* cancel = nullptr;

  /// Throws Error{Cancelled} if cancellation was asked for.
  void check() const {
    if (cancel != nullptr) cancel->check();
  }
};

}  // namespace orrery
