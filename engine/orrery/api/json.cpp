// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/json.hpp"

#include <cmath>
#include <type_traits>

namespace orrery::api {

nlohmann::ordered_json json_of(const Cell& cell) {
  return std::visit(
      [](const auto& value) -> nlohmann::ordered_json {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::monostate>) {
          return nullptr;
        } else if constexpr (std::is_same_v<Value, double>) {
          return std::isfinite(value) ? nlohmann::ordered_json(value) : nullptr;
        } else {
          return value;
        }
      },
      cell);
}

nlohmann::ordered_json json_of(const std::vector<Choice>& choices) {
  auto object = nlohmann::ordered_json::object();
  for (const auto& choice : choices)
    object[choice.name] = {{"value", choice.value}, {"given", choice.given}};
  return object;
}

}  // namespace orrery::api
