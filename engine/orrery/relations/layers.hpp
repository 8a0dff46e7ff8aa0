// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace orrery::relations {

/// One kind of tie between two states, standardised so that 0 is no tie, values above 0 draw the
/// two together and values below 0 set them apart.
struct Layer {
  std::string_view name;  ///< the column of relations.dyad_years
  std::string_view title;
  double lower = 0;   ///< the least value it can have
  double upper = 0;   ///< the greatest
  double weight = 0;  ///< default weight in the index
  std::string_view standardisation;
};

inline constexpr std::size_t kLayerCount = 10;

/// The layers of the signed index in the order of the columns. What concerns security and how
/// states stand to the order at large (votes) weighs 2, all else 1; layers that can only draw
/// together and layers that can only set apart weigh 6 each.
inline constexpr std::array<Layer, kLayerCount> kLayers{{
    {"alliance",
     "alliance obligations",
     0,
     1,
     2,
     "strongest obligation of either side: defence or offence 1, neutrality 1/2, non-aggression, "
     "consultation or none 1/4"},
    {"votes", "votes in the UN General Assembly", -1, 1, 2, "Cohen's kappa, squared weights"},
    {"joint",
     "joint memberships",
     0,
     1,
     1,
     "organisations of which both are full members over those of which either is (Jaccard)"},
    {"trade",
     "trade dependence",
     0,
     1,
     1,
     "d / (d + 0.01), d the lesser of trade over GDP of the two"},
    {"agreements", "trade agreements", 0, 1, 1, "1 if any is in force"},
    {"arms",
     "arms transfers",
     0,
     1,
     1,
     "the greater of the shares that one has in what the other received in five years"},
    {"dispute", "militarised disputes", -1, 0, 2, "-(highest hostility level) / 5"},
    {"rivalry", "strategic rivalry", -1, 0, 1, "-1 if rivals"},
    {"conflict",
     "war and armed conflict",
     -1,
     0,
     2,
     "-1 in a war, -1/2 in a minor armed conflict between the two"},
    {"sanctions", "sanctions", -1, 0, 1, "-1 if either imposes any on the other"},
}};

/// The place of a layer in kLayers by its name.
constexpr std::optional<std::size_t> layer_named(std::string_view name) {
  for (std::size_t i = 0; i < kLayerCount; ++i) {
    if (kLayers[i].name == name) return i;
  }
  return std::nullopt;
}

/// The default weights, in the order of kLayers.
constexpr std::array<double, kLayerCount> default_weights() {
  std::array<double, kLayerCount> weights{};
  for (std::size_t i = 0; i < kLayerCount; ++i) weights[i] = kLayers[i].weight;
  return weights;
}

}  // namespace orrery::relations
