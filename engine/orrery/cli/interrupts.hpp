// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <csignal>

#include "orrery/base/progress.hpp"

namespace orrery::cli {

/// While it lives, the first SIGINT or SIGTERM sets the token, so that work can stop in good order;
/// the second of the same ends the program at once. One at a time.
class Interrupts {
 public:
  /// Begins to catch both signals; the token must outlive it.
  explicit Interrupts(CancelToken& token);
  ~Interrupts();
  Interrupts(const Interrupts&) = delete;
  Interrupts& operator=(const Interrupts&) = delete;

 private:
  struct sigaction old_interrupt_ {};
  struct sigaction old_terminate_ {};
};

/// The signal that an Interrupts caught last, or 0.
int caught_signal();

/// Lets a write to a closed pipe end the program without a word, whatever the parent process had
/// set.
void die_quietly_of_closed_pipes();

}  // namespace orrery::cli
