// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace orrery::numerics {

/// Which rows may depend on each other when standard errors are taken.
enum class LogitErrors {
  Classical,  ///< none, and the model is right: the inverse of the information
  Robust,     ///< none: the sandwich of White (1980), HC0
  Clustered,  ///< the rows of a group (Liang & Zeger 1986)
  /// Rows that share a member, as the dyads of one state do (Aronow, Samii & Assenova 2015).
  Dyadic,
};

/// The factor for few groups G, N rows and K coefficients; in robust errors a row is a group.
enum class SmallSample {
  None,    ///< 1: CR0, HC0
  Groups,  ///< G/(G−1): CR1; Stata's logit, and R's sandwich::vcovCL for a glm
  Degrees,  ///< G/(G−1) · (N−1)/(N−K): Stata's regress, vcovCL(type = "HC1"); HC1 where robust
};

/// A variable by row; NaN is missing. The span outlives the call only.
struct LogitColumn {
  std::string name;
  std::span<const double> values;
};

/// Rows for a logit. All spans are of one length.
struct LogitData {
  LogitColumn outcome;  ///< 0 or 1
  std::vector<LogitColumn> terms;
  std::span<const double> weights;  ///< of rows, 0 or more; empty: all 1
  /// Clustered: the group of each row. Dyadic: its first and its second member.
  std::vector<std::span<const std::int64_t>> groups;
};

/// What is asked of a logit.
struct LogitOptions {
  bool constant = true;  ///< with an intercept, the first coefficient
  LogitErrors errors = LogitErrors::Classical;
  SmallSample small_sample = SmallSample::Groups;  ///< of robust and clustered errors
  double level = 0.95;                             ///< of intervals
  bool effects = false;                            ///< average marginal effects, too
  int iterations = 100;
};

/// A coefficient: log odds for one unit of its term. Missing where the term is collinear or
/// predicts perfectly; the error is missing where dyadic variance comes out below zero.
struct LogitCoefficient {
  std::string name;
  double estimate;
  double error;
  double z;
  double p;  ///< two-sided, normal
  double lower;
  double upper;
  /// What the probability changes by, averaged over the rows: from 0 to 1 for a term of only 0 and
  /// 1, else the derivative; its error by the delta method. Missing if not asked for.
  double effect;
  double effect_error;
};

/// Rows that lack a variable; a row that lacks two is counted under both.
struct MissingRows {
  std::string name;
  std::size_t rows;
};

/// A fitted logit.
struct LogitFit {
  std::vector<LogitCoefficient> coefficients;  ///< "(constant)", then the terms in their order
  Eigen::MatrixXd covariance;                  ///< of the coefficients; NaN where they are missing
  std::size_t rows = 0;                        ///< used
  std::size_t ones = 0;                        ///< of them with outcome 1
  std::size_t groups = 0;                      ///< clusters, or states of dyadic errors; else 0
  std::size_t left_out = 0;                    ///< rows with something missing, or of weight 0
  std::vector<MissingRows> missing;            ///< by variable, only where any is missing
  double log_likelihood = 0;
  double null_log_likelihood = 0;  ///< with the constant only; without a constant at p = 1/2
  double pseudo_r2 = 0;            ///< McFadden (1974): 1 − log L / log L₀
  double aic = 0;
  double bic = 0;
  int iterations = 0;
  bool converged = false;
  std::vector<std::string> collinear;  ///< terms that others before them already say
  /// Terms whose coefficient is infinite, as some combination of them predicts an outcome without
  /// fault (Albert & Anderson 1984); the others are as if the rows so predicted were left out.
  std::vector<std::string> separated;
  std::size_t predicted_perfectly = 0;  ///< rows that they predict
};

/// Logistic regression by maximum likelihood:
///
///   log p_i / (1 − p_i) = a + Σ_k b_k x_ik,   maximise Σ w_i log P(y_i)
///
/// Rows with a missing value are left out and counted. A term that is a linear combination of those
/// before it is left out and named, as R does. Errors: with scores s_i = w_i (y_i − p_i) x_i and H
/// the information, V = c H⁻¹ M H⁻¹, where M = Σ_g (Σ_{i∈g} s_i)(Σ_{i∈g} s_i)' over groups g; for
/// dyadic errors M = Σ s_i s_j' over all pairs of rows i, j with a member in common.
/// Throws Error{Usage} for an outcome other than 0 and 1 or a negative weight, Error{MissingData}
/// if no row is complete or all outcomes are alike. O(N K²) an iteration, about 8 of them; N · K
/// numbers in memory.
LogitFit fit_logit(const LogitData& data, const LogitOptions& options = {});

}  // namespace orrery::numerics
