// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "orrery/api/session_impl.hpp"
#include "orrery/api/tables.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/missing.hpp"
#include "orrery/base/text.hpp"
#include "orrery/power/composite.hpp"

namespace orrery::api {
namespace {

using store::quoted_text;

/// Short words for weights and the indices they may stand for; the first with data in the year is
/// used.
struct Shorthand {
  std::string_view word;
  std::array<std::string_view, 4> indices;
};

constexpr std::array<Shorthand, 7> kShorthands{{
    {"mil", {"milex_usd", "milex", "milper", ""}},
    {"eco", {"gdp_usd", "gdp_ppp", "gdp_est", "rgdpo"}},
    {"gdp", {"gdp_usd", "gdp_ppp", "gdp_est", "rgdpo"}},
    {"pop", {"population", "tpop", "population_est", ""}},
    {"ind", {"irst", "", "", ""}},
    {"ene", {"pec", "", "", ""}},
    {"net", {"net_power", "net_power_est", "net_power_usd", ""}},
}};

[[noreturn]] void fail_index(const std::string& wanted,
                             const std::vector<std::string>& known,
                             const std::string& flag) {
  auto candidates = known;
  for (const auto& shorthand : kShorthands) candidates.emplace_back(shorthand.word);
  const auto near = closest(wanted, candidates);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no index \"{}\"", wanted),
              flag,
              near.empty() ? fmt::format("the indices are {}", one_of(known))
                           : fmt::format("did you mean {}?", one_of(near)));
}

/// Questions about power.shares and power.cinc of one world.
class PowerReader {
 public:
  explicit PowerReader(store::Database& database) : database_(database) {
    if (database
            .query("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'power' AND "
                   "table_name = 'shares'")
            .integer(0, 0) == 0) {
      throw Error(ErrorKind::MissingData,
                  "this world has no data on power",
                  {},
                  "see `orrery sources` for the datasets that are missing");
    }
    const auto rows = database.query("SELECT index FROM power.indices ORDER BY rowid");
    for (std::size_t i = 0; i < rows.rows(); ++i) indices_.push_back(rows.text(i, 0));
  }

  const std::vector<std::string>& indices() const { return indices_; }
  bool is_index(std::string_view name) const {
    return std::ranges::find(indices_, name) != indices_.end();
  }

  /// The index that a word of --index or --weights means in a year.
  std::string resolve(const std::string& word,
                      std::optional<Year> year,
                      const std::string& flag) const {
    if (is_index(word)) return word;
    const auto* const shorthand = std::ranges::find(kShorthands, word, &Shorthand::word);
    if (shorthand == kShorthands.end()) fail_index(word, indices_, flag);
    for (const auto index : shorthand->indices) {
      if (!index.empty() && is_index(index) && (!year || covers(std::string(index), *year)))
        return std::string(index);
    }
    throw Error(
        ErrorKind::MissingData,
        fmt::format(
            "no index for \"{}\" has data{}", word, year ? fmt::format(" in {}", *year) : ""),
        flag,
        "see `orrery sources`");
  }

  bool covers(const std::string& index, Year year) const {
    return database_
               .query(
                   fmt::format("SELECT count(*) FROM power.shares WHERE index = {} AND year = {}",
                               quoted_text(index),
                               year))
               .integer(0, 0) > 0;
  }

  /// The last year in which all of these indices have data.
  Year last_common_year(const std::vector<std::string>& indices) const {
    std::string list;
    for (const auto& index : indices) list += (list.empty() ? "" : ", ") + quoted_text(index);
    return static_cast<Year>(
        database_
            .query(
                fmt::format("SELECT min(last_year) FROM power.indices WHERE index IN ({})", list))
            .integer(0, 0));
  }

  void require_year(const std::string& index, Year year) const {
    if (covers(index, year)) return;
    const auto span = database_.query(fmt::format(
        "SELECT first_year, last_year FROM power.indices WHERE index = {}", quoted_text(index)));
    throw Error(ErrorKind::Usage,
                fmt::format("{} has no data in {}; it covers {} to {}",
                            index,
                            year,
                            span.text(0, 0),
                            span.text(0, 1)),
                "--year",
                fmt::format("use --year {}, or another --index",
                            year < span.integer(0, 0) ? span.text(0, 0) : span.text(0, 1)));
  }

  std::vector<std::string> sources(const std::string& index) const {
    std::vector<std::string> ids;
    const auto rows =
        database_.query("SELECT source FROM power.indices WHERE index = " + quoted_text(index));
    for (const auto& id : split(rows.text(0, 0), ',')) ids.emplace_back(trimmed(id));
    return ids;
  }

  store::Database& database() const { return database_; }

 private:
  store::Database& database_;
  std::vector<std::string> indices_;
};

std::string limit_sql(int top) {
  return top > 0 ? fmt::format(" LIMIT {}", top) : std::string();
}

const std::vector<Column> kWho{{"rank", "", "rank, 1 is the largest; equals share the better rank"},
                               {"state", "", "COW code"},
                               {"iso3", "", "ISO 3166 alpha-3"},
                               {"name", "", "name in the year"}};

/// CINC of a vintage with its components.
Table cinc_table(const PowerReader& power,
                 const PowerQuery& query,
                 const std::string& name_sql,
                 Year year,
                 const std::string& vintage) {
  auto columns = kWho;
  for (const auto& [name, what] : {std::pair{"cinc", "Composite Index of National Capability"},
                                   {"milex", "share of military expenditure"},
                                   {"milper", "share of military personnel"},
                                   {"irst", "share of iron and steel production"},
                                   {"pec", "share of primary energy consumption"},
                                   {"tpop", "share of total population"},
                                   {"upop", "share of urban population"}}) {
    columns.push_back({name, "share", what});
  }
  auto table = table_of(
      power.database(),
      fmt::format(
          "SELECT rank() OVER (ORDER BY c.cinc DESC) AS rank, c.state, s.iso3, {}, c.cinc, "
          "share_milex, share_milper, share_irst, "
          "share_pec, share_tpop, share_upop FROM power.cinc AS c JOIN core.states AS s USING "
          "(state) "
          "WHERE c.year = {} AND c.vintage = {} AND c.cinc IS NOT NULL ORDER BY rank, state{}",
          name_sql,
          year,
          quoted_text(vintage),
          limit_sql(query.top)),
      "power",
      fmt::format("National capability (CINC, {}), {}", vintage, year),
      std::move(columns));
  const auto source = power.database().query(fmt::format(
      "SELECT any_value(source) FROM core.capabilities WHERE vintage = {}", quoted_text(vintage)));
  cite(power.database(), table, {source.text(0, 0)});
  return table;
}

Table shares_table(const PowerReader& power,
                   const PowerQuery& query,
                   const std::string& name_sql,
                   Year year,
                   const std::string& index) {
  const auto about = power.database().query(
      fmt::format("SELECT title, unit FROM power.indices WHERE index = {}", quoted_text(index)));
  auto columns = kWho;
  columns.push_back({"value", about.text(0, 1), about.text(0, 0)});
  columns.push_back({"share", "share", "share of the total over the states with data"});
  auto table = table_of(power.database(),
                        fmt::format("SELECT c.rank, c.state, s.iso3, {}, c.value, c.share FROM "
                                    "power.shares AS c JOIN core.states AS s USING (state) "
                                    "WHERE c.year = {} AND c.index = {} ORDER BY c.rank, c.state{}",
                                    name_sql,
                                    year,
                                    quoted_text(index),
                                    limit_sql(query.top)),
                        "power",
                        fmt::format("{}, {}", about.text(0, 0), year),
                        std::move(columns));
  const auto n = power.database().query(
      fmt::format("SELECT any_value(n) FROM power.shares WHERE year = {} AND index = {}",
                  year,
                  quoted_text(index)));
  table.notes.push_back(
      fmt::format("{} states have data in {}; shares are of their total", n.integer(0, 0), year));
  cite(power.database(), table, power.sources(index));
  return table;
}

/// One index's shares of a year by state.
std::map<int, double> shares_of(store::Database& database, const std::string& index, Year year) {
  const auto rows = database.query(
      fmt::format("SELECT state, share FROM power.shares WHERE index = {} AND year = {}",
                  quoted_text(index),
                  year));
  std::map<int, double> result;
  for (std::size_t i = 0; i < rows.rows(); ++i)
    result[static_cast<int>(rows.integer(i, 0))] = rows.real(i, 1);
  return result;
}

/// The user's weighing of several indices, with intervals of rank.
class CompositeTable {
 public:
  CompositeTable(const PowerReader& power, const PowerQuery& query) : power_(power), query_(query) {
    for (const auto& [word, weight] : query.weights) {
      indices_.push_back(power.resolve(word, query.year, "--weights"));
      weights_.push_back(weight);
    }
    if (indices_.empty()) {
      throw Error(ErrorKind::Usage,
                  "a composite index needs weights",
                  "--weights",
                  "such as --weights mil=30,eco=40,pop=30");
    }
    if (std::set(indices_.begin(), indices_.end()).size() < indices_.size()) {
      throw Error(ErrorKind::Usage,
                  "two of the weights mean the same index",
                  "--weights",
                  fmt::format("the indices are {}", one_of(power.indices())));
    }
    year_ = query.year.value_or(power.last_common_year(indices_));
    for (const auto& index : indices_) power.require_year(index, year_);
  }

  Table table() {
    score();
    Table table{"power", fmt::format("Composite index, {}", year_), columns(), {}, {}, {}};
    const auto shown = query_.top > 0
                           ? std::min(static_cast<std::size_t>(query_.top), order_.size())
                           : order_.size();
    for (std::size_t i = 0; i < shown; ++i) table.rows.push_back(row(order_[i]));
    std::string weighing;
    const double total = std::accumulate(weights_.begin(), weights_.end(), 0.0);
    std::vector<std::string> sources;
    for (std::size_t k = 0; k < indices_.size(); ++k) {
      weighing +=
          fmt::format("{}{} {:.3g} %", k == 0 ? "" : ", ", indices_[k], 100 * weights_[k] / total);
      const auto ids = power_.sources(indices_[k]);
      sources.insert(sources.end(), ids.begin(), ids.end());
    }
    table.notes.push_back("weights: " + weighing);
    table.notes.push_back(
        "rank_lo and rank_hi: 90 % of 2,000 other weighings around these (Dirichlet, concentration "
        "20, seed 1); a state without an index is scored on the others");
    cite(power_.database(), table, sources);
    return table;
  }

 private:
  void score() {
    std::set<int> states;
    std::vector<std::map<int, double>> shares;
    for (const auto& index : indices_) {
      shares.push_back(shares_of(power_.database(), index, year_));
      for (const auto& [state, share] : shares.back()) states.insert(state);
    }
    states_.assign(states.begin(), states.end());
    for (const int state : states_) {
      for (const auto& by_state : shares) {
        const auto found = by_state.find(state);
        values_.push_back(found == by_state.end() ? kMissing : found->second);
      }
    }
    result_ = power::composite(values_, weights_);
    for (std::size_t i = 0; i < states_.size(); ++i) {
      if (result_.rows[i].rank > 0) order_.push_back(i);
    }
    std::ranges::stable_sort(order_, {}, [&](std::size_t i) { return result_.rows[i].rank; });
  }

  std::vector<Column> columns() const {
    auto columns = kWho;
    columns.push_back({"score", "share", "weighted mean of the shares"});
    columns.push_back({"rank_lo", "", "better end of the 90 % interval of ranks"});
    columns.push_back({"rank_hi", "", "worse end of the 90 % interval of ranks"});
    for (const auto& index : indices_) columns.push_back({index, "share", "share in this index"});
    columns.push_back({"score_lo", "share", "lower end of the 90 % interval of scores"});
    columns.push_back({"score_hi", "share", "upper end of the 90 % interval of scores"});
    columns.push_back({"available", "share", "share of the weights whose index the state has"});
    return columns;
  }

  std::vector<Cell> row(std::size_t i) const {
    const auto cell = [](double value) {
      return is_missing(value) ? Cell(std::monostate{}) : Cell(value);
    };
    const auto& r = result_.rows[i];
    const auto who =
        power_.database().query(fmt::format("SELECT iso3, coalesce(core.name_of(state, {}, 'en'), "
                                            "name) FROM core.states WHERE state = {}",
                                            year_,
                                            states_[i]));
    std::vector<Cell> cells{std::int64_t{r.rank},
                            std::int64_t{states_[i]},
                            who.is_null(0, 0) ? Cell(std::monostate{}) : Cell(who.text(0, 0)),
                            who.text(0, 1),
                            cell(r.score),
                            std::int64_t{r.rank_lo},
                            std::int64_t{r.rank_hi}};
    for (std::size_t k = 0; k < indices_.size(); ++k)
      cells.push_back(cell(values_[i * indices_.size() + k]));
    cells.push_back(cell(r.score_lo));
    cells.push_back(cell(r.score_hi));
    cells.push_back(cell(r.available));
    return cells;
  }

  const PowerReader& power_;
  const PowerQuery& query_;
  std::vector<std::string> indices_;
  std::vector<double> weights_;
  Year year_ = 0;
  std::vector<int> states_;
  std::vector<double> values_;
  power::Composite result_;
  std::vector<std::size_t> order_;
};

/// The vintage asked for, or the newest.
std::string chosen_vintage(store::Database& database, const std::optional<std::string>& wanted) {
  const auto rows =
      database.query("SELECT DISTINCT vintage FROM core.capabilities ORDER BY vintage");
  std::vector<std::string> known;
  for (std::size_t i = 0; i < rows.rows(); ++i) known.push_back(rows.text(i, 0));
  if (known.empty())
    throw Error(
        ErrorKind::MissingData, "this world has no capability data", {}, "see `orrery sources`");
  if (!wanted) return known.back();
  if (std::ranges::find(known, *wanted) != known.end()) return *wanted;
  throw Error(ErrorKind::Usage,
              fmt::format("there is no vintage \"{}\"", *wanted),
              "--vintage",
              fmt::format("this world has {}", one_of(known)));
}

Table composite_or_index(store::Database& database, const PowerQuery& query) {
  const PowerReader power(database);
  if (query.index == "composite" || !query.weights.empty())
    return CompositeTable(power, query).table();
  // The reference edition has no capability data; GDP is what it can show first.
  const bool without_cinc = query.index == "cinc" && !power.is_index("cinc");
  const auto index = power.resolve(without_cinc ? "gdp" : query.index, query.year, "--index");
  if (index == "cinc") {
    const auto vintage = chosen_vintage(database, query.vintage);
    const auto span = database.query(fmt::format(
        "SELECT min(year), max(year) FROM power.cinc WHERE vintage = {}", quoted_text(vintage)));
    const auto year = query.year.value_or(static_cast<Year>(span.integer(0, 1)));
    if (year < span.integer(0, 0) || year > span.integer(0, 1)) {
      throw Error(ErrorKind::Usage,
                  fmt::format("CINC ({}) has no data in {}; it covers {} to {}",
                              vintage,
                              year,
                              span.text(0, 0),
                              span.text(0, 1)),
                  "--year",
                  fmt::format("use --year {}",
                              year < span.integer(0, 0) ? span.text(0, 0) : span.text(0, 1)));
    }
    return cinc_table(
        power, query, "coalesce(core.name_of(c.state, c.year, 'en'), s.name)", year, vintage);
  }
  const auto year = query.year.value_or(power.last_common_year({index}));
  power.require_year(index, year);
  auto table = shares_table(
      power, query, "coalesce(core.name_of(c.state, c.year, 'en'), s.name)", year, index);
  if (without_cinc)
    table.notes.push_back(
        "this world has no capability data, so CINC cannot be shown; see `orrery sources`");
  return table;
}

}  // namespace

Document Session::power(const PowerQuery& query) const {
  auto table = composite_or_index(impl_->database, query);
  return {table.title, {std::move(table)}};
}

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
