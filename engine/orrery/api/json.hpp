// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "orrery/api/table.hpp"

namespace orrery::api {

/// The cell as a JSON value; null where it is missing (none, or a number that is not finite).
nlohmann::ordered_json json_of(const Cell& cell);

/// Choices by name: {"penalty": {"value": "20", "given": true}, …}.
nlohmann::ordered_json json_of(const std::vector<Choice>& choices);

}  // namespace orrery::api
