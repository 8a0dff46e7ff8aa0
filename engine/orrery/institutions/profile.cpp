// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/profile.hpp"

#include <algorithm>
#include <cmath>

#include "orrery/base/missing.hpp"

namespace orrery::institutions {
namespace {

using Row = std::span<const std::uint64_t>;

/// Calls `visit(column, value)` for members that have a value.
template <typename Visit>
void for_known(Row members, std::span<const double> values, const Visit& visit) {
  if (values.empty()) return;
  for_shared_bits(members, members, [&](std::size_t column) {
    if (!is_missing(values[column])) visit(column, values[column]);
  });
}

double sum_known(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += is_missing(value) ? 0 : value;
  return sum;
}

Coverage coverage(Row members, std::span<const double> values, double total) {
  Coverage result;
  double sum = 0;
  for_known(members, values, [&](std::size_t, double value) {
    ++result.n;
    sum += value;
  });
  result.share = result.n > 0 && total > 0 ? sum / total : kMissing;
  return result;
}

void find_leader(Row members, std::span<const double> power, Profile& profile) {
  double sum = 0;
  double most = -1;
  for_known(members, power, [&](std::size_t column, double value) {
    sum += value;
    if (value > most) {
      most = value;
      profile.leader = column;
    }
  });
  profile.leader_share = sum > 0 ? most / sum : kMissing;
  if (sum <= 0) profile.leader.reset();
}

void find_spread(Row members, std::span<const double> position, Profile& profile) {
  double sum = 0;
  for_known(members, position, [&](std::size_t, double value) {
    ++profile.positions;
    sum += value;
  });
  const double n = profile.positions;
  profile.position_mean = n > 0 ? sum / n : kMissing;
  double squares = 0;
  for_known(members, position, [&](std::size_t, double value) {
    squares += (value - profile.position_mean) * (value - profile.position_mean);
  });
  profile.position_sd = n > 1 ? std::sqrt(squares / n) : kMissing;
}

}  // namespace

std::vector<Profile> profiles(const MembershipBits& organisations, const StateFacts& facts) {
  const double population = sum_known(facts.population);
  const double power = sum_known(facts.power);
  const auto sizes = organisations.sizes();
  std::vector<Profile> result(organisations.rows());
  for (std::size_t i = 0; i < result.size(); ++i) {
    auto& profile = result[i];
    profile.members = sizes[i];
    profile.share_states = organisations.columns() > 0
                               ? sizes[i] / static_cast<double>(organisations.columns())
                               : kMissing;
    profile.population = coverage(organisations.row(i), facts.population, population);
    profile.power = coverage(organisations.row(i), facts.power, power);
    find_leader(organisations.row(i), facts.power, profile);
    find_spread(organisations.row(i), facts.position, profile);
  }
  return result;
}

std::vector<GroupShare> group_shares(const MembershipBits& organisations,
                                     std::span<const std::uint64_t> group,
                                     std::span<const double> power,
                                     std::span<const Profile> profiles) {
  std::vector<GroupShare> result(organisations.rows());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto row = organisations.row(i);
    auto& share = result[i];
    share.members = shared_bits(row, group);
    share.share_members = profiles[i].members > 0
                              ? share.members / static_cast<double>(profiles[i].members)
                              : kMissing;
    double own = 0;
    double all = 0;
    for_known(row, power, [&](std::size_t column, double value) {
      all += value;
      if ((group[column / 64] >> (column % 64) & 1U) != 0) own += value;
    });
    share.share_power = all > 0 ? own / all : kMissing;
    const auto leader = profiles[i].leader;
    share.led = leader && (group[*leader / 64] >> (*leader % 64) & 1U) != 0;
  }
  return result;
}

std::optional<int> region_of(std::span<const std::uint64_t> members,
                             std::span<const int> region,
                             const RegionOptions& options) {
  const double all = shared_bits(members, members);
  if (all == 0) return std::nullopt;
  std::vector<std::int32_t> counts;
  for_shared_bits(members, members, [&](std::size_t column) {
    if (region[column] < 0) return;
    const auto place = static_cast<std::size_t>(region[column]);
    if (counts.size() <= place) counts.resize(place + 1, 0);
    ++counts[place];
  });
  const auto most = std::ranges::max_element(counts);
  if (most != counts.end() && *most >= options.regional * all)
    return static_cast<int>(most - counts.begin());
  return all >= options.global * static_cast<double>(region.size()) ? kGlobal : kInterregional;
}

double entropy(std::span<const std::int32_t> counts) {
  double total = 0;
  for (const auto count : counts) total += count;
  if (total == 0) return kMissing;
  double sum = 0;
  for (const auto count : counts) {
    if (count > 0) sum -= count / total * std::log(count / total);
  }
  return sum;
}

}  // namespace orrery::institutions
