// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/base/progress.hpp"
#include "orrery/claims/claim_set.hpp"
#include "orrery/claims/estimate.hpp"
#include "orrery/claims/evidence.hpp"
#include "orrery/claims/variants.hpp"
#include "orrery/claims/verdict.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

class Session;

/// One variant of a test with what it found.
struct CheckedVariant {
  claims::Variant variant;
  claims::Estimate estimate;
};

/// A test with its verdict.
struct CheckedTest {
  claims::TestVerdict verdict;
  std::vector<CheckedVariant> variants;  ///< the main one first
  std::vector<std::string> sources;      ///< ids of the datasets that the main variant read
};

/// A claim with its verdict.
struct CheckedClaim {
  const claims::Claim* claim = nullptr;
  const claims::ClaimSet* set = nullptr;
  claims::Verdict verdict = claims::Verdict::NotDecidable;
  std::vector<CheckedTest> tests;  ///< as those of the claim
};

/// Runs the tests of claims against a world that can only be read: every query is one SELECT, on a
/// connection that reads no other file and on one thread, so that sums do not depend on how rows
/// are dealt out. What a query has answered is kept for variants that ask the same.
class ClaimsChecker {
 public:
  /// `database` is the world, opened for this alone; `session` fits logits.
  ClaimsChecker(store::Database& database, const Session& session, std::uint64_t seed);

  /// Checks one claim with all variants of its tests. Throws Error{Usage} with the place in the
  /// claims file for a query that is wrong, names a table that no world has or gives other columns
  /// than its kind of test needs.
  CheckedClaim check(const claims::ClaimSet& set,
                     const claims::Claim& claim,
                     const Progress& progress);

  /// The rows behind a variant, as the test saw them; empty where data are lacking and of a logit.
  claims::Evidence evidence(const claims::ClaimSet& set, const claims::Test& test);

 private:
  claims::Estimate estimate(const claims::ClaimSet& set,
                            const claims::Claim& claim,
                            const claims::Variant& variant,
                            const Progress& progress);
  claims::Estimate logit(const claims::ClaimSet& set,
                         const claims::Test& test,
                         const Progress& progress);
  /// What of the tables and sources that a test needs is not in the world; empty: nothing.
  std::string lacking(const claims::ClaimSet& set, const claims::Test& test);
  bool holds_rows(const std::string& table);
  const claims::Evidence& answer(const claims::ClaimSet& set, const claims::Test& test);
  std::vector<std::string> sources_of(const claims::Test& test);

  store::Database& database_;
  const Session& session_;
  std::uint64_t seed_;
  std::map<std::string, claims::Evidence> answers_;  ///< by query
  std::map<std::string, bool> rows_in_;              ///< by table
  std::vector<std::string> tables_;                  ///< of the world
  std::vector<std::string> sources_;                 ///< loaded
};

}  // namespace orrery::api
