// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <span>

#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/parallel.hpp"
#include "orrery/norms/similarity/alliances.hpp"
#include "orrery/norms/similarity/votes.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/row_source.hpp"
#include "orrery/store/typed_column.hpp"

namespace orrery::norms {
namespace {

constexpr std::size_t kMostCells = 16;

/// The tables of all pairs of one period, with what stands beside them.
struct Period {
  std::int16_t period = 0;
  std::vector<std::int32_t> states;
  PairTables tables;
  std::vector<std::int32_t> n_contested;  ///< of votes, else empty
  std::vector<double> s_abs_cincw;        ///< of alliances in years with capabilities, else empty
};

/// Columns of norms.similarity_cells but the basis, in order; cells begin at kFirstCell.
constexpr std::size_t kState1 = 0;
constexpr std::size_t kState2 = 1;
constexpr std::size_t kPeriod = 2;
constexpr std::size_t kCategories = 3;
constexpr std::size_t kContested = 4;
constexpr std::size_t kWeighted = 5;
constexpr std::size_t kFirstCell = 6;

/// The pairs of several periods as rows.
class PairCursor : public store::RowCursor {
 public:
  explicit PairCursor(std::span<const Period> periods) : periods_(periods) {}

  std::size_t advance(std::size_t most) override {
    pair_ += rows_;
    step(rows_);
    while (period_ < periods_.size() && pair_ == periods_[period_].tables.pairs) {
      ++period_;
      pair_ = 0;
      first_ = 0;
      second_ = 1;
    }
    rows_ = period_ == periods_.size() ? 0 : std::min(most, periods_[period_].tables.pairs - pair_);
    return rows_;
  }

  void fill(std::size_t column, store::ColumnPiece& piece) override {
    const auto& period = periods_[period_];
    if (column == kState1 || column == kState2) {
      fill_states(column == kState1, piece.cells<std::int16_t>());
    } else if (column == kPeriod) {
      std::fill_n(piece.cells<std::int16_t>(), rows_, period.period);
    } else if (column == kCategories) {
      std::fill_n(
          piece.cells<std::int8_t>(), rows_, static_cast<std::int8_t>(period.tables.categories));
    } else if (column == kContested) {
      fill_counts(period.n_contested, piece);
    } else if (column == kWeighted) {
      fill_values(period.s_abs_cincw, piece);
    } else {
      fill_cell(column - kFirstCell, piece.cells<std::int16_t>());
    }
  }

 private:
  /// Moves the two members of the pair on.
  void step(std::size_t pairs) {
    if (period_ == periods_.size()) return;
    const auto n = periods_[period_].states.size();
    for (; pairs > 0; --pairs) {
      if (++second_ == n) second_ = ++first_ + 1;
    }
  }

  void fill_states(bool lower, std::int16_t* cells) const {
    const auto& states = periods_[period_].states;
    auto first = first_;
    auto second = second_;
    for (std::size_t row = 0; row < rows_; ++row) {
      cells[row] = static_cast<std::int16_t>(states[lower ? first : second]);
      if (++second == states.size()) second = ++first + 1;
    }
  }
  void fill_counts(const std::vector<std::int32_t>& counts, store::ColumnPiece& piece) const {
    if (counts.empty()) return fill_nulls(piece);
    for (std::size_t row = 0; row < rows_; ++row)
      piece.cells<std::int16_t>()[row] = static_cast<std::int16_t>(counts[pair_ + row]);
  }
  void fill_values(const std::vector<double>& values, store::ColumnPiece& piece) const {
    if (values.empty()) return fill_nulls(piece);
    for (std::size_t row = 0; row < rows_; ++row) {
      if (is_missing(values[pair_ + row])) piece.set_null(row);
      piece.cells<double>()[row] = values[pair_ + row];
    }
  }
  void fill_nulls(store::ColumnPiece& piece) const {
    for (std::size_t row = 0; row < rows_; ++row) piece.set_null(row);
  }
  /// Tables of fewer categories lie in the corner of the largest.
  void fill_cell(std::size_t cell, std::int16_t* cells) const {
    const auto& tables = periods_[period_].tables;
    const auto categories = static_cast<std::size_t>(tables.categories);
    const auto a = cell / 4;
    const auto b = cell % 4;
    if (a >= categories || b >= categories) {
      std::fill_n(cells, rows_, std::int16_t{0});
      return;
    }
    const auto* counts = tables.cells[a * categories + b].data() + pair_;
    for (std::size_t row = 0; row < rows_; ++row)
      cells[row] = static_cast<std::int16_t>(counts[row]);
  }

  std::span<const Period> periods_;
  std::size_t period_ = 0;
  std::size_t pair_ = 0;  ///< of the first row
  std::size_t first_ = 0;
  std::size_t second_ = 1;
  std::size_t rows_ = 0;
};

/// Hands periods to SQL; what it holds can be replaced between two queries.
class PairSource : public store::RowSource {
 public:
  PairSource() {
    using store::CellType;
    columns_ = {{"state1", CellType::SmallInt},
                {"state2", CellType::SmallInt},
                {"period", CellType::SmallInt},
                {"categories", CellType::TinyInt},
                {"n_contested", CellType::SmallInt},
                {"s_abs_cincw", CellType::Double}};
    for (std::size_t cell = 0; cell < kMostCells; ++cell)
      columns_.push_back({fmt::format("c{}{}", cell / 4, cell % 4), CellType::SmallInt});
  }
  const std::vector<Column>& columns() const override { return columns_; }
  std::size_t estimated_rows() const override {
    std::size_t rows = 0;
    for (const auto& period : periods) rows += period.tables.pairs;
    return rows;
  }
  std::unique_ptr<store::RowCursor> begin(std::span<const std::size_t> /*wanted*/) const override {
    return std::make_unique<PairCursor>(periods);
  }

  std::vector<Period> periods;

 private:
  std::vector<Column> columns_;
};

/// Writes periods to the table, basis by basis.
class CellsTable {
 public:
  explicit CellsTable(store::Database& database)
      : database_(database),
        rows_(std::make_shared<PairSource>()),
        name_(store::add_row_source(database, rows_)) {}

  void add(std::string_view basis, std::vector<Period> periods) {
    rows_->periods = std::move(periods);
    database_.execute(fmt::format("INSERT INTO norms.similarity_cells SELECT {}, * FROM {}()",
                                  store::quoted_text(basis),
                                  name_));
    rows_->periods = {};
  }

 private:
  store::Database& database_;
  std::shared_ptr<PairSource> rows_;
  std::string name_;
};

/// The rows of a query by their first column, a SMALLINT.
template <typename Row, typename Make>
std::map<std::int16_t, std::vector<Row>> grouped(const std::vector<store::TypedColumn>& columns,
                                                 const Make& make) {
  std::map<std::int16_t, std::vector<Row>> result;
  const auto* key = columns[0].cells<std::int16_t>();
  for (std::size_t row = 0; row < columns[0].rows(); ++row) result[key[row]].push_back(make(row));
  return result;
}

/// Computes periods side by side; results are in order whatever the number of threads.
template <typename Input, typename Compute>
std::vector<Period> computed(const std::map<std::int16_t, Input>& inputs,
                             int threads,
                             const Compute& compute) {
  std::vector<const std::pair<const std::int16_t, Input>*> items;
  items.reserve(inputs.size());
  for (const auto& input : inputs) items.push_back(&input);
  std::vector<Period> periods(items.size());
  parallel_for(items.size(), threads, [&](std::size_t i) {
    periods[i].period = items[i]->first;
    compute(items[i]->second, periods[i]);
  });
  return periods;
}

struct VoteBasis {
  std::string_view name;
  std::string_view condition;  ///< on core.rollcalls
};
constexpr VoteBasis kVoteBases[] = {{"un", "true"},
                                    {"un_important", "importantvote = 1"},
                                    {"un_me", "me = 1"},
                                    {"un_nu", "nu = 1"},
                                    {"un_di", "di = 1"},
                                    {"un_hr", "hr = 1"},
                                    {"un_co", "co = 1"},
                                    {"un_ec", "ec = 1"}};

/// Roll calls that are complete lists of a session; those of the reference edition (numbers below
/// 0) are a few landmarks, on which no similarity can rest.
constexpr std::string_view kSessions =
    "core.votes AS v JOIN core.rollcalls AS r USING (source, rcid) "
    "WHERE rcid > 0 AND r.session IS NOT NULL";

void add_votes(const world::MeasureContext& context, const VoteBasis& basis, CellsTable& table) {
  const auto columns = store::read_typed(
      context.database,
      fmt::format(
          "SELECT r.session, v.state, v.rcid, v.vote FROM {} AND {}", kSessions, basis.condition));
  const auto sessions = grouped<Ballot>(columns, [&](std::size_t row) {
    return Ballot{columns[1].cells<std::int16_t>()[row],
                  columns[2].cells<std::int32_t>()[row],
                  columns[3].cells<std::int8_t>()[row]};
  });
  table.add(basis.name,
            computed(sessions, context.threads, [](const auto& ballots, Period& period) {
              const VoteSession session(ballots);
              VoteTables counted;
              count_votes(session, counted);
              period.states.assign(session.voters().begin(), session.voters().end());
              period.tables = std::move(counted.tables);
              period.n_contested = std::move(counted.n_contested);
            }));
}

struct AllianceBasis {
  std::string_view name;
  std::string_view table;
  std::string_view obligations;  ///< its columns for those of AllianceTie, in order
  const PortfolioConvention& convention;
};
constexpr AllianceBasis kAllianceBases[] = {
    {"atop", "core.atop_alliances", "defense, offense, neutral, nonagg, consul", kFpsim},
    {"cow",
     "core.formal_alliances",
     "defense, 0::TINYINT, neutrality, nonaggression, entente",
     kHaege2011}};

/// A member of the system of states with its share of capabilities.
struct Member {
  std::int32_t state = 0;
  double cinc = 0;
};
/// What the portfolios of a year are made of.
struct YearInput {
  std::vector<Member> members;
  std::vector<AllianceTie> ties;
};

std::map<std::int16_t, YearInput> years_of(store::Database& database, const AllianceBasis& basis) {
  const auto ties = store::read_typed(database,
                                      fmt::format("SELECT year, state1, state2, {} FROM {} "
                                                  "ORDER BY year",
                                                  basis.obligations,
                                                  basis.table));
  const std::string cinc = store::has_table(database, "power", "cinc")
                               ? "(SELECT state, year, cinc FROM power.cinc WHERE vintage = "
                                 "(SELECT max(vintage) FROM power.cinc))"
                               : "(SELECT NULL::SMALLINT, NULL::SMALLINT, NULL::DOUBLE)";
  const auto members = store::read_typed(
      database,
      fmt::format("SELECT m.year, m.state, coalesce(c.cinc, 0)::DOUBLE FROM core.state_years AS m "
                  "LEFT JOIN {} AS c(state, year, cinc) USING (state, year), (SELECT min(year) AS "
                  "first, max(year) AS last FROM {}) AS b WHERE m.system = 'cow' AND m.year "
                  "BETWEEN b.first AND b.last ORDER BY m.year, m.state",
                  cinc,
                  basis.table));
  std::map<std::int16_t, YearInput> years;
  const auto* year = members[0].cells<std::int16_t>();
  for (std::size_t row = 0; row < members[0].rows(); ++row) {
    years[year[row]].members.push_back(
        {members[1].cells<std::int16_t>()[row], members[2].cells<double>()[row]});
  }
  year = ties[0].cells<std::int16_t>();
  for (std::size_t row = 0; row < ties[0].rows(); ++row) {
    const auto obliged = [&](std::size_t which) {
      return ties[3 + which].present[row] != 0 && ties[3 + which].cells<std::int8_t>()[row] == 1;
    };
    years[year[row]].ties.push_back({ties[1].cells<std::int16_t>()[row],
                                     ties[2].cells<std::int16_t>()[row],
                                     obliged(0),
                                     obliged(1),
                                     obliged(2),
                                     obliged(3),
                                     obliged(4)});
  }
  return years;
}

void add_alliances(const world::MeasureContext& context,
                   const AllianceBasis& basis,
                   CellsTable& table) {
  table.add(basis.name,
            computed(years_of(context.database, basis),
                     context.threads,
                     [&](const YearInput& year, Period& period) {
                       std::vector<double> shares;
                       double sum = 0;
                       for (const auto& member : year.members) {
                         period.states.push_back(member.state);
                         shares.push_back(member.cinc);
                         sum += member.cinc;
                       }
                       const Portfolios portfolios(period.states, year.ties, basis.convention);
                       count_portfolios(portfolios, period.tables);
                       if (sum > 0) period.s_abs_cincw = weighted_s_abs(portfolios, shares);
                     }));
}

/// The sources of a table, or none if it is empty.
std::vector<std::string> sources_in(store::Database& database, const std::string& rows) {
  const auto found = database.query("SELECT DISTINCT source FROM " + rows + " ORDER BY source");
  std::vector<std::string> sources;
  for (std::size_t i = 0; i < found.rows(); ++i) sources.push_back(found.text(i, 0));
  return sources;
}

}  // namespace

std::vector<std::string> fill_similarity(const world::MeasureContext& context) {
  create_tables(context.database, "schema.sql");
  auto sources = sources_in(context.database, std::string(kSessions));
  const bool has_votes = !sources.empty();
  std::vector<const AllianceBasis*> alliances;
  for (const auto& basis : kAllianceBases) {
    const auto found = sources_in(context.database, std::string(basis.table));
    if (found.empty()) continue;
    alliances.push_back(&basis);
    sources.insert(sources.end(), found.begin(), found.end());
  }
  if (sources.empty()) return {};

  create_tables(context.database, "similarity.sql");
  CellsTable table(context.database);
  if (has_votes) {
    for (const auto& basis : kVoteBases) add_votes(context, basis, table);
  }
  for (const auto* basis : alliances) add_alliances(context, *basis, table);
  return sources;
}

}  // namespace orrery::norms
