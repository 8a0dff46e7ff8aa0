// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

namespace orrery {
namespace {

std::vector<utf8proc_int32_t> code_points(std::string_view text) {
  std::vector<utf8proc_int32_t> points;
  points.reserve(text.size());
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const auto used = utf8proc_iterate(bytes, left, &point);
    if (used > 0) points.push_back(point);
    const auto step = std::max<utf8proc_ssize_t>(used, 1);
    bytes += step;
    left -= step;
  }
  return points;
}

void append(std::string& text, utf8proc_int32_t point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto n = utf8proc_encode_char(point, bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(n));
}

bool separates(utf8proc_int32_t point) {
  const auto category = utf8proc_category(point);
  return !(category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) &&
         category != UTF8PROC_CATEGORY_ND && category != UTF8PROC_CATEGORY_NL;
}

/// Characters that two texts begin with in common.
template <typename Characters>
std::ptrdiff_t common_prefix(const Characters& a, const Characters& b) {
  return std::ranges::mismatch(a, b).in1 - a.begin();
}

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  bool gap = false;
  for (const auto point : code_points(text)) {
    std::array<utf8proc_int32_t, 32> parts{};
    int boundary = 0;
    const auto n = utf8proc_decompose_char(
        point,
        parts.data(),
        static_cast<utf8proc_ssize_t>(parts.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK),
        &boundary);
    const auto count = std::min<utf8proc_ssize_t>(n, static_cast<utf8proc_ssize_t>(parts.size()));
    for (utf8proc_ssize_t i = 0; i < count; ++i) {
      const auto part = parts[static_cast<std::size_t>(i)];
      if (separates(part)) {
        gap = !result.empty();
        continue;
      }
      if (std::exchange(gap, false)) result += ' ';
      append(result, part);
    }
  }
  return result;
}

int edit_distance(std::string_view a, std::string_view b) {
  const auto x = code_points(a);
  const auto y = code_points(b);
  std::vector<int> before_last(y.size() + 1);
  std::vector<int> last(y.size() + 1);
  std::vector<int> row(y.size() + 1);
  for (std::size_t j = 0; j <= y.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= x.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= y.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[y.size()];
}

std::vector<std::string> closest(std::string_view wanted,
                                 std::span<const std::string> candidates,
                                 std::size_t most) {
  const auto target = folded(wanted);
  const auto wanted_characters = code_points(target);
  std::vector<std::pair<int, std::string>> near;
  for (const auto& candidate : candidates) {
    const auto text = folded(candidate);
    const int distance = edit_distance(target, text);
    // In characters, as distances are: a text of another script has three bytes for one.
    const auto characters = code_points(text);
    const auto longer = static_cast<int>(std::max(wanted_characters.size(), characters.size()));
    const bool likely =
        distance * 3 <= longer ||
        (common_prefix(wanted_characters, characters) >= 3 && distance * 3 <= 2 * longer);
    if (likely) near.emplace_back(distance, candidate);
  }
  std::ranges::stable_sort(near, {}, &std::pair<int, std::string>::first);
  std::vector<std::string> result;
  for (auto& [distance, text] : near) {
    if (result.size() == most) break;
    if (std::ranges::find(result, text) == result.end()) result.push_back(std::move(text));
  }
  return result;
}

std::string one_of(std::span<const std::string> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += words[i];
  }
  return text;
}

std::string did_you_mean(std::span<const std::string> near, const std::string& otherwise) {
  return near.empty() ? otherwise : "did you mean " + one_of(near) + "?";
}

int display_width(std::string_view text) {
  int width = 0;
  for (const auto point : code_points(text)) width += std::max(0, utf8proc_charwidth(point));
  return width;
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.empty()) parts.emplace_back();
  }
  return parts;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

}  // namespace orrery
