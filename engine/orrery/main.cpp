// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/program.hpp"

int main(int argc, char** argv) {
  return orrery::cli::run_program(argc, argv);
}
