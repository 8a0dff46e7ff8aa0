// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/verdict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace orrery::claims {

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Supported:
      return "supported";
    case Verdict::PartlySupported:
      return "partly supported";
    case Verdict::Contradicted:
      return "contradicted";
    case Verdict::NotDecidable:
      break;
  }
  return "not decidable";
}

TestVerdict verdict_of_test(std::span<const Estimate> variants) {
  TestVerdict found;
  if (variants.empty()) return found;
  for (const auto& variant : variants) {
    found.decidable += variant.outcome != Outcome::NoData ? 1 : 0;
    found.supporting += variant.outcome == Outcome::Supports ? 1 : 0;
    found.contradicting += variant.outcome == Outcome::Contradicts ? 1 : 0;
  }
  const auto& main = variants.front();
  const auto share = [&](std::size_t count) {
    return static_cast<double>(count) / static_cast<double>(found.decidable);
  };
  // Two thirds of three are two, whatever rounding says.
  const auto agreed = [&](std::size_t count) { return share(count) >= kAgreement - 1e-9; };
  const bool half = found.decidable > 0 && share(found.supporting) >= 0.5;
  switch (main.outcome) {
    case Outcome::NoData:
      found.reason = "needs " + main.lacking;
      break;
    case Outcome::Supports:
      if (agreed(found.supporting)) {
        found.verdict = Verdict::Supported;
      } else {
        found.verdict = half ? Verdict::PartlySupported : Verdict::NotDecidable;
        found.reason = fmt::format("{}{} of {} variants support it",
                                   half ? "" : "the choices decide: ",
                                   found.supporting,
                                   found.decidable);
      }
      break;
    case Outcome::Contradicts:
      if (agreed(found.contradicting)) {
        found.verdict = Verdict::Contradicted;
      } else {
        found.reason = fmt::format("the choices decide: {} of {} variants contradict it",
                                   found.contradicting,
                                   found.decidable);
      }
      break;
    case Outcome::Partly:
      found.verdict = Verdict::PartlySupported;
      found.reason = "it holds for a part of the list";
      break;
    case Outcome::Unclear:
      found.reason = "the interval lies on both sides";
      if (half) {
        found.verdict = Verdict::PartlySupported;
        found.reason +=
            fmt::format(", and {} of {} variants support it", found.supporting, found.decidable);
      }
      break;
  }
  return found;
}

Verdict verdict_of_claim(std::span<const TestVerdict> tests, Combine combine) {
  std::array<std::size_t, 4> count{};
  for (const auto& test : tests) count[static_cast<std::size_t>(test.verdict)] += 1;
  const auto supported = count[static_cast<std::size_t>(Verdict::Supported)];
  const auto partly = count[static_cast<std::size_t>(Verdict::PartlySupported)];
  const auto contradicted = count[static_cast<std::size_t>(Verdict::Contradicted)];
  const auto decidable = supported + partly + contradicted;
  if (decidable == 0) return Verdict::NotDecidable;
  if (combine == Combine::Any) {
    if (supported > 0) return Verdict::Supported;
    return partly > 0 ? Verdict::PartlySupported : Verdict::Contradicted;
  }
  if (supported == tests.size()) return Verdict::Supported;
  return supported + partly > 0 ? Verdict::PartlySupported : Verdict::Contradicted;
}

}  // namespace orrery::claims
