// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/embedded.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"

namespace orrery {

std::string_view embedded_text(std::span<const EmbeddedFile> files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &EmbeddedFile::path);
  if (found == files.end()) {
    throw Error(ErrorKind::Internal, fmt::format("no file {} is bundled", path));
  }
  return found->content;
}

}  // namespace orrery
