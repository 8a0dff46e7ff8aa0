// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/report/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <system_error>

#include "orrery/api/csv.hpp"
#include "orrery/api/json.hpp"
#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/report/embedded.hpp"

namespace orrery::report {
namespace {

using api::Cell;
using api::Session;
using api::Table;
using Json = nlohmann::ordered_json;

/// A table of the page: its query is sql/<id>.sql.
struct PageTable {
  std::string_view id;
  std::string_view title;
  std::string_view needs;  ///< the table without which there is nothing to show
  std::string_view
      measure;  ///< of meta.measures, whose sources are cited; empty: it lists them itself
  std::string_view note;  ///< what a reader must know; may be empty
};

constexpr std::array<PageTable, 18> kTables{{
    {"coverage", "States with data, by source and year", "meta.coverage", "", ""},
    {"members",
     "Members of the systems of states",
     "core.state_years",
     "state_years",
     "a member on any day of the year counts"},
    {"shares",
     "Shares of power",
     "power.shares",
     "shares",
     "CINC is a mean of shares and need not sum to 1 where components are missing"},
    {"concentration",
     "Concentration of power",
     "power.system",
     "concentration",
     "majors end where their list ends"},
    {"polarity", "Polarity by domain", "power.polarity", "polarity", ""},
    {"centre", "Centre of power", "power.centre", "centre", ""},
    {"capitals", "Capitals", "power.centre", "centre", ""},
    {"transitions",
     "Power transitions",
     "power.transitions",
     "transitions",
     "a state that led and fell behind can be a challenger later, so a pair can stand twice"},
    {"ratios", "Challenger over leader", "power.ratios", "transitions", ""},
    {"top", "Largest states", "power.shares", "shares", ""},
    {"positions",
     "Positions in the General Assembly",
     "norms.ideal_points",
     "ideal_points",
     "Over all states and sessions the positions have mean 0 and standard deviation 1, and the "
     "United States is on the positive side. Rounded to four decimals."},
    {"spread",
     "Dispersion and polarisation of positions",
     "norms.spread",
     "spread",
     "Intervals carry the errors of the positions."},
    {"blocs", "Blocs in the General Assembly", "norms.blocs", "blocs", ""},
    {"pairs",
     "Similarity of pairs of leading states",
     "norms.similarity",
     "similarity",
     "A session of the General Assembly stands at the year in which it began. Rounded to four "
     "decimals."},
    {"organisations",
     "Organisations by year",
     "institutions.years",
     "institution_years",
     "Intergovernmental organisations and dated memberships are different collections."},
    {"relations",
     "Relations of pairs of leading states",
     "relations.dyad_years",
     "dyad_years",
     "The interval is what the layers that are not known leave open."},
    {"balance", "Friends, enemies and factions", "relations.frustration", "frustration", ""},
    {"change",
     "How fast each element of the order changes",
     "world_order.change",
     "change",
     "The change of five years, over its typical size."},
}};

/// What the ids of tables on claims begin with.
constexpr std::string_view kClaims = "claim";

std::string text_of(const Cell& cell) {
  const auto* text = std::get_if<std::string>(&cell);
  return text != nullptr ? *text : std::string();
}

/// Reads everything that the page shows from one world.
class PageData {
 public:
  explicit PageData(const Session& session) : session_(session) {
    const auto comments = session.sql(
        "SELECT column_name, arg_min(comment, CASE schema_name WHEN 'power' THEN 0 WHEN 'norms' "
        "THEN 1 WHEN 'core' THEN 2 ELSE 3 END) "
        "FROM duckdb_columns() WHERE comment IS NOT NULL AND schema_name IN ('power', 'norms', "
        "'institutions', 'relations', 'world_order', 'core', 'meta') GROUP BY column_name");
    for (const auto& row : comments.rows) meanings_.emplace(text_of(row[0]), text_of(row[1]));
  }

  /// The tables that this world can fill, by id.
  std::map<std::string, Table> tables() const {
    std::map<std::string, Table> result;
    for (const auto& page_table : kTables) {
      if (!exists(page_table.needs)) continue;
      auto table = session_.sql(
          std::string(embedded_text(embedded_report_sql(), fmt::format("{}.sql", page_table.id))));
      table.id = page_table.id;
      table.title = page_table.title;
      if (!page_table.note.empty()) table.notes.emplace_back(page_table.note);
      for (auto& column : table.columns) column.description = meaning(column.name);
      result.emplace(table.id, std::move(table));
    }
    add_claims(result);
    if (const auto top = result.find("top"); top != result.end()) add_rank_intervals(top->second);
    return result;
  }

  /// The JSON that stands in the page.
  Json json(const std::map<std::string, Table>& tables) const {
    const auto build =
        session_.sql("SELECT version, edition, strftime(started, '%Y-%m-%d'), seed FROM meta.build")
            .rows.at(0);
    Json page;
    page["version"] = text_of(build[0]);
    page["edition"] = text_of(build[1]);
    page["built"] = text_of(build[2]);
    page["world"] = "world.duckdb";
    page["seed"] = api::json_of(build[3]);
    page["sources"] = sources();
    page["tables"] = Json::object();
    for (const auto& page_table : kTables) {
      if (const auto found = tables.find(std::string(page_table.id)); found != tables.end()) {
        page["tables"][found->first] = table_json(found->second, page_table.measure);
      }
    }
    for (const auto& [id, table] : tables) {
      if (id.starts_with(kClaims)) page["tables"][id] = table_json(table, {});
    }
    return page;
  }

 private:
  bool exists(std::string_view table) const {
    const auto dot = table.find('.');
    return !session_
                .sql(fmt::format("SELECT 1 FROM information_schema.tables WHERE table_schema = "
                                 "'{}' AND table_name = '{}'",
                                 table.substr(0, dot),
                                 table.substr(dot + 1)))
                .rows.empty();
  }

  std::string meaning(const std::string& column) const {
    constexpr std::string_view kName = "_name";
    if (const auto found = meanings_.find(column); found != meanings_.end()) return found->second;
    if (column.ends_with(kName) || column == "name1" || column == "name2")
      return "name of that state";
    if (column.ends_with("_share")) return "share of the total over the states with data, 0 to 1";
    if (column == "complexity") return "share of pairs of domains of different type, 0 to 1";
    if (column.starts_with("rank_"))
      return "end of the 90 % interval of ranks over other weights of the components";
    return {};
  }

  /// The unit that tells the page how to print a column.
  static std::string unit_of(const std::string& column) {
    if (column == "share" || column == "top" || column == "cinc" || column.ends_with("_share"))
      return "share";
    if (column == "year" || column.ends_with("_year") || column.starts_with("parity_"))
      return "year";
    return {};
  }

  /// Verdicts on the claims that the program holds, with all behind them: tables claims,
  /// claim_tests, claim_variants, claim_rows and claim_queries.
  void add_claims(std::map<std::string, Table>& tables) const {
    api::ClaimsQuery query;
    query.variants = true;
    auto answer = session_.check(query, {});
    for (auto& table : answer.document.tables) {
      if (table.id != "claims") table.id = "claim_" + table.id;
      tables.emplace(table.id, std::move(table));
    }
  }

  /// How the ranking by equal weights of the six components would change under other weights.
  void add_rank_intervals(Table& top) const {
    api::PowerQuery query;
    query.top = 0;
    query.year = static_cast<Year>(std::get<std::int64_t>(top.rows.at(0).at(5)));
    for (const auto* component : {"milex", "milper", "irst", "pec", "tpop", "upop"})
      query.weights.emplace_back(component, 1);
    try {
      const auto document = session_.power(query);
      std::map<std::int64_t, std::pair<Cell, Cell>> intervals;
      for (const auto& row : document.tables.at(0).rows)
        intervals[std::get<std::int64_t>(row.at(1))] = {row.at(5), row.at(6)};
      for (auto& row : top.rows) {
        const auto found = intervals.find(std::get<std::int64_t>(row.at(1)));
        if (found == intervals.end()) continue;
        row[row.size() - 2] = found->second.first;
        row[row.size() - 1] = found->second.second;
      }
    } catch (const Error& error) {
      // Without capability data there are no components to weigh, and the intervals stay empty.
      if (error.kind() != ErrorKind::Usage && error.kind() != ErrorKind::MissingData) throw;
    }
  }

  Json sources() const {
    const auto rows = session_.sql(
        "SELECT source AS id, title, version, status, first_year, last_year, rows, states, "
        "licence, url, citation, file, note "
        "FROM meta.sources ORDER BY position");
    Json result = Json::array();
    for (const auto& row : rows.rows) {
      Json source;
      for (std::size_t i = 0; i < row.size(); ++i)
        source[rows.columns[i].name] = api::json_of(row[i]);
      // The page is handed on, so it names the file, not the folders of the machine that read it.
      if (source["file"].is_string()) source["file"] = file_name(source["file"].get<std::string>());
      result.push_back(std::move(source));
    }
    return result;
  }

  static std::string file_name(const std::string& place) {
    return place.substr(place.find_last_of('/') + 1);
  }

  Json table_json(const Table& table, std::string_view measure) const {
    Json result;
    result["title"] = table.title;
    result["columns"] = Json::array();
    for (const auto& column : table.columns) {
      result["columns"].push_back({{"name", column.name},
                                   {"unit", unit_of(column.name)},
                                   {"description", column.description},
                                   {"digits", column.digits}});
    }
    result["rows"] = Json::array();
    for (const auto& row : table.rows) {
      Json cells = Json::array();
      for (const auto& cell : row) cells.push_back(api::json_of(cell));
      result["rows"].push_back(std::move(cells));
    }
    result["sources"] = Json::array();
    const auto cited = session_.sql(fmt::format(
        "SELECT trim(unnest(string_split(sources, ','))) FROM meta.measures WHERE measure = '{}'",
        measure));
    for (const auto& row : cited.rows) result["sources"].push_back(text_of(row[0]));
    for (const auto& source : table.sources) result["sources"].push_back(source.id);
    result["notes"] = table.notes;
    result["csv"] = fmt::format("data/{}.csv", table.id);
    return result;
  }

  const Session& session_;
  std::map<std::string, std::string> meanings_;
};

void write_file(const std::filesystem::path& file, const std::string& content) {
  std::ofstream out(file, std::ios::binary);
  out << content;
  out.close();
  if (!out) {
    throw Error(ErrorKind::Failure,
                "the file cannot be written, or no space is left on the disk",
                file.string(),
                "free some space, or choose another folder with -o");
  }
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder / "data", failure);
  if (failure) {
    throw Error(ErrorKind::Failure,
                fmt::format("the folder {} cannot be made: {}", folder.string(), failure.message()),
                "-o",
                "choose a folder you may write to");
  }
}

/// The page with the data in their place. "<" is written as \u003c, so no text can end the script
/// element.
std::string page_with(const Json& data) {
  constexpr std::string_view kMark = "/*ORRERY_DATA*/";
  std::string page(embedded_text(embedded_page(), "report.html"));
  const auto at = page.find(kMark);
  if (at == std::string::npos)
    throw Error(ErrorKind::Internal, "the bundled page has no place for data");
  std::string text;
  for (const char c : data.dump()) {
    if (c == '<') {
      text += "\\u003c";
    } else {
      text += c;
    }
  }
  return page.replace(at, kMark.size(), text);
}

}  // namespace

ReportSummary write_report(const std::filesystem::path& world,
                           const std::filesystem::path& folder,
                           int threads) {
  const Session session(world, threads);
  const PageData data(session);
  const auto tables = data.tables();
  const auto page = page_with(data.json(tables));
  make_folder(folder);
  for (const auto& [id, table] : tables)
    write_file(folder / "data" / (id + ".csv"), api::csv_of(table));
  ReportSummary summary;
  summary.page = folder / "index.html";
  summary.tables = static_cast<int>(tables.size());
  write_file(summary.page, page);
  summary.bytes = page.size();
  return summary;
}

}  // namespace orrery::report
