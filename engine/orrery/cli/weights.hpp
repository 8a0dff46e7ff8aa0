// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace orrery::cli {

/// Weights of a composite index from "mil=30,eco=40", in the order given. Each name stands once;
/// each number is finite and not negative; at least one is above 0. Whether the names exist is for
/// the world to say. Throws Error{Usage} with the flag as place.
std::vector<std::pair<std::string, double>> parse_weights(std::string_view text,
                                                          std::string_view flag = "--weights");

/// A threshold of a flag, from `least` to below 1. Throws Error{Usage} for anything else.
double parse_share(const std::string& text, std::string_view flag, double least);

}  // namespace orrery::cli
