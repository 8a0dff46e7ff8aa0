// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds a world as `orrery build` does, for tests that kill it: build_world WORLD [DATA]...
#include <cstdio>
#include <exception>

#include "orrery/api/session.hpp"

int main(int count, char** arguments) {
  try {
    orrery::api::BuildOptions options;
    options.partial = true;
    options.world = arguments[1];
    options.command = "orrery build";
    for (int i = 2; i < count; ++i) options.data.emplace_back(arguments[i]);
    orrery::api::build(options, orrery::Progress{});
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
