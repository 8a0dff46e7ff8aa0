// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/relations_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

std::string weights_note(const std::array<double, relations::kLayerCount>& weights) {
  std::string note;
  for (std::size_t k = 0; k < relations::kLayerCount; ++k) {
    if (weights[k] <= 0) continue;
    note += fmt::format(
        "{}{} {:g}", note.empty() ? "weights: " : ", ", relations::kLayers[k].name, weights[k]);
  }
  return note;
}

std::string columns_sql() {
  std::string names;
  for (const auto& layer : relations::kLayers)
    names += fmt::format(", {}::DOUBLE", store::quoted_name(layer.name));
  return names;
}

}  // namespace

std::vector<std::string_view> layer_names() {
  std::vector<std::string_view> names;
  names.reserve(relations::kLayers.size());
  for (const auto& layer : relations::kLayers) names.push_back(layer.name);
  return names;
}

Choice weights_choice(std::string name,
                      std::span<const std::string_view> names,
                      std::span<const double> weights,
                      bool given) {
  std::string value;
  for (std::size_t k = 0; k < names.size(); ++k) {
    if (weights[k] > 0)
      value += fmt::format("{}{}={}", value.empty() ? "" : ",", names[k], weights[k]);
  }
  return {std::move(name), std::move(value), given};
}

LayerWeights layer_weights(const std::vector<std::pair<std::string, double>>& given) {
  LayerWeights weights;
  if (given.empty()) weights.values = relations::default_weights();
  for (const auto& [name, weight] : given) {
    const auto layer = relations::layer_named(name);
    if (!layer) {
      const auto known = layer_names();
      const std::vector<std::string> names(known.begin(), known.end());
      throw Error(
          ErrorKind::Usage,
          fmt::format("there is no layer \"{}\"", name),
          "--weights",
          did_you_mean(closest(name, names), fmt::format("the layers are {}", one_of(names))));
    }
    weights.values[*layer] = weight;
  }
  weights.note = weights_note(weights.values);
  return weights;
}

RelationsReader::RelationsReader(store::Database& database, LayerWeights weights)
    : database_(database), weights_(std::move(weights)) {
  if (store::has_table(database, "relations", "dyad_years")) return;
  throw Error(ErrorKind::MissingData,
              "this world has no relations of states",
              {},
              "build it with `orrery build`, without --measures or with relations among them");
}

std::vector<DyadYear> RelationsReader::years(State one,
                                             State other,
                                             std::optional<Year> from,
                                             std::optional<Year> to) const {
  const auto rows = database_.query(
      fmt::format("SELECT year{} FROM relations.dyad_years WHERE state1 = {} AND state2 = {} AND "
                  "year BETWEEN {} AND {} ORDER BY year",
                  columns_sql(),
                  std::min(one.value(), other.value()),
                  std::max(one.value(), other.value()),
                  from.value_or(0),
                  to.value_or(9999)));
  std::vector<DyadYear> years(rows.rows());
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    years[i].year = static_cast<Year>(rows.integer(i, 0));
    for (std::size_t k = 0; k < relations::kLayerCount; ++k)
      years[i].layers[k] = rows.is_null(i, k + 1) ? kMissing : rows.real(i, k + 1);
    years[i].index = relations::dyad_index(years[i].layers, weights_.values);
  }
  return years;
}

const DyadYear* last_known(const std::vector<DyadYear>& years) {
  const DyadYear* last = nullptr;
  for (const auto& year : years) {
    if (!is_missing(year.index.index)) last = &year;
  }
  return last;
}

}  // namespace orrery::api
