// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <string_view>

namespace orrery::cli {

/// How a command failed: what to print on standard error and the status to end with.
struct Failure {
  std::string text;
  int status = 1;
};

/// The text and status of what was thrown: `error:` and the message, `at:` the place, `hint:` what
/// to do. An Error has its kind's status, an interruption that of its signal (130 or 143), memory
/// that ran out 6, an error of the system 1, and anything else is a mistake of ours: 70, with the
/// version and how to report it.
Failure describe(const std::exception_ptr& thrown,
                 std::string_view version,
                 int signal,
                 bool colour);

}  // namespace orrery::cli
