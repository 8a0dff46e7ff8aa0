// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "orrery/base/progress.hpp"

namespace orrery::fetch {

/// How patient a download is, and how much it takes.
struct Limits {
  std::uint64_t max_bytes = 1ULL << 34U;       ///< of one file: 16 GiB
  int attempts = 5;                            ///< of one file, the first among them
  std::chrono::milliseconds first_wait{1000};  ///< before the second attempt; doubled after each
  std::chrono::milliseconds connect{20000};    ///< for a connection to be made
  std::chrono::seconds stall{30};              ///< without a byte, until an attempt is given up
};

/// Called as bytes come in: how many the file has so far, and in all (0: not known).
using OnBytes = std::function<void(std::uint64_t now, std::uint64_t all)>;

/// Downloads a file over http or https into `part`. What an earlier attempt or run left there is
/// continued (Range with If-Range), if the server named the file by an ETag or a date and still has
/// the same; else it begins anew. A note on that lies beside the part. Redirects are followed, from
/// https only to https. An attempt that breaks off is repeated after a wait that doubles; 404 and
/// the like are not. Whatever is thrown, the part stays for the next time.
/// Throws Error{Failure} when the host cannot be reached or the disk is full, Error{MissingData}
/// when the server has no such file, Error{Limit} when the file is too large, Error{Cancelled}.
void download(const std::string& url,
              const std::filesystem::path& part,
              const Limits& limits,
              const OnBytes& on_bytes,
              const Progress& progress);

/// Where the note on a part lies.
std::filesystem::path note_of(const std::filesystem::path& part);

/// Removes a part and its note.
void discard(const std::filesystem::path& part);

}  // namespace orrery::fetch
