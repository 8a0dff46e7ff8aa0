// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <zlib.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "support/scratch.hpp"

namespace orrery::intake::testing {

using orrery::testing::content_of;
using orrery::testing::error_of;

/// A scratch folder with a place for staged copies.
class Scratch : public orrery::testing::Scratch {
 public:
  std::filesystem::path work() const { return path() / "work"; }
};

/// The bytes as a gzip stream.
inline std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, bytes.size()) + 32, '\0');
  std::string input = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(packed.size() - stream.avail_out);
  deflateEnd(&stream);
  return packed;
}

using Members = std::vector<std::pair<std::string, std::string>>;

/// Writes the members to an archive whose format and packing are set, and gives its bytes.
inline std::string archived(archive* const out, const Members& members) {
  std::string bytes(std::size_t{4} << 20, '\0');
  std::size_t used = 0;
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  for (const auto& [name, content] : members) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_write_header(out, entry);
    archive_write_data(out, content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

/// The bytes of a zip archive with these members.
inline std::string zipped(const Members& members) {
  archive* const out = archive_write_new();
  archive_write_set_format_zip(out);
  return archived(out, members);
}

/// The bytes of a tar archive with these members, packed as said: gzip, xz, bzip2, zstd or nothing.
inline std::string tarred(const Members& members, const std::string& packing) {
  archive* const out = archive_write_new();
  archive_write_set_format_pax_restricted(out);
  if (!packing.empty()) archive_write_add_filter_by_name(out, packing.c_str());
  return archived(out, members);
}

}  // namespace orrery::intake::testing
