// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "orrery/intake/found_file.hpp"
#include "orrery/intake/text_decoder.hpp"

namespace orrery::intake {

/// Which files of an archive are read, and how much is too much.
struct ArchivedTextsOptions {
  std::string pattern = "*.txt";             ///< of the last part of a file's name
  Encoding encoding = Encoding::Utf8;        ///< of the texts
  std::uint64_t max_text = 1ULL << 26U;      ///< bytes of one text: 64 MiB
  std::uint64_t max_unpacked = 1ULL << 34U;  ///< bytes of all files of the archive: 16 GiB
};

/// Takes a text: its name in the archive and its content in UTF-8 without a byte order mark. Both
/// are valid during the call only.
using TakeText = std::function<void(std::string_view name, std::string_view text)>;

/// Hands over the texts of an archive in its order, one at a time: tar, plain or packed with gzip,
/// xz, bzip2 or zstd, and zip. Memory holds one text. Hidden files (".DS_Store") and what lies in
/// "__MACOSX" are passed over. Returns how many texts there were. Throws Error{MissingData} with
/// the place if the archive cannot be read, is truncated or damaged or a text is not in its
/// encoding; Error{Limit} beyond the limits.
std::uint64_t read_archived_texts(const FoundFile& archive,
                                  const ArchivedTextsOptions& options,
                                  const TakeText& take);

/// The same for one file that lies unpacked (or in a zip archive) on the disk. `name` is what it is
/// called when handed over.
void read_text(const FoundFile& file,
               std::string_view name,
               const ArchivedTextsOptions& options,
               const TakeText& take);

/// Words of a text: runs of bytes that are no ASCII white space.
std::int64_t words_in(std::string_view text);

}  // namespace orrery::intake
