// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>

namespace orrery::cli {

/// Refuses a place where no file can be written, before any work is done: its folder must be there
/// and be writable, and it may not be a folder. "" and "-" mean standard output and pass. Throws
/// Error{Failure}.
void check_writable(const std::filesystem::path& file);

/// Writes the text to the file, or to standard output for "" and "-". A file is written beside its
/// target and renamed, so that it is there whole or not at all; a device or a pipe is written
/// straight. Throws Error{Failure} with the reason the system gives.
void write_output(const std::filesystem::path& file, std::string_view text);

}  // namespace orrery::cli
