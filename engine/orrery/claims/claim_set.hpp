// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "orrery/base/ids.hpp"

namespace orrery::claims {

/// How the rows of a test become one number with an interval.
enum class Kind {
  Number,      ///< the query gives it: one row with value and, if it has them, lo and hi
  Mean,        ///< mean of a series by year, or of rows
  Share,       ///< share of rows in which `value` is true
  Trend,       ///< change of a series in ten years
  Difference,  ///< mean of one part of the rows less that of another
  Step,        ///< a step of a series at a date found from it
  Lead,        ///< which of two series, x and y, goes first
  Rank,        ///< place of one item among others
  Set,         ///< items that the query gives against a list
  Logit,       ///< a coefficient of a logit on a frame
};

/// What a claim says of the number.
enum class Direction { Above, Below, Within };

/// Which number of each item is ranked.
enum class RankBy {
  Mean,        ///< over the years
  Volatility,  ///< standard deviation of the change from year to year
  Slope,       ///< of a straight line over the years
};

/// How a list is compared.
enum class SetRule { Equals, Includes, Excludes };

/// One way to make a choice: a word for people and the text that stands for it in the test.
struct Option {
  std::string label;
  std::string text;
};

/// A choice that a test hangs on; `${name}` in its texts is replaced. The first option is that of
/// the main variant.
struct Choice {
  std::string name;
  std::vector<Option> options;
};

/// One test of a claim as the file has it. Texts may hold `${choice}`.
struct Test {
  std::string id;    ///< within the claim: "share", "rank"
  std::string says;  ///< the hypothesis in one sentence
  Kind kind = Kind::Number;
  std::string sql;                   ///< one SELECT; empty of a Logit
  std::vector<std::string> tables;   ///< "power.cinc": must be there and hold rows
  std::vector<std::string> sources;  ///< dataset ids that must be loaded; "a|b": one of them
  std::optional<std::pair<Year, Year>> years;  ///< that the rows must reach at both ends
  std::string decides;                         ///< which data would decide, if these are missing

  Direction direction = Direction::Above;
  std::string threshold;           ///< a number, or `${choice}`
  std::string upper;               ///< of Within
  std::string of;                  ///< Rank: the item; Difference: the part that should be more
  std::string against;             ///< Difference: the other part
  RankBy by = RankBy::Mean;        ///< Rank
  bool descending = true;          ///< Rank: the largest is first
  std::pair<Year, Year> during{};  ///< Step: when
  bool either_way = false;         ///< Step: up or down
  SetRule rule = SetRule::Equals;  ///< Set
  std::vector<std::string> items;  ///< Set
  std::string model;               ///< Logit: a model file's text
  std::string term;                ///< Logit: whose coefficient
  int longest_lag = 10;            ///< Lead
  double level = 0.95;             ///< of the interval
  std::string unit;                ///< of the number, for people
  std::vector<Choice> choices;
  int line = 0;
  int sql_line = 0;
};

/// How the tests of a claim make one verdict.
enum class Combine { All, Any };

/// A claim about the order.
struct Claim {
  std::string id;
  std::string text_en;
  std::string text_ru;  ///< empty if the file has none
  std::string text_zh;
  std::string source;  ///< who says it: a citation
  std::string page;
  std::string untestable;  ///< why no data can decide it; then there are no tests
  std::string expect;      ///< a verdict that --strict requires; empty: none
  Combine combine = Combine::All;
  std::string note;  ///< what a reader must know of how it is tested
  std::vector<Test> tests;
  int line = 0;
};

/// A claims file.
struct ClaimSet {
  std::string file;  ///< its name, for messages
  std::string title;
  std::string about;
  std::string source;  ///< of the claims that name none
  std::vector<Claim> claims;
};

/// "number", "mean", …: as files write it.
std::string_view name_of(Kind kind);

}  // namespace orrery::claims
