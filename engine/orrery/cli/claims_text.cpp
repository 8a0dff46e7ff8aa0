// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/claims_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string_view>

#include "orrery/base/missing.hpp"
#include "orrery/cli/cells.hpp"
#include "orrery/cli/layout.hpp"

namespace orrery::cli {
namespace {

struct Mark {
  std::string_view verdict;
  std::string_view sign;
};

constexpr std::array kMarks{Mark{"supported", "✓"},
                            Mark{"partly supported", "◐"},
                            Mark{"contradicted", "✗"},
                            Mark{"not decidable", "?"}};

/// A claim's first line: "✓ P01  supported".
std::string heading(const api::ClaimSummary& claim, const Style& style) {
  for (const auto& mark : kMarks) {
    if (mark.verdict != claim.verdict) continue;
    const auto text = fmt::format("{} {}", mark.sign, claim.verdict);
    const auto coloured = mark.sign == "✓"   ? style.green(text)
                          : mark.sign == "✗" ? style.red(text)
                                             : style.bold(text);
    return fmt::format("{}  {}\n", style.bold(one_line(claim.id)), coloured);
  }
  return fmt::format("{}  {}\n", claim.id, claim.verdict);
}

std::string number(double value) {
  const api::Column column{"", "", "", 3};
  const bool whole = value == std::floor(value) && std::abs(value) < 1e6;
  const auto text = whole
                        ? readable_number(api::Cell(static_cast<std::int64_t>(value)), column, true)
                        : readable_number(api::Cell(value), column, false);
  return text.whole + text.fraction;
}

/// "0.021 a decade [0.010, 0.032], 1950–2022".
std::string finding(const api::TestSummary& test) {
  if (is_missing(test.effect)) return test.remark;
  std::string text = number(test.effect);
  if (!test.unit.empty()) text += " " + test.unit;
  if (!is_missing(test.lo) && test.lo != test.hi)
    text += fmt::format(" [{}, {}]", number(test.lo), number(test.hi));
  if (!is_missing(test.first_year))
    text += fmt::format(", {:.0f}–{:.0f}", test.first_year, test.last_year);
  if (!test.remark.empty()) text += "; " + test.remark;
  return text;
}

std::string agreement(const api::TestSummary& test) {
  if (test.variants < 2) return {};
  std::string text = fmt::format("; {} of {} variants support", test.supporting, test.variants);
  if (test.contradicting > 0) text += fmt::format(", {} contradict", test.contradicting);
  if (test.with_data < test.variants)
    text += fmt::format(", {} without data", test.variants - test.with_data);
  return text;
}

std::string tally(std::span<const api::ClaimSummary> claims) {
  std::string text;
  for (const auto& mark : kMarks) {
    const auto count = std::ranges::count(claims, mark.verdict, &api::ClaimSummary::verdict);
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, mark.verdict);
  }
  return text;
}

}  // namespace

std::string claims_text(std::span<const api::ClaimSummary> claims, const Terminal& terminal) {
  const Style style(terminal.output_colour);
  std::string text;
  std::string set;
  for (const auto& claim : claims) {
    if (claim.set != set) text += fmt::format("{}\n\n", style.bold(one_line(claim.set)));
    set = claim.set;
    text += heading(claim, style);
    text += paragraph(one_line(claim.text), terminal.width, "  ", "  ");
    for (const auto& test : claim.tests) {
      text += paragraph(one_line(test.says), terminal.width, "  - ", "    ");
      text += style.dim(
          paragraph(one_line(finding(test) + agreement(test)), terminal.width, "    ", "    "));
    }
    if (claim.tests.empty())
      text += style.dim(paragraph(one_line(claim.reason), terminal.width, "  - ", "    "));
    text += "\n";
  }
  text += paragraph(
      fmt::format("{}. `orrery check --explain ID` shows all behind a verdict.", tally(claims)),
      terminal.width,
      "",
      "");
  return text;
}

}  // namespace orrery::cli
