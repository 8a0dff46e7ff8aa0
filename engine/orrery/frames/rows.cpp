// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/frames/rows.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "orrery/frames/coding.hpp"

namespace orrery::frames {
namespace {

using Kind = ColumnOrigin::Kind;
using store::CellType;
using store::ColumnPiece;
using store::TypedColumn;

/// Codes, years and peace-years are among the numbers below this.
constexpr std::int16_t kMostCounted = 10000;

/// Keys of the rows that are made at a time, side by side.
struct Block {
  std::size_t size = 0;
  std::vector<std::vector<std::uint16_t>> state;  ///< by side
  std::vector<std::uint16_t> year;                ///< from the system's first
  std::vector<std::int32_t> day;                  ///< of state-days: since 1970-01-01
  std::vector<std::int32_t> leader;               ///< of leader-years: row of the leaders
  std::vector<std::vector<std::int16_t>> spell;   ///< by event; -1: unknown
};

/// Walks the tuples of states that share a year, in order of their codes.
class Tuples {
 public:
  explicit Tuples(const RowPlan& plan)
      : plan_(plan), n_(plan.members->states()), at_(static_cast<std::size_t>(plan.sides), n_) {
    common_.resize(at_.size());
  }

  /// Goes to the next tuple; false at the end.
  bool next() {
    std::size_t depth = started_ ? at_.size() - 1 : 0;
    if (!started_) at_[0] = static_cast<std::size_t>(-1);
    started_ = true;
    while (true) {
      if (++at_[depth] >= n_) {
        if (depth == 0) return false;
        --depth;
        continue;
      }
      if (!fits(depth)) continue;
      if (depth + 1 == at_.size()) return true;
      ++depth;
      at_[depth] = plan_.directed ? static_cast<std::size_t>(-1) : at_[depth - 1];
    }
  }
  std::size_t state(std::size_t side) const { return at_[side]; }
  const YearSet& years() const { return common_.back(); }

 private:
  /// Whether the state at this depth shares a year with all before it.
  bool fits(std::size_t depth) {
    const auto state = at_[depth];
    if (!plan_.allowed[state]) return false;
    auto years = depth == 0 ? plan_.members->years(state) : common_[depth - 1];
    for (std::size_t i = 0; i < depth; ++i) {
      if (at_[i] == state) return false;
      years &= plan_.members->common_years(at_[i], state);
    }
    common_[depth] = years;
    return years.any();
  }

  const RowPlan& plan_;
  std::size_t n_;
  std::vector<std::size_t> at_;
  std::vector<YearSet> common_;
  bool started_ = false;
};

class FrameCursor : public store::CodedCursor {
 public:
  FrameCursor(const RowPlan& plan, std::span<const std::size_t> wanted)
      : plan_(plan), tuples_(plan), row_of_(plan.joins.size()) {
    block_.state.resize(static_cast<std::size_t>(plan.sides));
    for (const auto column : wanted) {
      if (column >= plan.origins.size()) continue;
      const auto& origin = plan.origins[column];
      if (origin.kind != Kind::LayerValue) continue;
      if (std::ranges::find(used_joins_, origin.join) == used_joins_.end())
        used_joins_.push_back(origin.join);
    }
    block_.spell.resize(plan.events.size());
  }

  /// Makes the lists of values, for a run in which places are asked for.
  void list_values(std::span<const std::size_t> wanted) {
    std::vector<std::int16_t> numbers(kMostCounted);
    std::iota(numbers.begin(), numbers.end(), std::int16_t{0});
    counted_ = small_integers(numbers);
    codings_.resize(plan_.origins.size());
    absent_of_year_.resize(plan_.origins.size());
    for (const auto column : wanted) {
      const auto& origin = plan_.origins[column];
      if (origin.kind == Kind::LayerValue)
        list_layer(column, origin);
      else if (origin.kind == Kind::LeaderValue)
        codings_[column].emplace(plan_.leaders.columns[origin.column]);
      else if (origin.kind == Kind::Day)
        list_days();
    }
  }

  /// The values of a layer's column, and what absence is in each year.
  void list_layer(std::size_t column, const ColumnOrigin& origin) {
    const auto& coding = codings_[column].emplace(
        plan_.joins[origin.join].data->column(origin.column), origin.layer.absent);
    auto& absent = absent_of_year_[column];
    absent.assign(YearSet().size(), -1);
    for (std::size_t year = 0; year < absent.size(); ++year)
      if (covers(origin.layer, calendar_year(year))) absent[year] = coding.absent();
  }

  const TypedColumn& values(std::size_t column) const override {
    if (codings_[column]) return codings_[column]->values();
    return plan_.origins[column].kind == Kind::Day ? days_ : counted_;
  }

  void places(std::size_t column, std::span<std::int32_t> cells) const override {
    const auto& origin = plan_.origins[column];
    const auto side = static_cast<std::size_t>(origin.side);
    const auto none = [](std::size_t) { return -1; };
    const auto each = [&](auto&& place) {
      for (std::size_t i = 0; i < block_.size; ++i) cells[i] = static_cast<std::int32_t>(place(i));
    };
    switch (origin.kind) {
      case Kind::Code:
        return each([&](std::size_t i) { return plan_.members->code(block_.state[side][i]); });
      case Kind::OtherCode:
        return each(
            [&](std::size_t i) { return other_code(side, i) > 0 ? other_code(side, i) : -1; });
      case Kind::Year:
        return each([&](std::size_t i) { return calendar_year(block_.year[i]); });
      case Kind::Day:
        return each([&](std::size_t i) { return block_.day[i] - first_day_; });
      case Kind::LeaderValue:
        return codings_[column]->places(block_.leader, cells, none);
      case Kind::LayerValue: {
        const auto& coding = *codings_[column];
        const auto& rows = row_of_[origin.join];
        if (!origin.layer.absent || coding.absent() < 0) return coding.places(rows, cells, none);
        if (is_own(origin.layer.domain)) {
          const auto& absent = absent_of_year_[column];
          return coding.places(rows, cells, [&](std::size_t i) { return absent[block_.year[i]]; });
        }
        return coding.places(rows, cells, [&](std::size_t i) {
          return is_absent(origin, i) ? coding.absent() : -1;
        });
      }
      case Kind::Spell:
        return each([&](std::size_t i) { return block_.spell[origin.column][i]; });
    }
  }

  std::size_t advance(std::size_t most) override {
    start_block(most);
    switch (plan_.unit) {
      case Unit::LeaderYears:
        take_leaders(most);
        break;
      case Unit::StateDays:
        take_days(most);
        break;
      default:
        take_tuples(most);
    }
    find_rows();
    return block_.size;
  }

  void fill(std::size_t column, ColumnPiece& piece) override {
    const auto& origin = plan_.origins[column];
    const auto side = static_cast<std::size_t>(origin.side);
    switch (origin.kind) {
      case Kind::Code:
        for (std::size_t i = 0; i < block_.size; ++i)
          piece.cells<std::int16_t>()[i] = plan_.members->code(block_.state[side][i]);
        break;
      case Kind::OtherCode:
        for (std::size_t i = 0; i < block_.size; ++i) {
          const auto code = other_code(side, i);
          piece.cells<std::int16_t>()[i] = code;
          if (code == 0) piece.set_null(i);
        }
        break;
      case Kind::Year:
        for (std::size_t i = 0; i < block_.size; ++i)
          piece.cells<std::int16_t>()[i] = calendar_year(block_.year[i]);
        break;
      case Kind::Day:
        std::ranges::copy(block_.day, piece.cells<std::int32_t>());
        break;
      case Kind::LeaderValue:
        copy_cells(plan_.leaders.columns[origin.column], block_.leader, nullptr, piece);
        break;
      case Kind::LayerValue:
        copy_cells(plan_.joins[origin.join].data->column(origin.column),
                   row_of_[origin.join],
                   &origin,
                   piece);
        break;
      case Kind::Spell:
        for (std::size_t i = 0; i < block_.size; ++i) {
          const auto years = block_.spell[origin.column][i];
          piece.cells<std::int16_t>()[i] = years;
          if (years < 0) piece.set_null(i);
        }
        break;
    }
  }

 private:
  /// The code in the other system of a row's state, 0 if it has none.
  std::int16_t other_code(std::size_t side, std::size_t row) const {
    const auto& member = plan_.members->member(block_.state[side][row], block_.year[row]);
    return plan_.cow ? member.gw : member.state;
  }
  Year calendar_year(std::size_t year) const {
    return static_cast<Year>(plan_.members->first_year() + static_cast<Year>(year));
  }

  void start_block(std::size_t most) {
    block_.size = 0;
    for (auto& states : block_.state) {
      states.clear();
      states.reserve(most);
    }
    block_.year.clear();
    block_.day.clear();
    block_.leader.clear();
    for (auto& spell : block_.spell) spell.clear();
  }

  // Tuples and their years.

  void take_tuples(std::size_t most) {
    while (block_.size < most) {
      if (!in_tuple_) {
        if (!tuples_.next()) return;
        in_tuple_ = true;
        year_ = 0;
        peace_.assign(plan_.events.size(), 0);
      }
      if (!next_year()) in_tuple_ = false;
    }
  }

  /// Takes the tuple's next year, if it has one.
  bool next_year() {
    const auto& years = tuples_.years();
    while (year_ < years.size() && !years[year_]) ++year_;
    if (year_ >= years.size() || calendar_year(year_) > plan_.to) return false;
    const auto year = year_++;
    const bool asked = calendar_year(year) >= plan_.from;
    if (!asked && (plan_.events.empty() || plan_.spells_on_rows)) return true;
    const bool kept = asked && passes(year);
    if (!kept && plan_.spells_on_rows) return true;
    if (kept) push(year);
    count_peace(year, kept);
    return true;
  }

  void push(std::size_t year) {
    for (std::size_t side = 0; side < block_.state.size(); ++side)
      block_.state[side].push_back(static_cast<std::uint16_t>(tuples_.state(side)));
    block_.year.push_back(static_cast<std::uint16_t>(year));
    ++block_.size;
  }

  bool passes(std::size_t year) const {
    return std::ranges::all_of(plan_.filters, [&](const JoinedColumn& filter) {
      return value(filter, year) == std::optional<double>(1.0);
    });
  }

  /// The peace-years up to a year, and the event of that year for the next.
  void count_peace(std::size_t year, bool kept) {
    for (std::size_t i = 0; i < plan_.events.size(); ++i) {
      const auto event = value(plan_.events[i], year);
      if (kept) block_.spell[i].push_back(event ? peace_[i] : std::int16_t{-1});
      if (event)
        peace_[i] = *event > 0 ? std::int16_t{0} : static_cast<std::int16_t>(peace_[i] + 1);
    }
  }

  /// A column's value for the present tuple in a year.
  std::optional<double> value(const JoinedColumn& asked, std::size_t year) const {
    const auto& join = plan_.joins[asked.join];
    const auto a = tuples_.state(static_cast<std::size_t>(join.side1));
    const auto b = tuples_.state(static_cast<std::size_t>(join.side2));
    const auto row = find(join, a, b, year);
    const auto& column = join.data->column(asked.column);
    if (row < 0) {
      const bool covered = asked.layer.absent && covers(asked.layer, calendar_year(year)) &&
                           in_domain(asked.layer.domain, a, year) &&
                           in_domain(asked.layer.domain, b, year);
      return covered ? asked.layer.absent : std::nullopt;
    }
    const auto at = static_cast<std::size_t>(row);
    if (column.present[at] == 0) return std::nullopt;
    return store::with_cell_type(column.type, [&](auto cell) {
      return std::optional<double>(static_cast<double>(column.cells<decltype(cell)>()[at]));
    });
  }

  // Days.

  void take_days(std::size_t most) {
    for (; spell_ < plan_.spells.size(); ++spell_, day_ = 0) {
      const auto& spell = plan_.spells[spell_];
      for (; day_ <= spell.last - spell.first; ++day_) {
        if (block_.size == most) return;
        const auto day = spell.first + day_;
        block_.state[0].push_back(spell.state);
        block_.year.push_back(year_of(day));
        block_.day.push_back(day);
        ++block_.size;
      }
    }
  }

  std::uint16_t year_of(std::int32_t day) const {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
    return static_cast<std::uint16_t>(static_cast<int>(date.year()) - plan_.members->first_year());
  }

  void list_days() {
    if (plan_.spells.empty()) return;
    const auto last = std::ranges::max(plan_.spells, {}, &DaySpell::last).last;
    first_day_ = std::ranges::min(plan_.spells, {}, &DaySpell::first).first;
    std::vector<std::int32_t> days(static_cast<std::size_t>(last - first_day_) + 1);
    std::iota(days.begin(), days.end(), first_day_);
    days_ = dates(days);
  }

  // Leaders.

  void take_leaders(std::size_t most) {
    const auto& leaders = plan_.leaders;
    for (; block_.size < most && leader_ < leaders.state.size(); ++leader_) {
      block_.state[0].push_back(leaders.state[leader_]);
      block_.year.push_back(leaders.year[leader_]);
      block_.leader.push_back(leaders.row[leader_]);
      ++block_.size;
    }
  }

  // Layers.

  static bool covers(const LayerColumn& column, Year year) {
    return (!column.about.first_year || year >= *column.about.first_year) &&
           (!column.about.last_year || year <= *column.about.last_year);
  }
  /// Who is in a row is a member of the frame's own system.
  bool is_own(Domain domain) const {
    return domain == Domain::Any || domain == (plan_.cow ? Domain::Cow : Domain::Gw);
  }
  bool in_domain(Domain domain, std::size_t state, std::size_t year) const {
    if (is_own(domain)) return true;
    const auto& member = plan_.members->member(state, year);
    return domain == Domain::Cow ? member.in_cow : member.in_gw;
  }

  std::int32_t find(const LayerJoin& join, std::size_t a, std::size_t b, std::size_t year) const {
    const auto code = [&](std::size_t state) {
      return join.by_gwcode ? plan_.members->code(state) : plan_.members->member(state, year).state;
    };
    if (join.shape == Shape::States) return join.data->find(code(a), calendar_year(year));
    auto first = code(a);
    auto second = code(b);
    if (join.shape == Shape::Pairs && first > second) std::swap(first, second);
    return join.data->find(first, second, calendar_year(year));
  }

  /// Finds the rows of every layer that is asked for, once for all of its columns. A tuple of
  /// states has its years one after the other, so that a layer is asked once for all of them.
  void find_rows() {
    for (const auto number : used_joins_) {
      const auto& join = plan_.joins[number];
      auto& rows = row_of_[number];
      rows.resize(block_.size);
      const auto& a = block_.state[static_cast<std::size_t>(join.side1)];
      const auto& b = block_.state[static_cast<std::size_t>(join.side2)];
      const bool one_code = plan_.cow || join.by_gwcode;  // of a state in all years
      for (std::size_t i = 0; i < block_.size;) {
        if (!one_code) {
          rows[i] = find(join, a[i], b[i], block_.year[i]);
          ++i;
          continue;
        }
        auto end = i + 1;
        while (end < block_.size && a[end] == a[i] && b[end] == b[i] &&
               block_.year[end] > block_.year[end - 1])
          ++end;
        find_run(join,
                 std::span(block_.year).subspan(i, end - i),
                 plan_.members->code(a[i]),
                 plan_.members->code(b[i]),
                 std::span(rows).subspan(i, end - i));
        i = end;
      }
    }
  }

  void find_run(const LayerJoin& join,
                std::span<const std::uint16_t> years,
                std::int16_t first,
                std::int16_t second,
                std::span<std::int32_t> rows) const {
    if (join.shape == Shape::States) second = 0;
    if (join.shape == Shape::Pairs && first > second) std::swap(first, second);
    join.data->find(first, second, plan_.members->first_year(), years, rows);
  }

  /// Copies a column's cells from the rows found; where there is none, what absence means there.
  void copy_cells(const TypedColumn& column,
                  const std::vector<std::int32_t>& rows,
                  const ColumnOrigin* origin,
                  ColumnPiece& piece) const {
    if (column.type == CellType::Text) {
      for (std::size_t i = 0; i < block_.size; ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        if (rows[i] >= 0 && column.present[row] != 0) {
          piece.set_text(i, column.texts[row]);
        } else {
          piece.set_null(i);
        }
      }
      return;
    }
    store::with_cell_type(column.type, [&](auto cell) {
      using T = decltype(cell);
      const auto* from = column.cells<T>();
      auto* to = piece.cells<T>();
      for (std::size_t i = 0; i < block_.size; ++i) {
        const auto row = static_cast<std::size_t>(rows[i]);
        if (rows[i] >= 0) {
          to[i] = from[row];
          if (column.present[row] == 0) piece.set_null(i);
        } else if (origin != nullptr && is_absent(*origin, i)) {
          to[i] = static_cast<T>(*origin->layer.absent);
        } else {
          piece.set_null(i);
        }
      }
    });
  }

  /// Whether no row means that the source looked and found nothing.
  bool is_absent(const ColumnOrigin& origin, std::size_t row) const {
    const auto& layer = origin.layer;
    const auto year = block_.year[row];
    if (!layer.absent || !covers(layer, calendar_year(year))) return false;
    if (layer.domain == Domain::Any) return true;
    const auto& join = plan_.joins[origin.join];
    return in_domain(layer.domain, block_.state[static_cast<std::size_t>(join.side1)][row], year) &&
           in_domain(layer.domain, block_.state[static_cast<std::size_t>(join.side2)][row], year);
  }

  const RowPlan& plan_;
  Tuples tuples_;
  Block block_;
  bool in_tuple_ = false;
  std::size_t year_ = 0;
  std::vector<std::int16_t> peace_;
  std::size_t spell_ = 0;
  std::int32_t day_ = 0;  ///< within the spell
  std::size_t leader_ = 0;
  std::vector<std::size_t> used_joins_;
  std::vector<std::vector<std::int32_t>> row_of_;  ///< by join
  std::vector<std::optional<Coding>> codings_;     ///< by column: of layers and leaders
  /// By column and year: the place of absence, -1 outside the coverage.
  std::vector<std::vector<std::int32_t>> absent_of_year_;
  TypedColumn counted_;  ///< the numbers from 0
  TypedColumn days_{.name = {}, .type = CellType::Date, .bytes = {}, .texts = {}, .present = {}};
  std::int32_t first_day_ = 0;
};

class FrameRows : public store::CodedRows {
 public:
  explicit FrameRows(RowPlan plan) : plan_(std::move(plan)) {}

  const std::vector<Column>& columns() const override { return plan_.columns; }
  std::size_t estimated_rows() const override {
    const auto rows = plan_.members->rows();
    return plan_.sides == 1 ? rows : rows * plan_.members->states();
  }
  std::unique_ptr<store::RowCursor> begin(std::span<const std::size_t> wanted) const override {
    return std::make_unique<FrameCursor>(plan_, wanted);
  }
  std::unique_ptr<store::CodedCursor> begin_coded(
      std::span<const std::size_t> wanted) const override {
    auto cursor = std::make_unique<FrameCursor>(plan_, wanted);
    cursor->list_values(wanted);
    return cursor;
  }

 private:
  RowPlan plan_;
};

}  // namespace

std::shared_ptr<const store::CodedRows> row_source(RowPlan plan) {
  return std::make_shared<FrameRows>(std::move(plan));
}

}  // namespace orrery::frames
