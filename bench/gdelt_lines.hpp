// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "orrery/base/random.hpp"

namespace orrery::bench {

/// Lines in the layout of GDELT 2.0 with fields as long as real ones are on the average (410 bytes
/// a line). Line `n` is always the same.
class GdeltLines {
 public:
  /// Appends the n-th line, from 0.
  static void append(std::uint64_t n, std::string& text) {
    RandomStream random(1, n);
    const auto pick = [&](std::uint64_t of) { return random.bits() % of; };
    const auto day = 1 + n / kLinesOfDay;
    const auto date =
        20150000 + (day / 28 / 12 % 9) * 10000 + (day / 28 % 12 + 1) * 100 + day % 28 + 1;
    const auto quad = 1 + pick(4);
    const auto tenths = static_cast<double>(pick(201)) / 10 - 10;
    auto out = std::back_inserter(text);
    fmt::format_to(
        out, "{}\t{}\t{}\t{}\t{:.4f}\t", 400000000 + n, date, date / 100, date / 10000, 2015.2027);
    append_actor(pick(kActors.size() * 2), out);
    append_actor(pick(kActors.size() * 2), out);
    const auto root = quad == 1 ? 4 : quad == 2 ? 7 : quad == 3 ? 11 : 19;
    fmt::format_to(out,
                   "{}\t{:02}{}\t{:02}{}\t{:02}\t{}\t{:.1f}\t{}\t1\t{}\t{:.14f}\t",
                   pick(2),
                   root,
                   2,
                   root,
                   2,
                   root,
                   quad,
                   tenths,
                   1 + pick(10),
                   1 + pick(10),
                   -1.76470588235294);
    for (int i = 0; i < 3; ++i)
      fmt::format_to(out, "4\tMinsk, Minsk, Belarus\tBO\tBO04\t5840\t53.9\t27.5667\t-1946324\t");
    fmt::format_to(
        out,
        "{}120000\thttps://www.example.org/news/world/{}/a-report-of-some-length-{}.html\n",
        date,
        date,
        pick(1000000));
  }

 private:
  static constexpr std::uint64_t kLinesOfDay = 150000;
  static constexpr std::array<std::string_view, 20> kActors{
      "USA", "CHN", "RUS", "GBR", "FRA", "DEU", "IND", "PAK", "IRN", "ISR",
      "SYR", "TUR", "UKR", "JPN", "KOR", "NGA", "BRA", "EGY", "AUS", "EUR"};

  // Half of the actors name no country, as in the real files.
  template <typename Out>
  static void append_actor(std::uint64_t number, Out& out) {
    if (number < kActors.size())
      fmt::format_to(out, "{0}GOV\tPRESIDENT\t{0}\t\t\t\t\tGOV\t\t\t", kActors[number]);
    else
      fmt::format_to(out, "BUS\tCOMPANY\t\t\t\t\t\tBUS\t\t\t");
  }
};

}  // namespace orrery::bench
