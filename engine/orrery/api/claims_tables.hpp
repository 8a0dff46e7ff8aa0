// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "orrery/api/claims_check.hpp"
#include "orrery/api/session.hpp"
#include "orrery/api/table.hpp"

namespace orrery::api {

/// A claim and its tests in short, in a language.
ClaimSummary summary_of(const CheckedClaim& checked, const std::string& language);

/// A row a claim: id, verdict, how many variants agree, the claim in its words, why the verdict is
/// no clearer, who makes it.
Table claims_table(std::span<const ClaimSummary> claims);

/// A row a test: its hypothesis, verdict, main number with interval, and how variants came out.
Table tests_table(std::span<const ClaimSummary> claims);

/// A row a variant, of one test or of all: the choices, the number with its interval, what it says,
/// and which rows, years and states it rests on (the specification curve).
Table variants_table(std::span<const CheckedClaim> checked, const CheckedTest* only);

/// The rows behind the main variants in one long table, (claim, test, year, item, value), item the
/// part, or x and y of a lead; of a test with more than `most` rows there are none.
Table rows_table(std::span<const CheckedClaim> checked, ClaimsChecker& checker, std::size_t most);

/// A row a test: the query (or model) of its main variant and the datasets that it reads.
Table queries_table(std::span<const CheckedClaim> checked);

/// The rows behind a variant; the query stands in the notes.
Table evidence_table(const claims::Variant& variant, const claims::Evidence& evidence);

}  // namespace orrery::api
