// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::cli {
namespace {

Error wrong(std::string message) {
  return {ErrorKind::Usage, std::move(message), "--weights", "write --weights mil=30,eco=40"};
}

double weight_of(std::string_view name, std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole =
      error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  if (!whole) throw wrong(fmt::format("the weight of {} is not a number: \"{}\"", name, text));
  if (value < 0) throw wrong(fmt::format("the weight of {} is negative: {}", name, text));
  return value;
}

}  // namespace

std::vector<std::pair<std::string, double>> parse_weights(std::string_view text) {
  std::vector<std::pair<std::string, double>> weights;
  for (const auto& part : split(text, ',')) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) throw wrong(fmt::format("no weight in \"{}\"", part));
    const std::string name(trimmed(std::string_view(part).substr(0, equals)));
    if (name.empty()) throw wrong(fmt::format("no name before the weight in \"{}\"", part));
    const auto given = std::ranges::find(weights, name, &std::pair<std::string, double>::first);
    if (given != weights.end()) throw wrong(fmt::format("{} has two weights", name));
    weights.emplace_back(name, weight_of(name, trimmed(std::string_view(part).substr(equals + 1))));
  }
  const bool any =
      std::ranges::any_of(weights, [](const auto& weight) { return weight.second > 0; });
  if (!any) throw wrong(fmt::format("no weight is above 0 in \"{}\"", text));
  return weights;
}

}  // namespace orrery::cli
