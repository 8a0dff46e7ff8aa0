// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace orrery::intake {

/// The SHA-256 of a file's bytes as they lie on disk, in 64 lower-case hexadecimal digits (FIPS
/// 180-4). Reads the file once in pieces. Throws Error{MissingData} if it cannot be read.
std::string sha256_of_file(const std::filesystem::path& path);

/// The SHA-256 of a text, in the same form.
std::string sha256_of(std::string_view text);

}  // namespace orrery::intake
