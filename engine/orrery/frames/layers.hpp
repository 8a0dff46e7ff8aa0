// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "orrery/frames/frame.hpp"
#include "orrery/store/database.hpp"

namespace orrery::frames {

/// What a row of a layer's view is about.
enum class Shape {
  States,    ///< a state in a year
  Pairs,     ///< two states in a year, the lower code first
  Directed,  ///< one state towards another in a year
};

/// Which states a source covers: members of a system in the year, or any.
enum class Domain { Any, Cow, Gw };

/// A column of a layer and its rule of coverage.
struct LayerColumn {
  FrameColumn about;
  Domain domain = Domain::Any;
  std::optional<double> absent;  ///< the value where the source lists nothing inside its coverage
  bool takes_max = false;  ///< of a directed layer: the larger of both directions without order
};

/// A layer as a frame takes it: which view, and what its columns mean.
struct Layer {
  std::string name;
  std::string view;  ///< "layers.contiguity_dyads"
  Shape shape = Shape::States;
  bool by_gwcode = false;  ///< keyed by Gleditsch-Ward codes, not by states
  std::vector<LayerColumn> columns;
  std::vector<LayerColumn> of_sides;  ///< of a layer of pairs: columns of each state of them
};

/// The peace-years of an event column.
struct SpellColumn {
  FrameColumn about;
  std::string layer;  ///< the layer of the event
  std::string event;  ///< its column
};

/// Creates the tables that describe layers, without any layer.
void create_layer_tables(store::Database& database);

/// The layer of that name as a frame of this kind takes it: of pairs if it has columns for pairs
/// and the frame is of pairs, in the variant that fits the system and the convention best. Throws
/// Error{Usage} for an unknown one with the nearest, or one that has nothing for such rows;
/// Error{MissingData} for one without data.
Layer find_layer(store::Database& database, const std::string& name, const FrameSpec& spec);

/// The columns of each state of a pair in a layer of pairs, as a layer of states.
Layer sides_of(const Layer& layer);

/// Every layer that has data for frames of this kind, in alphabetical order, "spells" last.
std::vector<std::string> layers_for(store::Database& database, const FrameSpec& spec);

/// The peace-years that frames of this kind can have.
std::vector<SpellColumn> find_spells(store::Database& database, const FrameSpec& spec);

/// The SELECT that reads a layer for a frame: keys first, then the columns. Without order the two
/// directions of a directed layer become one row.
std::string select_of(const Layer& layer, bool directed);

}  // namespace orrery::frames
