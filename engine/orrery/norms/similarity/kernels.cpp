// SPDX-License-Identifier: GPL-3.0-or-later
//
// The loops in which the time goes. On x86-64 each is compiled three times, for any processor, for
// those with popcount and vectors of 256 bits, and for those that count bits in vectors of 512; the
// best is chosen at run time. Counts are whole numbers and every measure ends in one division of
// them, so that all three give the same bits.
#include "orrery/norms/similarity/kernels.hpp"

#include <bit>
#include <cstring>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/norms/similarity/table_measures.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#define ORRERY_FOR_POPCOUNT [[gnu::target("popcnt,avx2")]]
#define ORRERY_FOR_WIDE [[gnu::target("avx512f,avx512dq,avx512vl,avx512vpopcntdq,avx2,popcnt")]]
#endif

namespace orrery::norms {
namespace {

constexpr std::size_t kLanes = 8;
using Doubles = double __attribute__((vector_size(kLanes * sizeof(double))));
using Integers = std::int32_t __attribute__((vector_size(kLanes * sizeof(std::int32_t))));

/// One pair at a time.
[[gnu::always_inline]] inline void count_singly(const Ratings& ratings,
                                                std::int32_t* const (&cells)[kOverlaps]) {
  std::size_t pair = 0;
  for (std::size_t i = 0; i + 1 < ratings.units(); ++i) {
    for (std::size_t j = i + 1; j < ratings.units(); ++j, ++pair) {
      int count[kOverlaps]{};
      for (std::size_t word = 0; word < ratings.words(); ++word) {
        for (std::size_t a = 0; a < Ratings::kCategories; ++a) {
          for (std::size_t b = 0; b < Ratings::kCategories; ++b) {
            count[a * Ratings::kCategories + b] +=
                std::popcount(ratings.bits(i, word, a) & ratings.bits(j, word, b));
          }
        }
      }
      for (std::size_t k = 0; k < kOverlaps; ++k) cells[k][pair] = count[k];
    }
  }
}

/// The measures of eight pairs at a time, whatever the width of the processor's vectors.
template <int K>
[[gnu::always_inline]] inline void measure_eightfold(const PairTables& tables,
                                                     double* const* columns) {
  constexpr auto kCells = std::size_t{K} * K;
  for (std::size_t pair = 0; pair < tables.pairs; pair += kLanes) {
    Doubles cell[kCells];
    for (std::size_t k = 0; k < kCells; ++k) {
      Integers counts;
      std::memcpy(&counts, tables.cells[k].data() + pair, sizeof counts);
      cell[k] = __builtin_convertvector(counts, Doubles);
    }
    Doubles measure[kMeasurePlaces];
    measure_table<K>(cell, measure);
    for (std::size_t m = 0; m < kMeasurePlaces; ++m) {
      std::memcpy(columns[m] + pair, &measure[m], sizeof measure[m]);
    }
  }
}

[[gnu::always_inline]] inline void measure_any(const PairTables& tables, double* const* columns) {
  if (tables.categories == 2) {
    measure_eightfold<2>(tables, columns);
  } else if (tables.categories == 3) {
    measure_eightfold<3>(tables, columns);
  } else if (tables.categories == 4) {
    measure_eightfold<4>(tables, columns);
  } else {
    throw Error(ErrorKind::Internal, "pairs have tables of 2 to 4 categories");
  }
}

void count_plain(const Ratings& ratings, std::int32_t* const (&cells)[kOverlaps]) {
  count_singly(ratings, cells);
}
void measure_plain(const PairTables& tables, double* const* columns) {
  measure_any(tables, columns);
}

#if defined(__x86_64__)
ORRERY_FOR_POPCOUNT void count_by_popcount(const Ratings& ratings,
                                           std::int32_t* const (&cells)[kOverlaps]) {
  count_singly(ratings, cells);
}
ORRERY_FOR_POPCOUNT void measure_by_popcount(const PairTables& tables, double* const* columns) {
  measure_any(tables, columns);
}

/// Eight pairs at a time: what lies after the last unit is empty, and what is written after a
/// unit's last pair is written over by the next unit's first.
ORRERY_FOR_WIDE void count_wide(const Ratings& ratings, std::int32_t* const (&cells)[kOverlaps]) {
  std::size_t pair = 0;
  for (std::size_t i = 0; i + 1 < ratings.units(); ++i) {
    for (std::size_t j = i + 1; j < ratings.units(); j += kLanes) {
      __m512i count[kOverlaps];
      for (auto& lanes : count) lanes = _mm512_setzero_si512();
      for (std::size_t word = 0; word < ratings.words(); ++word) {
        __m512i others[Ratings::kCategories];
        for (std::size_t b = 0; b < Ratings::kCategories; ++b)
          others[b] = _mm512_loadu_si512(ratings.plane(word, b) + j);
        for (std::size_t a = 0; a < Ratings::kCategories; ++a) {
          const auto own = _mm512_set1_epi64(static_cast<long long>(ratings.bits(i, word, a)));
          for (std::size_t b = 0; b < Ratings::kCategories; ++b) {
            auto& lanes = count[a * Ratings::kCategories + b];
            lanes = _mm512_add_epi64(lanes, _mm512_popcnt_epi64(_mm512_and_si512(own, others[b])));
          }
        }
      }
      const auto at = pair + (j - i - 1);
      for (std::size_t k = 0; k < kOverlaps; ++k) {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(cells[k] + at),  // NOLINT: its own type
                            _mm512_maskz_cvtepi64_epi32(0xFF, count[k]));
      }
    }
    pair += ratings.units() - i - 1;
  }
}
ORRERY_FOR_WIDE void measure_wide(const PairTables& tables, double* const* columns) {
  measure_any(tables, columns);
}
#endif

std::vector<Kernels> find_kernels() {
  std::vector<Kernels> found;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512vpopcntdq") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq")) {
    found.push_back({"avx512", count_wide, measure_wide});
  }
  if (__builtin_cpu_supports("popcnt") && __builtin_cpu_supports("avx2"))
    found.push_back({"popcnt", count_by_popcount, measure_by_popcount});
#endif
  found.push_back({"plain", count_plain, measure_plain});
  return found;
}

}  // namespace

std::span<const Kernels> available_kernels() {
  static const std::vector<Kernels> kFound = find_kernels();
  return kFound;
}

}  // namespace orrery::norms
