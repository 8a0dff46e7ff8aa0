// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "orrery/claims/claim_set.hpp"

namespace orrery::claims {

/// The most variants of a test that are tried.
inline constexpr std::size_t kMostVariants = 300;

/// A test with every choice made: its texts hold no `${…}` any more.
struct Variant {
  std::string name;  ///< "index=gdp, from=1990"; "main" if there is no choice
  std::vector<std::pair<std::string, std::string>> made;  ///< choice and the option's label
  Test test;
};

/// The names in `${…}` of a test's texts, each once, in order of appearance.
std::vector<std::string> names_in(const Test& test);

/// How many variants the choices of a test make: the product of their options.
std::size_t count_variants(const Test& test);

/// All combinations of choices, the multiverse of a test (Steegen et al. 2016,
/// doi:10.1177/1745691616658637): the first is the main variant, with the first option of each; the
/// last choice varies fastest.
std::vector<Variant> variants_of(const Test& test);

}  // namespace orrery::claims
