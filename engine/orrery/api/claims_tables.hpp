// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "orrery/api/claims_check.hpp"
#include "orrery/api/table.hpp"

namespace orrery::api {

/// A row a claim: id, verdict, how many variants agree, the claim in its words, and why the verdict
/// is no clearer.
Table claims_table(std::span<const CheckedClaim> checked, const std::string& language);

/// A row a test: its hypothesis, verdict, main number with interval, and how variants came out.
Table tests_table(std::span<const CheckedClaim> checked);

/// A row a variant, of one test or of all: the choices, the number with its interval, what it says,
/// and which rows, years and states it rests on (the specification curve).
Table variants_table(std::span<const CheckedClaim> checked, const CheckedTest* only);

/// The rows behind a variant; the query stands in the notes.
Table evidence_table(const claims::Variant& variant, const claims::Evidence& evidence);

}  // namespace orrery::api
