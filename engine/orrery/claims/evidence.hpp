// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "orrery/base/missing.hpp"

namespace orrery::claims {

/// A column of the rows behind a test: numbers (truth values 0 and 1, missing NaN) or texts
/// (missing "").
struct EvidenceColumn {
  std::string name;
  bool is_text = false;
  std::vector<double> numbers;
  std::vector<std::string> texts;
};

/// The rows behind a test.
struct Evidence {
  std::vector<EvidenceColumn> columns;
  std::size_t rows = 0;

  /// The column of that name, or null.
  const EvidenceColumn* find(std::string_view name) const;
};

/// The rows in an order of their own, by their cells from the first column to the last, and numbers
/// with 12 significant digits: so that neither the order of rows in a world nor that of a sum in a
/// query changes what is found.
Evidence canonical(const Evidence& evidence);

/// Which years and states rows speak of: from the columns year, and state, state1, state2.
struct Reach {
  std::size_t rows = 0;
  double first_year = kMissing;
  double last_year = kMissing;
  std::size_t states = 0;  ///< 0 where no column names states
};

/// The reach of rows whose `value` (if there is such a column) is known.
Reach reach_of(const Evidence& evidence);

/// Groups of rows by a column, numbered from 0 in the order of appearance.
std::vector<std::int64_t> groups_by(const EvidenceColumn& column);

}  // namespace orrery::claims
