// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/shares.hpp"

#include <fmt/format.h>

#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"

namespace orrery::power {

Coverage coverage_of(std::span<const double> values, std::string_view quantity) {
  Coverage coverage;
  coverage.n_members = values.size();
  for (const double value : values) {
    if (is_missing(value)) continue;
    if (value < 0 || std::isinf(value)) {
      throw Error(ErrorKind::Failure,
                  fmt::format("{} of {}: it must be 0 or more and finite", quantity, value),
                  {},
                  "mark missing values as missing, not by a code such as -9");
    }
    ++coverage.n_with_data;
    coverage.total += value;
  }
  return coverage;
}

Coverage shares(std::span<const double> values, std::span<double> share) {
  if (share.size() != values.size()) {
    throw Error(ErrorKind::Internal,
                fmt::format("shares of {} values into {} places", values.size(), share.size()));
  }
  const Coverage coverage = coverage_of(values, "value");
  for (std::size_t i = 0; i < values.size(); ++i) {
    share[i] = coverage.total > 0 ? values[i] / coverage.total : kMissing;
  }
  return coverage;
}

std::vector<double> shares(std::span<const double> values) {
  std::vector<double> share(values.size());
  shares(values, share);
  return share;
}

}  // namespace orrery::power
