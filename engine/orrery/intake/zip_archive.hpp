// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "orrery/intake/byte_source.hpp"

namespace orrery::intake {

/// What a zip archive holds.
struct ZipListing {
  /// The names of its files (folders left out), in the archive's order.
  std::vector<std::string> members;
  std::string complaint;  ///< why the list may be incomplete; empty for a sound archive
};

/// Lists a zip archive without unpacking it. A damaged archive gives the members found and a
/// complaint; a file that cannot be read throws Error{MissingData}.
ZipListing list_zip(const std::filesystem::path& archive);

/// The unpacked bytes of one member, with its CRC-32 and size checked at the end. Throws
/// Error{MissingData} if the archive is truncated, damaged or encrypted, or has no such member,
/// with the nearest names as a hint.
std::unique_ptr<ByteSource> open_zip_member(const std::filesystem::path& archive,
                                            const std::string& member);

}  // namespace orrery::intake
