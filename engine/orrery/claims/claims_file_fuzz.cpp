// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>
#include <cstdlib>

#include "orrery/base/error.hpp"
#include "orrery/claims/claims_file.hpp"
#include "orrery/claims/variants.hpp"

// Any bytes, read as a claims file, are either claims whose variants can be told apart, or an Error
// of the user's with file and line.

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orrery;
  const auto expect = [](bool law) {
    if (!law) std::abort();
  };
  try {
    const auto set =
        claims::parse_claims({reinterpret_cast<const char*>(data), size}, "claims.toml");
    expect(!set.claims.empty());
    for (const auto& claim : set.claims) {
      expect(!claim.id.empty() && claim.tests.empty() != claim.untestable.empty());
      for (const auto& test : claim.tests) {
        const auto variants = claims::variants_of(test);
        expect(!variants.empty() && variants.size() <= claims::kMostVariants);
      }
    }
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::Usage);
    expect(error.place().starts_with("claims.toml:"));
  }
  return 0;
}
