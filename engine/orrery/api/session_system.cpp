// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "orrery/api/power_reader.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"

namespace orrery::api {

using store::quoted_text;

Document Session::power_system(const SystemQuery& query) const {
  auto& database = impl_->database;
  const PowerReader power(database);
  if (query.set != "system" && query.set != "majors") {
    throw Error(ErrorKind::Usage,
                fmt::format("there is no set of states \"{}\"", query.set),
                "--set",
                "use system or majors");
  }
  const bool without_cinc = query.index == "cinc" && !power.is_index("cinc");
  const auto basis =
      query.index == "components"
          ? query.index
          : power.resolve(without_cinc ? "gdp" : query.index, std::nullopt, "--index");
  const auto in_years =
      fmt::format("s.year BETWEEN {} AND {}", query.from.value_or(0), query.to.value_or(9999));
  auto table = table_of(
      database,
      fmt::format(
          "SELECT s.year, s.n, s.con, s.enp, s.hhi, s.top, {}, s.move, p.type, s.entropy, c.lon, "
          "c.lat, s.carried "
          "FROM power.system AS s LEFT JOIN power.polarity AS p ON p.year = s.year AND p.set = "
          "s.set AND p.domain = 'pooled' "
          "{} WHERE s.set = {} AND s.basis = {} AND {} ORDER BY s.year",
          Impl::name_sql("s.top_state", "s.year"),
          database.query("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'power' AND "
                         "table_name = 'centre'")
                      .integer(0, 0) > 0
              ? fmt::format("LEFT JOIN power.centre AS c ON c.year = s.year AND c.index = {}",
                            quoted_text(basis == "components" ? "cinc" : basis))
              : "LEFT JOIN (SELECT NULL::SMALLINT AS year, NULL::DOUBLE AS lon, NULL::DOUBLE AS "
                "lat) AS c ON false",
          quoted_text(query.set),
          quoted_text(basis),
          in_years),
      "system",
      fmt::format("Power of the system by year: {}, {}", basis, query.set),
      {{"year", "", "calendar year"},
       {"n", "", "states of the set with data"},
       {"con", "", "concentration of Ray and Singer, 0 to 1"},
       {"enp", "states", "effective number of states, 1/HHI"},
       {"hhi", "", "sum of squared shares"},
       {"top", "share", "largest share within the set"},
       {"leader", "", "who holds it"},
       {"move", "", "redistribution since the year before, 0 to 1"},
       {"polarity", "", "polarity of the set, domains pooled"},
       {"entropy", "nats", "Shannon entropy of the shares"},
       {"lon", "degrees", "centre of power, longitude"},
       {"lat", "degrees", "centre of power, latitude"},
       {"carried", "", "majors carried past the end of their list"}});
  if (table.rows.empty()) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} has no data for {} in these years", basis, query.set),
                "--from",
                "see the years of each index with `orrery sql \"FROM power.indices\"`");
  }
  if (query.set == "majors")
    table.notes.push_back(
        "outside the years of the list of major powers the cells are empty; `orrery build "
        "--carry-forward` carries it on, flagged");
  auto sources = power.sources(basis == "components" ? "cinc" : basis);
  if (query.set == "majors")
    sources.push_back(database.query("SELECT any_value(source) FROM core.majors").text(0, 0));
  cite(database, table, sources);
  return {table.title, {std::move(table)}};
}

}  // namespace orrery::api
