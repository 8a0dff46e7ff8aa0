// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "orrery/events/layout.hpp"
#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/found_file.hpp"

namespace orrery::events {

/// A line that is longer is no event; it is skipped and reported.
inline constexpr std::size_t kLongestLine = std::size_t{1} << 20U;

/// Whole lines of one file.
struct Chunk {
  std::size_t file = 0;   ///< which file
  std::string text;       ///< lines, and `kSlack` zero bytes behind them
  std::size_t size = 0;   ///< bytes of lines
  bool opens = false;     ///< the first chunk of the file
  bool too_long = false;  ///< after these lines stood one that was too long
  std::shared_ptr<const Layout> layout;
};

/// Reads files one after the other and cuts them at line ends, in pieces of about `chunk_bytes`.
/// Unpacks zip and gzip; a byte order mark is left out. Not for use from two threads at once.
class ChunkReader {
 public:
  /// The files must outlive the reader; each is opened when its turn comes.
  ChunkReader(std::span<const intake::FoundFile> files, Format format, std::size_t chunk_bytes);

  /// Fills the next chunk; false after the last file. An empty file gives one empty chunk. Throws
  /// Error{MissingData} for damaged packing or a header without the columns needed.
  bool next(Chunk& chunk);

 private:
  bool fill();
  void take(Chunk& chunk, std::size_t size);
  void drop_rest_of_line();
  void open();

  std::span<const intake::FoundFile> files_;
  Format format_;
  std::size_t chunk_bytes_;
  std::size_t file_ = 0;
  std::unique_ptr<intake::ByteSource> source_;
  std::string_view piece_;  ///< of the source, not yet taken
  std::string held_;        ///< bytes taken and not yet given out
  std::shared_ptr<const Layout> layout_;
};

}  // namespace orrery::events
