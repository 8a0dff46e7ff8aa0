// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace orrery::api {

/// One cell: missing, a truth value, a whole number, a number or a text. Dates are texts
/// "1990-10-03".
using Cell = std::variant<std::monostate, bool, std::int64_t, double, std::string>;

/// What a column holds.
struct Column {
  std::string name;         ///< as in SQL, JSON and CSV: snake_case
  std::string unit;         ///< "share", "thousand people", "" for none
  std::string description;  ///< one plain sentence
  int digits = 4;           ///< significant digits shown to people; CSV and JSON carry all
};

/// A dataset that a table was read from.
struct SourceLine {
  std::string id;        ///< "cow_nmc_7"
  std::string title;     ///< "National Material Capabilities, v7.0"
  std::string citation;  ///< one line, ready for a bibliography
  std::string licence;   ///< one line
};

/// A table as every rim shows it: rows of cells with named columns, its sources and its notes.
struct Table {
  std::string id;     ///< "power", "system", "spells": the name in JSON and in file names
  std::string title;  ///< "Power of states, 2012"
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<SourceLine> sources;
  std::vector<std::string> notes;  ///< what a reader must know: coverage, flags, choices
};

/// A weight, threshold or rule that an answer hangs on, as a flag would give it.
struct Choice {
  std::string name;   ///< "weights", "penalty": the flag without its dashes
  std::string value;  ///< "alliance=2,votes=1"
  bool given;         ///< false: nobody asked for it, it is the rule of the program
};

/// The answer to a question: a heading and one or more tables.
struct Document {
  std::string title;
  std::vector<Table> tables;
  std::vector<Choice> choices{};  ///< what the tables hang on and can be asked for otherwise
};

}  // namespace orrery::api
