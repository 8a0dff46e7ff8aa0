// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace orrery::api {

/// The bytes of a user's file; none if it is absent, a folder, or cannot be read.
std::optional<std::string> text_of_file(const std::filesystem::path& file);

}  // namespace orrery::api
