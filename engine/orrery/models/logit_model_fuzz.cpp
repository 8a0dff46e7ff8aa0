// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/models/logit_model.hpp"

#include <cstdint>
#include <cstdlib>

#include "orrery/base/error.hpp"

// Any bytes, read as a model file, are either a model whose terms have names of their own, or an
// Error of the user's with file and line.

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orrery;
  const auto expect = [](bool law) {
    if (!law) std::abort();
  };
  try {
    const auto model =
        models::parse_logit_model({reinterpret_cast<const char*>(data), size}, "model.toml");
    expect(!model.frame.unit.empty() && !model.outcome.expression.empty());
    expect(model.errors.level > 0 && model.errors.level < 1);
    for (const auto& term : model.terms)
      expect(!term.name.empty() && !term.expression.empty() && term.line > 0);
    for (const auto& term : models::peace_terms(model.peace_years))
      expect(!term.expression.empty());
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::Usage);
    expect(error.place().starts_with("model.toml:"));
  }
  return 0;
}
