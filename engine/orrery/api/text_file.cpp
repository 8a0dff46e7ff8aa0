// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/text_file.hpp"

#include <fstream>
#include <iterator>

namespace orrery::api {

std::optional<std::string> text_of_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in.is_open() || in.bad() || std::filesystem::is_directory(file)) return {};
  return text;
}

}  // namespace orrery::api
