// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "orrery/claims/claim_set.hpp"
#include "orrery/claims/estimate.hpp"

namespace orrery::claims {

/// What the data say of a claim.
enum class Verdict { Supported, PartlySupported, Contradicted, NotDecidable };

/// "supported", "partly supported", "contradicted", "not decidable".
std::string_view name_of(Verdict verdict);

/// The share of variants that must agree with the main one for a full verdict.
inline constexpr double kAgreement = 2.0 / 3;

/// How variants of a test come out, and what follows.
struct TestVerdict {
  Verdict verdict = Verdict::NotDecidable;
  std::string reason;          ///< why it is no clearer; empty of Supported and Contradicted
  std::size_t decidable = 0;   ///< variants with data
  std::size_t supporting = 0;  ///< of these
  std::size_t contradicting = 0;
};

/// The verdict of a test by the outcomes of its variants, the main one first:
///
/// - the main variant has no data: not decidable, and `reason` says what is lacking;
/// - it supports (contradicts) and so do two thirds of the variants with data: supported
///   (contradicted);
/// - it supports or its interval lies on both sides, and half of the variants support; or a list
///   holds in part: partly supported;
/// - else not decidable: the interval lies on both sides, or the choices decide.
TestVerdict verdict_of_test(std::span<const Estimate> variants);

/// The verdict of a claim by those of its tests. All: not decidable if none is, supported if every
/// test is, else partly supported if any is at least in part, else contradicted. Any: the best of
/// them, in the order supported, partly supported, contradicted, not decidable.
Verdict verdict_of_claim(std::span<const TestVerdict> tests, Combine combine);

}  // namespace orrery::claims
