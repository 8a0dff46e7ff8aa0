// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

void require_diffusion(store::Database& database) {
  if (database
          .query("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'norms' AND "
                 "table_name = 'diffusion'")
          .integer(0, 0) == 0) {
    throw Error(ErrorKind::MissingData,
                "this world has no adoptions of norms",
                {},
                "see `orrery sources` for the datasets that are missing");
  }
}

/// A fitted norm: what it is called, and of which kind.
struct Norm {
  std::string kind;
  std::string norm;
  std::string name;
};

/// The norm of that name whatever its case; "igo:WHO" names the kind where two have one.
Norm norm_named(store::Database& database, const std::string& wanted) {
  const auto colon = wanted.find(':');
  const auto kind = colon == std::string::npos ? std::string() : wanted.substr(0, colon);
  const auto name = colon == std::string::npos ? wanted : wanted.substr(colon + 1);
  const auto found = database.query(fmt::format(
      "SELECT kind, norm, name FROM norms.adopted SEMI JOIN norms.diffusion USING (kind, norm) "
      "WHERE (lower(norm) = lower({0}) OR lower(name) = lower({0})) AND ({1} = '' OR kind = {1}) "
      "ORDER BY norm <> {0}, kind <> 'igo', kind",
      quoted_text(name),
      quoted_text(kind)));
  if (!found.empty()) return {found.text(0, 0), found.text(0, 1), found.text(0, 2)};
  const auto all = database.query(
      "SELECT norm FROM norms.adopted SEMI JOIN norms.diffusion USING (kind, norm) UNION SELECT "
      "name FROM norms.adopted SEMI JOIN norms.diffusion USING (kind, norm)");
  std::vector<std::string> names;
  for (std::size_t i = 0; i < all.rows(); ++i) names.push_back(all.text(i, 0));
  const auto near = closest(name, names);
  throw Error(ErrorKind::Usage,
              fmt::format("no norm is called \"{}\"", wanted),
              {},
              did_you_mean(near, "orrery show diffusion lists them"));
}

const std::string kHowMeasured =
    "Hazards are adoptions a year of a state that has not adopted. Founders and who adopted before "
    "the first year watched are no events. An example that all follow at once, such as the end of "
    "the Cold War, looks like the example of others.";

Table norms_table(store::Database& database) {
  auto table =
      table_of(database,
               "SELECT d.norm, d.kind, a.name, d.first_year, d.last_year, d.founders, d.adopters, "
               "d.p AS p, d.q, d.q_lo, d.q_hi, d.p_value, t.threshold, t.p_value, "
               "arg_min(m.model, m.aic) "
               "FROM norms.diffusion AS d JOIN norms.adopted AS a USING (kind, norm) "
               "JOIN norms.diffusion AS t ON t.kind = d.kind AND t.norm = d.norm AND t.exposure = "
               "d.exposure AND t.model = 'threshold' "
               "JOIN norms.diffusion AS m ON m.kind = d.kind AND m.norm = d.norm AND m.exposure = "
               "d.exposure WHERE d.model = 'bass' AND d.exposure = 'region' GROUP BY ALL ORDER BY "
               "d.adopters "
               "DESC, d.kind, d.norm",
               "norms",
               "Diffusion of norms, exposed to the own region",
               {{"norm", "", "name for use here"},
                {"kind", "", "organisation, igo, alliance, agreement or term"},
                {"name", "", "full name"},
                {"from", "", "first year watched"},
                {"to", "", "last year watched"},
                {"founders", "", "states that had adopted before"},
                {"adopters", "", "dated adoptions in these years"},
                {"p", "a year", "Bass: hazard without example"},
                {"q", "a year", "Bass: what the example of all adds"},
                {"q_lo", "a year", "lower end of the 95 % interval"},
                {"q_hi", "a year", "upper end of it"},
                {"p_value", "", "of Bass against a constant hazard"},
                {"threshold", "share", "share at which the hazard rises"},
                {"p_threshold", "", "of the threshold against a constant hazard, an upper bound"},
                {"best", "", "model with the least AIC"}});
  table.notes.push_back(kHowMeasured);
  return table;
}

Table models_table(store::Database& database, const Norm& norm) {
  auto table = table_of(
      database,
      fmt::format("SELECT exposure, model, first_year, last_year, n_at_risk, founders, adopters, "
                  "time, p, p_lo, p_hi, q, q_lo, q_hi, threshold, threshold_lo, threshold_hi, "
                  "loglik, aic, lr, p_value FROM norms.diffusion WHERE kind = {} AND norm = {}",
                  quoted_text(norm.kind),
                  quoted_text(norm.norm)),
      "models",
      fmt::format("Hazards of adopting {}", norm.name),
      {{"exposure", "", "whose example counts: all, or the own region"},
       {"model", "", "constant, bass or threshold"},
       {"from", "", "first year watched"},
       {"to", "", "last year watched"},
       {"at_risk", "states", "states that could still adopt"},
       {"founders", "states", "states that had adopted before"},
       {"adopters", "states", "dated adoptions"},
       {"time", "state-years", "time at risk"},
       {"p", "a year", "hazard without example"},
       {"p_lo", "a year", "lower end of the 95 % interval"},
       {"p_hi", "a year", "upper end of it"},
       {"q", "a year", "what the example adds"},
       {"q_lo", "a year", "lower end of the 95 % interval"},
       {"q_hi", "a year", "upper end of it"},
       {"threshold", "share", "share at which the hazard rises"},
       {"threshold_lo", "share", "least share that fits nearly as well"},
       {"threshold_hi", "share", "largest share that fits nearly as well"},
       {"loglik", "", "log-likelihood"},
       {"aic", "", "Akaike's criterion"},
       {"lr", "", "likelihood ratio against the constant hazard"},
       {"p_value", "", "of that ratio; of thresholds an upper bound"}});
  table.notes.push_back(kHowMeasured);
  return table;
}

Table curve_table(store::Database& database, const Norm& norm) {
  return table_of(
      database,
      fmt::format("SELECT year, count(*), sum(count(*)) OVER (ORDER BY year)::BIGINT, "
                  "string_agg({}, ', ' ORDER BY state) "
                  "FROM norms.adoptions WHERE kind = {} AND norm = {} GROUP BY year ORDER BY year",
                  "(SELECT coalesce(s.iso3, s.name) FROM core.states AS s WHERE s.state = "
                  "adoptions.state)",
                  quoted_text(norm.kind),
                  quoted_text(norm.norm)),
      "curve",
      fmt::format("Adopters of {} by year", norm.name),
      {{"year", "", "calendar year"},
       {"adopters", "states", "first adoptions on record"},
       {"in_all", "states", "adopters up to the end of the year"},
       {"who", "", "ISO 3166 codes, names where there is none"}});
}

}  // namespace

Document Session::diffusion(const std::string& wanted) const {
  auto& database = impl_->database;
  require_diffusion(database);
  if (wanted.empty()) {
    auto table = norms_table(database);
    cite(database, table, sources_of_measure(database, "diffusion"));
    return {table.title, {std::move(table)}};
  }
  const auto norm = norm_named(database, wanted);
  const auto source =
      database.query(fmt::format("SELECT source FROM norms.adopted WHERE kind = {} AND norm = {}",
                                 quoted_text(norm.kind),
                                 quoted_text(norm.norm)));
  auto models = models_table(database, norm);
  cite(database, models, {source.text(0, 0)});
  return {"Diffusion of " + norm.name, {std::move(models), curve_table(database, norm)}};
}

}  // namespace orrery::api
