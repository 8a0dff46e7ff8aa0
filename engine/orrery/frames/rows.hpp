// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "orrery/frames/layer_data.hpp"
#include "orrery/frames/layers.hpp"
#include "orrery/frames/members.hpp"
#include "orrery/store/coded_rows.hpp"

namespace orrery::frames {

/// A layer joined to one side of a row, or to two.
struct LayerJoin {
  std::shared_ptr<const LayerData> data;
  Shape shape = Shape::States;
  bool by_gwcode = false;
  int side1 = 0;
  int side2 = 0;
};

/// Where the cells of a column come from.
struct ColumnOrigin {
  enum class Kind {
    Code,         ///< the side's code in the frame's system
    OtherCode,    ///< its code in the other system
    Year,         ///< calendar year
    Day,          ///< of state-days
    LeaderValue,  ///< of leader-years
    LayerValue,   ///< of a join
    Spell,        ///< peace-years
  };
  Kind kind = Kind::Year;
  int side = 0;
  std::size_t join = 0;    ///< of LayerValue
  std::size_t column = 0;  ///< of LayerValue, LeaderValue; of Spell its number
  LayerColumn layer;       ///< of LayerValue: coverage and what absence is
};

/// An event in a pair's or state's history whose peace-years are counted, or a filter: a column of
/// a join.
struct JoinedColumn {
  std::size_t join = 0;
  std::size_t column = 0;
  LayerColumn layer;
};

/// Leaders in office in a state and year, in order: who, and what is known of them.
struct LeaderRows {
  std::vector<std::uint16_t> state;  ///< as Members numbers them
  std::vector<std::uint16_t> year;   ///< from the system's first
  std::vector<std::int32_t> row;     ///< of the columns
  std::vector<store::TypedColumn> columns;
};

/// A state's membership without a break, as days since 1970-01-01.
struct DaySpell {
  std::uint16_t state = 0;
  std::int32_t first = 0;
  std::int32_t last = 0;
};

/// What a frame's rows are, ready to be made: everything in memory, nothing of SQL.
struct RowPlan {
  Unit unit = Unit::StateYears;
  int sides = 1;          ///< states in a row: 1, 2 or k
  bool directed = false;  ///< all orders of the states, else the lower codes first
  bool cow = true;        ///< the system is COW's
  Year from = 0;
  Year to = 0;
  bool spells_on_rows = false;  ///< count peace-years on the rows kept, not on all years
  std::shared_ptr<const Members> members;
  std::vector<bool> allowed;  ///< by state: may be in a row
  std::vector<LayerJoin> joins;
  std::vector<JoinedColumn> events;
  std::vector<JoinedColumn> filters;  ///< a row is kept where all of these are 1
  LeaderRows leaders;                 ///< of leader-years
  std::vector<DaySpell> spells;       ///< of state-days, cut to the years asked for
  std::vector<store::RowSource::Column> columns;
  std::vector<ColumnOrigin> origins;  ///< of the columns
};

/// Makes the rows of a plan: in order of the codes, then the years.
std::shared_ptr<const store::CodedRows> row_source(RowPlan plan);

}  // namespace orrery::frames
