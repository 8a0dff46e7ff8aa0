// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace orrery {

/// A stream of random numbers that is a pure function of (seed, unit, step): the same key gives the
/// same numbers on any machine and at any thread count. Philox 4x32-10 (Salmon et al. 2011,
/// doi:10.1145/2063384.2063405) by Random123.
class RandomStream {
 public:
  /// `unit` names whose draws these are (a state, a draw of a composite), `step` which of its
  /// steps.
  RandomStream(std::uint64_t seed, std::uint64_t unit, std::uint64_t step = 0);

  /// 32 uniform random bits.
  std::uint32_t bits();

  /// A uniform number strictly between 0 and 1, of 53 bits.
  double uniform();

  /// A standard normal number (Box–Muller, both of the pair are used).
  double normal();

  /// A Gamma(shape, 1) number, shape > 0 (Marsaglia & Tsang 2000, doi:10.1145/358407.358414).
  double gamma(double shape);

 private:
  std::array<std::uint32_t, 2> key_;
  std::array<std::uint32_t, 4> counter_;
  std::array<std::uint32_t, 4> block_{};
  unsigned used_ = 4;
  double spare_normal_ = 0;
  bool has_spare_ = false;
};

}  // namespace orrery
