// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/sets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <vector>

namespace orrery::claims {
namespace {

/// Adds "label: a, b (its record)" where there are any.
void say(std::string& remark,
         std::string_view label,
         const std::vector<std::string>& items,
         const std::map<std::string, std::string>& records) {
  if (items.empty()) return;
  if (!remark.empty()) remark += "; ";
  remark += fmt::format("{}: ", label);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto record = records.find(items[i]);
    remark += (i == 0 ? "" : ", ") + items[i];
    if (record != records.end() && !record->second.empty())
      remark += fmt::format(" ({})", record->second);
  }
}

}  // namespace

SetComparison compare_sets(std::span<const std::string> found,
                           std::span<const std::string> records,
                           std::span<const std::string> listed,
                           SetRule rule) {
  std::set<std::string> there;
  std::map<std::string, std::string> record_of;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string record = records.empty() ? std::string() : records[i];
    if (!record.empty()) record_of[found[i]] = record;
    if (!record.starts_with("not ")) there.insert(found[i]);
  }
  const std::set<std::string> wanted(listed.begin(), listed.end());
  std::vector<std::string> both;
  std::vector<std::string> absent;
  std::vector<std::string> surplus;
  std::ranges::set_intersection(wanted, there, std::back_inserter(both));
  std::ranges::set_difference(wanted, there, std::back_inserter(absent));
  std::ranges::set_difference(there, wanted, std::back_inserter(surplus));
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  SetComparison comparison;
  switch (rule) {
    case SetRule::Equals:
      comparison.share = share(both.size(), both.size() + absent.size() + surplus.size());
      say(comparison.remark, "not found", absent, record_of);
      say(comparison.remark, "not listed", surplus, record_of);
      break;
    case SetRule::Includes:
      comparison.share = share(both.size(), wanted.size());
      say(comparison.remark, "not found", absent, record_of);
      break;
    case SetRule::Excludes:
      comparison.share = share(absent.size(), wanted.size());
      say(comparison.remark, "found", both, record_of);
      break;
  }
  return comparison;
}

}  // namespace orrery::claims
