// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <vector>

namespace orrery {

/// An allocator for arrays of many megabytes: asks the system for pages of 2 MiB, because the first
/// touch of each page of 4 KiB costs more than what is then written into it. Elements made without
/// a value, as by resize(n), are left as they are.
template <typename T>
struct LargePages {
  using value_type = T;

  LargePages() = default;
  template <typename U>
  LargePages(const LargePages<U>&) {}  // NOLINT(google-explicit-constructor): as allocators must

  /// Room for `count` elements; std::bad_alloc if there is none.
  T* allocate(std::size_t count) {
    const auto bytes = count * sizeof(T);
    if (bytes < 2 * kPage) return static_cast<T*>(::operator new(bytes));
    const auto whole = (bytes + kPage - 1) / kPage * kPage;
    auto* room = std::aligned_alloc(kPage, whole);
    if (room == nullptr) throw std::bad_alloc();
    madvise(room, whole, MADV_HUGEPAGE);  // a wish: small pages do as well
    return static_cast<T*>(room);
  }
  /// Gives back what allocate(count) gave.
  void deallocate(T* room, std::size_t count) {
    if (count * sizeof(T) < 2 * kPage) {
      ::operator delete(room);
    } else {
      std::free(room);  // NOLINT(cppcoreguidelines-no-malloc): from aligned_alloc
    }
  }
  /// Leaves an element without a value as it is.
  template <typename U>
  void construct(U* place) {
    ::new (static_cast<void*>(place)) U;
  }
  /// Bytes of a large page.
  static constexpr std::size_t kPage = std::size_t{1} << 21U;

  /// What one gave, any other may take back.
  friend bool operator==(const LargePages&, const LargePages&) { return true; }
};

/// A vector on large pages; its new elements have no value of their own.
template <typename T>
using LargeVector = std::vector<T, LargePages<T>>;

}  // namespace orrery
