// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "orrery/api/table.hpp"

namespace orrery::cli {

/// True for a missing cell: none, or a number that is not finite.
bool is_missing(const api::Cell& cell);

/// True for a whole number or a number.
bool is_number(const api::Cell& cell);

/// A number for people, in the two parts that stand left and right of the decimal point.
struct NumberText {
  std::string whole;     ///< "1,234" or "-0"
  std::string fraction;  ///< ".5", with its point, or ""
};

/// The number to `digits` significant digits, but never with fewer than the digits before its
/// point; in groups of three from 10,000 on; below a millionth with an exponent. A whole number
/// stays whole where `whole` is true.
NumberText readable_number(double value, int digits, bool whole);

/// True for a column that holds numbers which name rather than count (a year, a code), and so are
/// not written in groups of three.
bool names_things(const api::Column& column);

/// The cell for people on one line: "·" where it is missing, yes or no, a number to the column's
/// digits.
std::string readable(const api::Cell& cell, const api::Column& column);

/// What the cells of a column are.
struct ColumnKind {
  bool numeric = false;  ///< all that are not missing are numbers, and there is one
  bool whole = true;     ///< and all of them are whole
};

/// The kind of a column by its first `rows` cells.
ColumnKind kind_of(const api::Table& table, std::size_t column, std::size_t rows);

/// A cell that is a number, for people.
NumberText readable_number(const api::Cell& cell, const api::Column& column, bool whole);

}  // namespace orrery::cli
