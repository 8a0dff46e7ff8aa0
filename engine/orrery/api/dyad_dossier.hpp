// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "orrery/api/relations_reader.hpp"
#include "orrery/api/session.hpp"
#include "orrery/api/table.hpp"

namespace orrery::api {

/// Two states of a dossier, in the order in which they were named.
struct NamedPair {
  State one;
  State other;
  std::string label;       ///< "CHN-RUS"
  std::string one_name;    ///< "China"
  std::string other_name;  ///< "Russia"
};

/// The relations of two states: history of the index, layers, index by year, dependence and
/// influence, disputes, treaties; with other pairs beside it where the question names them.
std::vector<Table> dyad_dossier(const RelationsReader& reader,
                                const NamedPair& pair,
                                const std::vector<NamedPair>& others,
                                const DyadQuery& query);

}  // namespace orrery::api
