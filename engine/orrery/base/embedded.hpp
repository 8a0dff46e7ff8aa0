// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace orrery {

/// A file that was put into the program when it was built: its path from the folder it came from
/// ("cow_nmc/clean.sql") and its bytes, which live as long as the program.
struct EmbeddedFile {
  std::string_view path;
  std::string_view content;
};

}  // namespace orrery
