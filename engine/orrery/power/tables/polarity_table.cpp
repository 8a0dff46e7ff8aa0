// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/polarity.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "orrery/power/shares.hpp"
#include "orrery/power/tables/index_series.hpp"
#include "orrery/power/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::power {
namespace {

/// One domain's values in one year, by state.
using DomainYear = std::map<State, double>;

/// A domain over all years and what it is made of.
struct Domain {
  std::string name;
  std::string basis;
  std::map<Year, DomainYear> years;
};

/// A domain that an index stands for where the capability data do not: the first of these at hand.
struct Stand {
  std::string_view domain;
  std::array<std::string_view, 4> indices;
};

constexpr std::array<Stand, 3> kStands{{
    {"economic", {"gdp_est", "gdp_ppp", "gdp_usd", "rgdpo"}},
    {"military", {"milex_usd", "", "", ""}},
    {"demographic", {"population", "", "", ""}},
}};

/// Shares of a domain within a set of one year.
class DomainSet {
 public:
  DomainSet(const world::WorldView& view, const std::vector<IndexSeries>& indices)
      : indices_(indices) {
    const auto vintages = view.vintages();
    if (!vintages.empty()) capabilities_ = view.capabilities(vintages.back());
    majors_ = view.majors();
  }

  /// The domains with data, pooled last.
  std::vector<Domain> domains(bool majors_only) const {
    std::vector<Domain> result;
    if (!capabilities_.empty()) {
      result.push_back(
          from_capabilities("military", "milex, milper", kMilitaryDomain, majors_only));
      result.push_back(
          from_capabilities("demographic", "tpop, upop", kDemographicDomain, majors_only));
      result.push_back(
          from_capabilities("industrial", "irst, pec", kIndustrialDomain, majors_only));
    }
    for (const auto& stand : kStands) {
      if (std::ranges::find(result, stand.domain, &Domain::name) != result.end()) continue;
      if (auto domain = from_index(stand, majors_only)) result.push_back(std::move(*domain));
    }
    result.push_back(pooled(result, majors_only));
    return result;
  }

 private:
  template <std::size_t N>
  Domain from_capabilities(std::string name,
                           std::string basis,
                           const std::array<Component, N>& components,
                           bool majors_only) const {
    Domain domain{std::move(name), std::move(basis), {}};
    for (std::size_t y = 0; y < capabilities_.years().size(); ++y) {
      const auto year = capabilities_.years()[y];
      const auto all = capabilities_of(capabilities_.rows(y));
      const auto rows = majors_only ? members<Capabilities>(all, majors_in(year)) : all;
      if (rows.empty()) continue;
      const auto share = domain_shares(rows, components);
      for (std::size_t i = 0; i < rows.size(); ++i) domain.years[year][rows[i].state] = share[i];
    }
    return domain;
  }

  std::optional<Domain> from_index(const Stand& stand, bool majors_only) const {
    for (const auto name : stand.indices) {
      const auto index = std::ranges::find(indices_, name, &IndexSeries::name);
      if (name.empty() || index == indices_.end()) continue;
      Domain domain{std::string(stand.domain), std::string(name), {}};
      for (std::size_t y = 0; y < index->panel.years().size(); ++y) {
        const auto year = index->panel.years()[y];
        const auto all = index->panel.rows(y);
        const auto rows = majors_only ? members<StateValue>(all, majors_in(year))
                                      : std::vector(all.begin(), all.end());
        if (rows.empty()) continue;
        const auto share = shares(values_of(rows));
        for (std::size_t i = 0; i < rows.size(); ++i) domain.years[year][rows[i].state] = share[i];
      }
      return domain;
    }
    return std::nullopt;
  }

  /// All six components where they are at hand, else the mean over the domains.
  Domain pooled(const std::vector<Domain>& domains, bool majors_only) const {
    if (!capabilities_.empty()) {
      constexpr std::array kAll{Component::Milex,
                                Component::Milper,
                                Component::Irst,
                                Component::Pec,
                                Component::Tpop,
                                Component::Upop};
      return from_capabilities("pooled", "all six components", kAll, majors_only);
    }
    Domain pooled{"pooled", "mean of the domains", {}};
    std::map<Year, std::map<State, int>> counts;
    for (const auto& domain : domains) {
      for (const auto& [year, shares_of_year] : domain.years) {
        for (const auto& [state, share] : shares_of_year) {
          if (is_missing(share)) continue;
          auto& mean = pooled.years[year][state];
          const int n = ++counts[year][state];
          mean += (share - mean) / n;
        }
      }
    }
    return pooled;
  }

  const std::vector<State>& majors_in(Year year) const {
    static const std::vector<State> kNone;
    const auto found = majors_.find(year);
    return found == majors_.end() ? kNone : found->second;
  }

  const std::vector<IndexSeries>& indices_;
  world::YearPanel<world::CapabilityRow> capabilities_;
  std::map<Year, std::vector<State>> majors_;
};

void write_domain(const Domain& domain, const std::string& set, store::Appender& table) {
  for (const auto& [year, by_state] : domain.years) {
    std::vector<State> states;
    std::vector<double> values;
    for (const auto& [state, share] : by_state) {
      states.push_back(state);
      values.push_back(share);
    }
    const auto p = polarity(values);
    if (p.type == PolarityType::Undefined) continue;
    const auto holder = [&](std::size_t i) {
      return p.holder[i] < states.size() ? std::optional<State>(states[p.holder[i]]) : std::nullopt;
    };
    table.add(year,
              set,
              domain.name,
              domain.basis,
              name_of(p.type),
              static_cast<std::int16_t>(p.n),
              static_cast<std::int16_t>(p.poles),
              holder(0),
              p.top[0],
              holder(1),
              p.top[1],
              holder(2),
              p.top[2]);
  }
}

/// The domains of one year over the same states, for complexity().
void write_complexity(const std::vector<Domain>& domains,
                      const std::string& set,
                      store::Appender& table) {
  std::map<Year, int> years;
  for (const auto& domain : domains) {
    if (domain.name == "pooled") continue;
    for (const auto& [year, by_state] : domain.years) ++years[year];
  }
  for (const auto& [year, n] : years) {
    if (n < 2) continue;
    std::map<State, std::size_t> position;
    for (const auto& domain : domains) {
      if (const auto found = domain.years.find(year); found != domain.years.end()) {
        for (const auto& [state, share] : found->second) position.emplace(state, 0);
      }
    }
    std::size_t next = 0;
    for (auto& [state, at] : position) at = next++;
    std::vector<std::vector<double>> values;
    for (const auto& domain : domains) {
      const auto found = domain.years.find(year);
      if (domain.name == "pooled" || found == domain.years.end()) continue;
      auto& column = values.emplace_back(position.size(), kMissing);
      for (const auto& [state, share] : found->second) column[position.at(state)] = share;
    }
    const std::vector<std::span<const double>> spans(values.begin(), values.end());
    const auto c = complexity(spans);
    table.add(year,
              set,
              static_cast<std::int8_t>(c.n_domains),
              c.type_disagreement,
              c.leader_disagreement,
              c.rank_correlation);
  }
}

}  // namespace

std::vector<std::string> fill_polarity(const world::MeasureContext& context) {
  const auto indices = index_series(context.view);
  std::vector<std::string> sources;
  if (indices.empty()) return sources;
  create_tables(context.database, "polarity.sql");
  store::Appender table(context.database, "power", "polarity");
  store::Appender complexity_table(context.database, "power", "complexity");
  const DomainSet domains(context.view, indices);
  for (const bool majors_only : {false, true}) {
    const std::string set = majors_only ? "majors" : "system";
    const auto all = domains.domains(majors_only);
    for (const auto& domain : all) {
      write_domain(domain, set, table);
      const auto index = std::ranges::find(indices, domain.basis, &IndexSeries::name);
      const auto& used = index == indices.end() ? indices.front().sources : index->sources;
      sources.insert(sources.end(), used.begin(), used.end());
    }
    write_complexity(all, set, complexity_table);
  }
  table.finish();
  complexity_table.finish();
  if (const auto majors = context.view.majors_source(); !majors.empty()) sources.push_back(majors);
  return sources;
}

}  // namespace orrery::power
