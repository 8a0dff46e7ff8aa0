// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "orrery/base/text.hpp"

namespace orrery::cli {
namespace {

// Bytes of the first `width` columns of the text, at least one character when `greedy`.
std::size_t prefix_bytes(std::string_view text, int width, bool greedy) {
  std::size_t bytes = 0;
  int used = 0;
  while (bytes < text.size()) {
    std::size_t next = bytes + 1;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
    const int columns = display_width(text.substr(bytes, next - bytes));
    if (used + columns > width && !(greedy && bytes == 0)) break;
    used += columns;
    bytes = next;
  }
  return bytes;
}

std::vector<std::string_view> words_of(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  std::vector<std::string_view> words;
  while (true) {
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return words;
    text.remove_prefix(first);
    const auto end = std::min(text.find_first_of(kBlanks), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

}  // namespace

std::vector<std::string> wrapped(std::string_view text, int width) {
  width = std::max(width, 1);
  std::vector<std::string> lines;
  std::string line;
  for (auto word : words_of(text)) {
    const bool fits = !line.empty() && display_width(line) + 1 + display_width(word) <= width;
    if (fits) {
      line.append(" ").append(word);
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    while (display_width(word) > width) {
      const auto bytes = prefix_bytes(word, width, true);
      lines.emplace_back(word.substr(0, bytes));
      word.remove_prefix(bytes);
    }
    line = word;
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string paragraph(std::string_view text,
                      int width,
                      std::string_view first,
                      std::string_view rest) {
  const int room = width - std::max(display_width(first), display_width(rest));
  std::string result;
  for (const auto& line : wrapped(text, room)) {
    result.append(result.empty() ? first : rest).append(line).append("\n");
  }
  return result;
}

std::string paragraphs(std::string_view text, int width) {
  std::string result;
  for (const auto& line : split(text, '\n')) {
    if (line.empty()) {
      result += '\n';
    } else if (line.starts_with("  ")) {
      result.append(line).append("\n");
    } else {
      result += paragraph(line, width, "", "");
    }
  }
  return result;
}

std::string truncated(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  if (width < 1) return {};
  return std::string(text.substr(0, prefix_bytes(text, width - 1, false))).append("…");
}

std::string padded_right(std::string_view text, int width) {
  std::string result(text);
  result.append(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return result;
}

std::string padded_left(std::string_view text, int width) {
  std::string result(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ');
  return result.append(text);
}

std::string one_line(std::string_view text) {
  std::string result(text);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto byte = static_cast<unsigned char>(result[i]);
    if (byte < 0x20 || byte == 0x7F) result[i] = ' ';
    // U+0080 to U+009F, the second set of control characters, which terminals obey as well.
    const bool second_set = byte == 0xC2 && i + 1 < result.size() &&
                            static_cast<unsigned char>(result[i + 1]) >= 0x80 &&
                            static_cast<unsigned char>(result[i + 1]) < 0xA0;
    if (second_set) {
      result[i] = ' ';
      result.erase(i + 1, 1);
    }
  }
  return result;
}

std::string grouped(long long number) {
  auto digits = fmt::format("{}", number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (auto at = digits.size(); at > first + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string readable_bytes(unsigned long long bytes) {
  if (bytes < 1000) return fmt::format("{} bytes", bytes);
  constexpr std::array<std::string_view, 5> kUnits{"kB", "MB", "GB", "TB", "PB"};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.5 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return fmt::format("{:.{}f} {}", size, size < 9.95 ? 1 : 0, kUnits.at(unit));
}

std::string readable_seconds(double seconds) {
  if (seconds < 9.995) return fmt::format("{:.2f} s", seconds);
  if (seconds < 59.95) return fmt::format("{:.1f} s", seconds);
  const auto whole = std::llround(seconds);
  return fmt::format("{} min {} s", whole / 60, whole % 60);
}

std::string counted(long long number, std::string_view singular, std::string_view plural) {
  return grouped(number).append(" ").append(number == 1 ? singular : plural);
}

}  // namespace orrery::cli
