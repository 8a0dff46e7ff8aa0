// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/base/ids.hpp"
#include "orrery/relations/dyad_index.hpp"
#include "orrery/store/database.hpp"

namespace orrery::api {

/// Weights of the layers of the index: the defaults, or those that were given, with 0 for layers
/// that were not.
struct LayerWeights {
  std::array<double, relations::kLayerCount> values{};
  std::string note;  ///< "weights: alliance 2, votes 1"
};

/// Reads weights by name of a layer. Throws Error{Usage} for a name that is no layer.
LayerWeights layer_weights(const std::vector<std::pair<std::string, double>>& given);

/// The names of the layers of the index.
std::vector<std::string_view> layer_names();

/// Weights as the flag of this name would give them: those above 0, "alliance=2,votes=1".
Choice weights_choice(std::string name,
                      std::span<const std::string_view> names,
                      std::span<const double> weights,
                      bool given);

/// Relations of two states in a year, with the index by the weights asked for.
struct DyadYear {
  Year year = 0;
  std::array<double, relations::kLayerCount> layers{};
  relations::DyadIndex index;
};

/// Reads relations.dyad_years of a pair and computes its index anew.
class RelationsReader {
 public:
  /// Throws Error{MissingData} if the world has no relations.
  RelationsReader(store::Database& database, LayerWeights weights);

  /// The years in which both are members, in order; either code first.
  std::vector<DyadYear> years(State one,
                              State other,
                              std::optional<Year> from,
                              std::optional<Year> to) const;

  /// The weights of the index.
  const LayerWeights& weights() const { return weights_; }
  /// The world.
  store::Database& database() const { return database_; }

 private:
  store::Database& database_;
  LayerWeights weights_;
};

/// The last year of a series that has an index; null without one.
const DyadYear* last_known(const std::vector<DyadYear>& years);

}  // namespace orrery::api
