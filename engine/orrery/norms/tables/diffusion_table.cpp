// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "orrery/base/parallel.hpp"
#include "orrery/norms/diffusion/adoption_models.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"

namespace orrery::norms {
namespace {

constexpr double kLeastEvents = 10;

/// A norm whose spread is watched over whole years.
struct WatchedNorm {
  std::string kind;
  std::string norm;
  std::int16_t first_year;
  std::int16_t last_year;
  std::vector<Adoption> adoptions;

  double from() const { return first_year; }
  double to() const { return last_year + 1.0; }
  AdoptionTiming timing() const {
    return kind == "organisation" || kind == "alliance" ? AdoptionTiming::Daily
                                                        : AdoptionTiming::Yearly;
  }
};

/// State-years of a norm of which the source cannot tell.
using Unknown = std::map<std::string, std::set<std::pair<std::int32_t, double>>>;

constexpr std::string_view kWithFraction =
    "CREATE OR REPLACE TEMP MACRO year_of(day) AS year(day) + (dayofyear(day) - 1) / "
    "dayofyear(make_date(year(day), 12, 31))::DOUBLE;";

/// Who was there to adopt, by kind: members of the system by day, or the state-years that the
/// source covers.
std::vector<RiskSpell> spells_of(store::Database& database, const std::string& kind) {
  std::string rows =
      "SELECT state, year_of(first_day), year_of(last_day + 1) FROM core.state_spells WHERE system "
      "= 'cow'";
  if (kind == "igo") {
    rows =
        "SELECT y.state, year_of(y.first_day), year_of(y.last_day + 1) FROM core.igo_state_years "
        "AS c JOIN core.state_years AS y ON y.system = 'cow' AND y.state = c.state AND y.year = "
        "c.year WHERE y.year >= 1965";
  } else if (kind == "term") {
    rows =
        "SELECT state, year::DOUBLE, (year + 1)::DOUBLE FROM core.speech_files WHERE state IS NOT "
        "NULL";
  }
  const auto read = database.query("SELECT * FROM (" + rows + ") ORDER BY ALL");
  std::vector<RiskSpell> spells;
  for (std::size_t i = 0; i < read.rows(); ++i) {
    spells.push_back(
        {static_cast<std::int32_t>(read.integer(i, 0)), read.real(i, 1), read.real(i, 2)});
  }
  return spells;
}

std::map<std::int32_t, std::int32_t> regions(store::Database& database) {
  const auto rows = database.query(
      "SELECT state, dense_rank() OVER (ORDER BY region) FROM core.states WHERE region IS NOT "
      "NULL");
  std::map<std::int32_t, std::int32_t> result;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    result[static_cast<std::int32_t>(rows.integer(i, 0))] =
        static_cast<std::int32_t>(rows.integer(i, 1));
  }
  return result;
}

std::vector<WatchedNorm> watched_norms(store::Database& database) {
  const auto rows = database.query(
      "SELECT a.kind, a.norm, n.first_year, n.last_year, a.state, "
      "CASE WHEN day IS NULL THEN a.year::DOUBLE ELSE year_of(day) END, dated "
      "FROM norms.adoptions AS a JOIN norms.adopted AS n USING (kind, norm) "
      "WHERE n.last_year >= n.first_year ORDER BY a.kind, a.norm, a.year, a.state");
  std::vector<WatchedNorm> norms;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const auto kind = rows.text(i, 0);
    const auto norm = rows.text(i, 1);
    if (norms.empty() || norms.back().kind != kind || norms.back().norm != norm) {
      norms.push_back({kind,
                       norm,
                       static_cast<std::int16_t>(rows.integer(i, 2)),
                       static_cast<std::int16_t>(rows.integer(i, 3)),
                       {}});
    }
    norms.back().adoptions.push_back(
        {static_cast<std::int32_t>(rows.integer(i, 4)), rows.real(i, 5), rows.integer(i, 6) != 0});
  }
  return norms;
}

Unknown unknown_years(store::Database& database) {
  const auto rows = database.query(
      "SELECT org, state, year::DOUBLE FROM core.igo_memberships WHERE status IS NULL AND year >= "
      "1965 "
      "AND org IN (SELECT norm FROM norms.adopted WHERE kind = 'igo')");
  Unknown unknown;
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    unknown[rows.text(i, 0)].emplace(static_cast<std::int32_t>(rows.integer(i, 1)),
                                     rows.real(i, 2));
  }
  return unknown;
}

/// The spells of a kind for one norm: without the years of which the source cannot tell.
std::vector<RiskSpell> spells_for(const WatchedNorm& norm,
                                  std::vector<RiskSpell> spells,
                                  const Unknown& unknown) {
  const auto found = unknown.find(norm.norm);
  if (norm.kind != "igo" || found == unknown.end()) return spells;
  std::erase_if(spells, [&](const RiskSpell& spell) {
    return found->second.contains({spell.unit, std::floor(spell.from)});
  });
  return spells;
}

struct FittedNorm {
  std::int16_t n_at_risk = 0;
  std::int16_t founders = 0;
  AdoptionFits all;
  AdoptionFits region;
};

/// Counts who was at risk within the window, and who had adopted by its beginning or at a time not
/// known.
void count_states(const WatchedNorm& norm, std::span<const RiskSpell> spells, FittedNorm& fitted) {
  std::map<std::int32_t, double> gone;
  for (const auto& adoption : norm.adoptions) {
    gone[adoption.unit] = adoption.time;
    if (adoption.time < norm.from() || !adoption.dated) ++fitted.founders;
  }
  std::set<std::int32_t> at_risk;
  for (const auto& spell : spells) {
    if (spell.to <= norm.from() || spell.from >= norm.to()) continue;
    const auto adopted = gone.find(spell.unit);
    // Of a year only its beginning is written down, also of one who enters later in it.
    const double entry =
        norm.timing() == AdoptionTiming::Yearly ? std::floor(spell.from) : spell.from;
    if (adopted == gone.end() || adopted->second >= std::max(entry, norm.from()))
      at_risk.insert(spell.unit);
  }
  fitted.n_at_risk = static_cast<std::int16_t>(at_risk.size());
}

FittedNorm fitted_norm(const WatchedNorm& norm,
                       std::vector<RiskSpell> spells,
                       const std::map<std::int32_t, std::int32_t>& region_of) {
  FittedNorm fitted;
  count_states(norm, spells, fitted);
  const auto fit = [&] {
    return fit_adoption(
        hazard_cells(spells, norm.adoptions, norm.from(), norm.to(), norm.timing()));
  };
  fitted.all = fit();
  if (fitted.all.adopters < kLeastEvents) return fitted;
  for (auto& spell : spells) {
    const auto found = region_of.find(spell.unit);
    spell.group = found == region_of.end() ? 0 : found->second;
  }
  fitted.region = fit();
  return fitted;
}

void write(store::Appender& table,
           const WatchedNorm& norm,
           const FittedNorm& fitted,
           std::string_view exposure,
           const AdoptionFits& fits) {
  const auto row = [&](std::string_view model, const AdoptionFit& fit) {
    table.add(norm.kind,
              norm.norm,
              exposure,
              model,
              norm.first_year,
              norm.last_year,
              fitted.n_at_risk,
              fitted.founders,
              static_cast<std::int16_t>(fits.adopters),
              fits.time,
              fit.p.value,
              fit.p.lo,
              fit.p.hi,
              fit.q.value,
              fit.q.lo,
              fit.q.hi,
              fit.threshold.value,
              fit.threshold.lo,
              fit.threshold.hi,
              fit.loglik,
              fit.aic,
              fit.ratio,
              fit.p_value,
              fit.identified && fit.converged);
  };
  row("constant", fits.constant);
  row("bass", fits.bass);
  row("threshold", fits.threshold);
}

}  // namespace

std::vector<std::string> fill_diffusion(const world::MeasureContext& context) {
  auto& database = context.database;
  create_tables(database, "schema.sql");
  database.execute(std::string(kWithFraction));
  const auto norms = watched_norms(database);
  if (norms.empty()) return {};
  const auto region_of = regions(database);
  const auto unknown = unknown_years(database);
  std::map<std::string, std::vector<RiskSpell>> spells;
  for (const auto& norm : norms) {
    if (!spells.contains(norm.kind)) spells[norm.kind] = spells_of(database, norm.kind);
  }
  std::vector<FittedNorm> fitted(norms.size());
  parallel_for(norms.size(), context.threads, [&](std::size_t i) {
    const auto& norm = norms[i];
    fitted[i] = fitted_norm(norm, spells_for(norm, spells.at(norm.kind), unknown), region_of);
  });
  create_tables(database, "diffusion.sql");
  store::Appender table(database, "norms", "diffusion");
  for (std::size_t i = 0; i < norms.size(); ++i) {
    if (fitted[i].all.adopters < kLeastEvents) continue;
    write(table, norms[i], fitted[i], "all", fitted[i].all);
    write(table, norms[i], fitted[i], "region", fitted[i].region);
  }
  table.finish();
  return world::text_column(
      database,
      "SELECT DISTINCT source FROM norms.adopted SEMI JOIN norms.diffusion USING "
      "(kind, norm) ORDER BY source");
}

}  // namespace orrery::norms
