// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/interrupts.hpp"

#include <unistd.h>

#include <atomic>
#include <string_view>

namespace orrery::cli {
namespace {

// A signal handler can reach nothing but globals; both are lock-free.
std::atomic<CancelToken*> cancel_token{nullptr};
std::atomic<int> last_signal{0};
static_assert(std::atomic<CancelToken*>::is_always_lock_free &&
              std::atomic<int>::is_always_lock_free);

void on_signal(int number) {
  last_signal = number;
  if (auto* token = cancel_token.load()) token->cancel();
  if (number != SIGINT || isatty(STDERR_FILENO) != 1) return;
  constexpr std::string_view kText = "\r\x1b[Kstopping; Ctrl-C again ends it at once\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, kText.data(), kText.size());
}

}  // namespace

Interrupts::Interrupts(CancelToken& token) {
  cancel_token = &token;
  struct sigaction action {};
  action.sa_handler = on_signal;
  // Back to the default after the first, so that the second ends the program.
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  sigaction(SIGINT, &action, &old_interrupt_);
  sigaction(SIGTERM, &action, &old_terminate_);
}

Interrupts::~Interrupts() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGTERM, &old_terminate_, nullptr);
  cancel_token = nullptr;
}

int caught_signal() {
  return last_signal;
}

void die_quietly_of_closed_pipes() {
  std::signal(SIGPIPE, SIG_DFL);
}

}  // namespace orrery::cli
