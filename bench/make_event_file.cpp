// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writes a file of made-up events in the layout of GDELT 2.0, to measure with:
//   make_event_file 20150218000000.export.CSV 1000     1,000 MB
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "gdelt_lines.hpp"

// An exception here ends a tool of ours, which says enough.
int main(int argc, char** argv) {  // NOLINT(bugprone-exception-escape)
  if (argc != 3) {
    fmt::print(stderr, "usage: {} FILE MEGABYTES\n", argv[0]);
    return 2;
  }
  const auto wanted = std::strtoull(argv[2], nullptr, 10) * 1000000;
  std::ofstream file(argv[1], std::ios::binary);
  std::string text;
  std::uint64_t bytes = 0;
  for (std::uint64_t n = 0; bytes < wanted; text.clear()) {
    for (int i = 0; i < 1000; ++i) orrery::bench::GdeltLines::append(n++, text);
    file << text;
    bytes += text.size();
  }
  file.close();
  return file ? 0 : 1;
}
