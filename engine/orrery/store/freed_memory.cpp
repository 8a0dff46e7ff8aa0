// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/freed_memory.hpp"

#include <sys/types.h>

#include <cstddef>
#include <string>

// jemalloc's control, under the name that DuckDB's copy gives it; absent where DuckDB has no
// jemalloc.
extern "C" __attribute__((weak)) int duckdb_je_mallctl(const char* name,
                                                       void* old_value,
                                                       std::size_t* old_size,
                                                       void* new_value,
                                                       std::size_t new_size);

namespace orrery::store {
namespace {

void set(const std::string& name, ssize_t value) {
  duckdb_je_mallctl(name.c_str(), nullptr, nullptr, &value, sizeof value);
}

}  // namespace

void keep_freed_memory(std::chrono::milliseconds time) {
  if (duckdb_je_mallctl == nullptr) return;
  const auto value = static_cast<ssize_t>(time.count());
  unsigned arenas = 0;
  auto size = sizeof arenas;
  duckdb_je_mallctl("arenas.narenas", &arenas, &size, nullptr, 0);
  for (const std::string kind : {"dirty", "muzzy"}) {
    set("arenas." + kind + "_decay_ms", value);  // of arenas that are made later
    for (unsigned arena = 0; arena < arenas; ++arena) {
      set("arena." + std::to_string(arena) + "." + kind + "_decay_ms", value);
    }
  }
}

}  // namespace orrery::store
