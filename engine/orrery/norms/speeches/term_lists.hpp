// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orrery::norms {

/// Words and phrases that stand for one idea.
struct TermList {
  std::string name;                ///< for use in queries: "climate"
  std::string title;               ///< for people: "Climate change"
  std::vector<std::string> terms;  ///< "climate change", "global warming"
  std::string note;                ///< what the choice takes in and leaves out
};

/// Lists from CSV with the columns list, title, terms (parted by semicolons) and note. Throws
/// Error{MissingData} with the line for another header, a list without terms or a name used twice.
std::vector<TermList> parse_term_lists(std::string_view csv);

}  // namespace orrery::norms
