// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "orrery/intake/found_file.hpp"
#include "orrery/store/database.hpp"
#include "orrery/world/catalogue.hpp"

namespace orrery::world {

/// What was read of an archive or folder of texts.
struct TextsRead {
  std::int64_t rows = 0;
  std::string place;  ///< the archive, or the folder that holds the first text
  std::string
      sha256;  ///< of the archive; of a folder, of its texts' digests in the order of their names
};

/// Reads texts into raw.<table>(file, bytes, words, text): all of one archive, or, where several
/// files are given, these. Names are as in the archive, or the last two parts of a path. Checks key
/// and rows as declared. Throws Error{MissingData} with archive!text as the place.
TextsRead read_texts_table(store::Database& database,
                           const FileSpec& file,
                           std::span<const intake::FoundFile> found);

}  // namespace orrery::world
