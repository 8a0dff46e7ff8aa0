// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <optional>

#include "orrery/power/concentration.hpp"
#include "orrery/power/movement.hpp"
#include "orrery/power/tables/index_series.hpp"
#include "orrery/power/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::power {
namespace {

using Majors = std::map<Year, std::vector<State>>;

/// Writes the series of one basis for both sets.
class SystemWriter {
 public:
  SystemWriter(store::Appender& table, const Majors& majors, const std::map<Year, bool>& carried)
      : table_(table), majors_(majors), carried_(carried) {}

  /// Begins a basis; `vintage` is empty for other indices than the capability data's.
  void begin(std::string basis, std::optional<std::string> vintage) {
    basis_ = std::move(basis);
    vintage_ = std::move(vintage);
    last_.clear();
  }

  /// All states with data in a year.
  void system(Year year, std::vector<StateValue> rows) {
    add(year, "system", std::move(rows), false);
  }

  /// The majors of a year out of these rows; outside the coverage of the majors a row without
  /// values.
  void majors(Year year, std::vector<StateValue> rows) {
    if (majors_.contains(year)) {
      add(year, "majors", std::move(rows), carried_.at(year));
    } else {
      add_null(year, "majors");
    }
  }

  const std::vector<State>& major_states(Year year) const {
    static const std::vector<State> kNone;
    const auto found = majors_.find(year);
    return found == majors_.end() ? kNone : found->second;
  }

 private:
  struct SetYear {
    Year year;
    std::vector<StateValue> rows;
  };

  void add(Year year, const std::string& set, std::vector<StateValue> rows, bool carried) {
    const auto values = values_of(rows);
    const auto c = concentration(values);
    const auto top = std::ranges::max_element(rows, {}, &StateValue::value);
    const auto before = last_.find(set);
    const bool follows = before != last_.end() && before->second.year + 1 == year;
    table_.add(year,
               set,
               basis_,
               vintage_,
               static_cast<std::int16_t>(c.n),
               c.top,
               top == rows.end() ? std::optional<State>() : top->state,
               c.hhi,
               c.enp,
               c.con,
               c.entropy,
               c.entropy_normalised,
               follows ? movement(before->second.rows, rows).move : kMissing,
               carried);
    last_.insert_or_assign(set, SetYear{year, std::move(rows)});
  }

  void add_null(Year year, const std::string& set) {
    table_.add(year,
               set,
               basis_,
               vintage_,
               std::optional<std::int16_t>(),
               kMissing,
               std::optional<State>(),
               kMissing,
               kMissing,
               kMissing,
               kMissing,
               kMissing,
               kMissing,
               std::optional<bool>());
  }

  store::Appender& table_;
  const Majors& majors_;
  const std::map<Year, bool>& carried_;
  std::string basis_;
  std::optional<std::string> vintage_;
  std::map<std::string, SetYear> last_;
};

/// CINC as published where it is, so that the series are those the field computes from the
/// published column; recomputed where a row has none. The two differ by the column's single
/// precision.
std::vector<StateValue> cinc_values(std::span<const world::CapabilityRow> rows) {
  const auto computed = cinc(capabilities_of(rows));
  std::vector<StateValue> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double value =
        is_missing(rows[i].cinc_published) ? computed[i].cinc : rows[i].cinc_published;
    if (!is_missing(value)) result.push_back({rows[i].state, value});
  }
  return result;
}

std::vector<StateValue> component_values(std::span<const Capabilities> rows) {
  const auto share = component_shares(rows);
  std::vector<StateValue> result;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!is_missing(share[i])) result.push_back({rows[i].state, share[i]});
  }
  return result;
}

void write_vintage(const world::WorldView& view, const std::string& vintage, SystemWriter& writer) {
  const auto panel = view.capabilities(vintage);
  const auto years = panel.years();
  writer.begin("cinc", vintage);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const auto rows = cinc_values(panel.rows(y));
    writer.system(years[y], rows);
    writer.majors(years[y], members<StateValue>(rows, writer.major_states(years[y])));
  }
  writer.begin("components", vintage);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const auto rows = capabilities_of(panel.rows(y));
    writer.system(years[y], component_values(rows));
    writer.majors(years[y],
                  component_values(members<Capabilities>(rows, writer.major_states(years[y]))));
  }
}

void write_index(const IndexSeries& index, SystemWriter& writer) {
  const auto years = index.panel.years();
  writer.begin(index.name, std::nullopt);
  for (std::size_t y = 0; y < years.size(); ++y) {
    const auto rows = index.panel.rows(y);
    writer.system(years[y], {rows.begin(), rows.end()});
    writer.majors(years[y], members<StateValue>(rows, writer.major_states(years[y])));
  }
}

}  // namespace

std::vector<std::string> fill_system(const world::MeasureContext& context) {
  const auto indices = index_series(context.view);
  std::vector<std::string> sources;
  if (indices.empty()) return sources;
  create_tables(context.database, "system.sql");
  const auto majors = context.view.majors();
  const auto carried = context.view.majors_carried();
  store::Appender table(context.database, "power", "system_by_vintage");
  SystemWriter writer(table, majors, carried);
  for (const auto& vintage : context.view.vintages()) {
    write_vintage(context.view, vintage, writer);
    sources.push_back(context.view.capability_source(vintage));
  }
  for (const auto& index : indices) {
    if (index.name == "cinc") continue;
    write_index(index, writer);
    sources.insert(sources.end(), index.sources.begin(), index.sources.end());
  }
  table.finish();
  create_tables(context.database, "system_view.sql");
  store::copy_comments(context.database, "power", "system_by_vintage", "power.system");
  if (!majors.empty()) sources.push_back(context.view.majors_source());
  return sources;
}

}  // namespace orrery::power
