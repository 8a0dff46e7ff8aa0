// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/pictures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "orrery/base/missing.hpp"

namespace orrery::api {
namespace {

constexpr std::array<std::string_view, 8> kBlocks{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

std::string_view block_of(double value, double least, double greatest) {
  const double share = greatest > least ? (value - least) / (greatest - least) : 0.5;
  const auto place = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 7));
  return kBlocks[static_cast<std::size_t>(place)];
}

void append(std::string& text, std::string_view piece, int times) {
  for (int i = 0; i < times; ++i) text += piece;
}

}  // namespace

int values_a_character(std::size_t values, int most) {
  const auto room = static_cast<std::size_t>(std::max(most, 1));
  return std::max(1, static_cast<int>((values + room - 1) / room));
}

std::string sparkline(std::span<const double> values, double least, double greatest, int most) {
  const auto step = static_cast<std::size_t>(values_a_character(values.size(), most));
  std::string line;
  for (std::size_t first = 0; first < values.size(); first += step) {
    const double mean = mean_of_known(values.subspan(first, std::min(step, values.size() - first)));
    line += is_missing(mean) ? std::string_view(" ") : block_of(mean, least, greatest);
  }
  return line;
}

std::string signed_bar(double value, double scale, int half) {
  if (is_missing(value)) return {};
  const auto length = std::min(half, static_cast<int>(std::lround(std::abs(value) / scale * half)));
  const bool negative = value < 0;
  std::string bar;
  append(bar, " ", negative ? half - length : half);
  append(bar, "█", negative ? length : 0);
  bar += "│";
  append(bar, "█", negative ? 0 : length);
  return bar;
}

}  // namespace orrery::api
