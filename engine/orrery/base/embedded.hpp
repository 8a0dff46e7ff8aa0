// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace orrery {

/// A file that was put into the program when it was built: its path from the folder it came from
/// ("cow_nmc/clean.sql") and its bytes, which live as long as the program.
struct EmbeddedFile {
  std::string_view path;
  std::string_view content;
};

/// The content of the file at a path. Throws Error{Internal} if there is none.
std::string_view embedded_text(std::span<const EmbeddedFile> files, std::string_view path);

}  // namespace orrery
