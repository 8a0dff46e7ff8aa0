// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "orrery/norms/ideal_points/posterior.hpp"
#include "orrery/norms/ideal_points/sampler.hpp"
#include "orrery/norms/tables/read_vote_panel.hpp"
#include "orrery/store/database.hpp"

namespace orrery::norms {

/// An estimation by sampling, as a world records it.
struct Estimation {
  VoteQuery votes;
  bool dynamic = true;  ///< positions walk from session to session; else each stands alone
  SamplerOptions sampling;

  /// The options as JSON, without the threads, on which nothing depends.
  std::string parameters() const;
};

/// The model that an estimation means.
IdealPointModel model_of(const Estimation& estimation);

/// Saves where a sampler stands, under a key that names votes and options; the file appears whole.
/// Throws Error{Failure}.
void save_checkpoint(const std::filesystem::path& file,
                     const std::string& key,
                     const SamplerSnapshot& snapshot);

/// Reads what save_checkpoint wrote. Throws Error{MissingData} where the file is absent, damaged or
/// of another key.
SamplerSnapshot load_checkpoint(const std::filesystem::path& file, const std::string& key);

/// Puts the positions into norms.ideal_points as model 'mcmc', in place of earlier ones of the same
/// issue and sessions, and a row into meta.measures, in one transaction.
void write_positions(store::Database& database,
                     const Estimation& estimation,
                     const VoteReading& reading,
                     const VotePanel& panel,
                     const Posterior& posterior);

/// Writes all draws, one row a number: chain, draw, parameter, number (state or item), session,
/// value. Parquet by the ending .parquet, else CSV.
void write_draws(const std::filesystem::path& file, const IdealPointSampler& sampler);

}  // namespace orrery::norms
