// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace orrery::events {

/// Whether an id was met before.
enum class Sighting {
  First,      ///< not met before
  Again,      ///< a duplicate
  Unchecked,  ///< not known, and the memory for ids is used up
};

/// Ids that were met, in bounded memory. Ids that are numbered through (GDELT, ICEWS) lie densely:
/// they are kept in pages of 65,536, as a list of up to 4,096 ids or a bitmap of 8 KiB, so that a
/// thousand million of them need 120 MiB. Ids that are scattered (hashes of texts) are kept in one
/// open-addressing table of 8 bytes each at most three quarters full. When the memory given is used
/// up, ids are looked up still, but no new page is begun and the table does not grow.
class SeenIds {
 public:
  /// `dense` ids are numbered through.
  SeenIds(bool dense, std::size_t max_bytes);

  /// Looks an id up and keeps it.
  Sighting meet(std::uint64_t id);

  /// Bytes in use, without the bookkeeping of the allocator.
  std::size_t bytes() const { return bytes_; }

 private:
  struct Page {
    std::vector<std::uint16_t> list;  ///< sorted; empty once there is a bitmap
    std::unique_ptr<std::uint64_t[]> bits;
  };

  Sighting meet_dense(std::uint64_t id);
  Sighting meet_scattered(std::uint64_t id);
  bool grow_table();
  std::size_t slot_of(std::uint64_t id) const;

  bool dense_;
  std::size_t max_bytes_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::uint64_t, Page> pages_;
  std::uint64_t last_number_ = 0;
  Page* last_page_ = nullptr;
  std::vector<std::uint64_t> table_;  ///< 0 marks a free slot
  std::size_t kept_ = 0;
  bool met_zero_ = false;
};

}  // namespace orrery::events
