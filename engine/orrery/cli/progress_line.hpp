// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "orrery/base/progress.hpp"

namespace orrery::cli {

/// How progress is shown.
struct ProgressStyle {
  bool animate = false;  ///< draw a line that moves; else only notices are written
  bool quiet = false;    ///< write nothing at all
  int width = 80;
};

/// Shows the steps of long work on standard error: one line, drawn after 0.4 s and ten times a
/// second at most, with the seconds that have passed, which clears itself at the end. Where the
/// line is not drawn, notices are written and steps are not. Safe to call from several threads.
class ProgressLine {
 public:
  using Write = std::function<void(std::string_view)>;

  /// Begins to watch the time; `write` gets what is to be shown.
  explicit ProgressLine(ProgressStyle style, Write write = to_standard_error);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// What the library calls; valid as long as this object and the token.
  Progress progress(const CancelToken* cancel);

  /// Names the step that begins.
  void step(std::string_view name, int number, int of);
  /// Shows a notice on a line of its own.
  void notice(const std::string& text);

  /// Clears the line and stops drawing; nothing is shown after it.
  void finish();

  /// Writes at once to standard error.
  static void to_standard_error(std::string_view text);

 private:
  using Clock = std::chrono::steady_clock;

  void draw_until_stopped(const std::stop_token& stop);
  void draw();
  void clear();

  ProgressStyle style_;
  Write write_;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::string line_;
  bool drawn_ = false;
  bool finished_ = false;
  Clock::time_point start_ = Clock::now();
  std::jthread painter_;
};

}  // namespace orrery::cli
