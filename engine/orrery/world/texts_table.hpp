// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "orrery/intake/found_file.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/catalogue.hpp"

namespace orrery::world {

/// A text of an archive or folder: its name, its words and itself in UTF-8.
struct UnpackedText {
  std::string name;
  std::int64_t words = 0;
  std::string text;
};

/// All texts of an archive or folder.
struct UnpackedTexts {
  std::vector<UnpackedText> texts;
  std::string place;  ///< the archive, or the folder that holds the first text
  std::string
      sha256;  ///< of the archive; of a folder, of its texts' digests in the order of their names
};

/// Unpacks all texts of one archive, or, where several files are given, these. Names are as in the
/// archive, or the last two parts of a path. All are in memory at once. Throws as
/// intake::read_archived_texts does.
UnpackedTexts unpack_texts(const FileSpec& file, std::span<const intake::FoundFile> found);

/// Writes texts into raw.<table>(file, bytes, words, text). Checks key and rows as declared. Throws
/// Error{MissingData} with archive!text as the place. Returns how many there are.
std::int64_t write_texts_table(store::Database& database,
                               const FileSpec& file,
                               const UnpackedTexts& texts);

}  // namespace orrery::world
