// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace orrery::cli {

/// The whole program: reads the words, runs the command, prints, and returns the exit status.
int run_program(int argc, const char* const* argv);

}  // namespace orrery::cli
