// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orrery/api/table.hpp"
#include "orrery/base/ids.hpp"
#include "orrery/base/progress.hpp"

namespace orrery::api {

/// What `orrery build` is asked for.
struct BuildOptions {
  std::vector<std::filesystem::path> data;  ///< folders searched for dataset files, first wins
  std::string edition = "auto";  ///< auto (full if any dataset is found), reference, full
  std::filesystem::path world;   ///< the file to write
  std::uint64_t seed = 1;
  int threads = 0;                    ///< 0: all cores
  bool carry_forward = false;         ///< carry major powers past their coverage, flagged
  bool partial = false;               ///< take files that hold only a part of their release's rows
  std::vector<std::string> measures;  ///< power, norms, institutions, relations, order; none: all
  std::string command;                ///< the command line, for the record in meta.build
};

/// How a build ended.
struct BuildSummary {
  std::string edition;
  int sources_loaded = 0;
  int sources_missing = 0;
  std::int64_t rows = 0;  ///< rows read from sources
  double seconds = 0;
  std::uintmax_t bytes = 0;  ///< size of the world file
};

/// Builds a world beside its target and renames it when complete; whatever goes wrong, an existing
/// world stays as it was. Throws Error (MissingData for bad input with file and line, Failure for a
/// full disk or an unwritable folder, Cancelled).
BuildSummary build(const BuildOptions& options, const Progress& progress);

struct SourcesQuery {
  std::vector<std::string> ids;  ///< empty: all
  bool missing = true;           ///< list datasets that are not loaded, too
};

struct PowerQuery {
  std::optional<Year> year;  ///< the last year with data if absent
  int top = 20;              ///< 0: all states
  /// An index of power.shares: cinc, milex, …, gdp, net_power, composite.
  std::string index = "cinc";
  std::optional<std::string> vintage;                   ///< "v5", "v6", "v7"; the newest if absent
  std::vector<std::pair<std::string, double>> weights;  ///< of a composite: mil 30, eco 40, …
  bool explain = false;  ///< what each part adds to CINC or to the composite
};

struct SystemQuery {
  std::optional<Year> from;
  std::optional<Year> to;
  std::string index = "cinc";
  std::string set = "majors";  ///< system or majors
};

struct NormsQuery {
  std::optional<Year> year;  ///< the last year with data if absent and no other choice is made
  std::optional<Year> from;  ///< with `from` or `to`: by year
  std::optional<Year> to;
  std::string group;  ///< a group or organisation by year
  int top = 10;       ///< movers listed, 0: all
};

struct BalanceQuery {
  std::optional<Year> year;  ///< all signed networks in this year
  std::optional<Year> from;  ///< else one by year
  std::optional<Year> to;
  std::string set;  ///< the network, such as "alliances_disputes"; the first if empty
  int top = 20;     ///< broken ties listed, 0: all
};

/// What stands beside a result in a file: how it was made, and what to cite.
struct DesignText {
  std::string json;          ///< choices, command, world, sources
  std::string bibliography;  ///< BibTeX
};

struct DyadQuery {
  std::string one;  ///< a state, or a group or organisation, of which the members of the year count
  std::string other;
  std::optional<Year> from;
  std::optional<Year> to;
  /// Of the layers of the signed index: alliance 2, votes 1, …; the defaults if empty.
  std::vector<std::pair<std::string, double>> weights;
  std::vector<std::string> compare;  ///< further pairs of states: "USA-CHN"
  bool explain = false;              ///< what each layer adds to the index, and influence in parts
  /// Of the parts of influence: trade 1, arms 1, …; the same for all if empty.
  std::vector<std::pair<std::string, double>> bandwidth{};
  std::vector<std::pair<std::string, double>> dependence{};
};

struct TriangleQuery {
  std::vector<std::string> states;  ///< three
  std::optional<Year> from;
  std::optional<Year> to;
  double threshold = 0.05;  ///< of the signed index: amity above it, enmity below its negative
  std::vector<std::pair<std::string, double>> weights;  ///< as in DyadQuery
};

struct OrganisationQuery {
  std::string org;             ///< by acronym or name; empty: all
  std::optional<Year> year;    ///< the last year with data if absent
  int top = 20;                ///< organisations listed, 0: all
  std::optional<Year> from{};  ///< with `from` or `to`: the world of organisations by year
  std::optional<Year> to{};
  std::string group = "global_south";  ///< whose organisations are counted
  double majority = 0.5;  ///< a group has a majority above this share of members or of power
  bool explain = false;   ///< with what the share of the group is made of
};

struct OrderQuery {
  std::optional<Year> year;  ///< the last year of each element if absent
  std::string element;       ///< power, norms, institutions or relations; empty: all
  std::string penalty;       ///< of change points: a number above 0, mbic (the default) or bic
  bool explain = false;      ///< with parts, formulas and change points at other penalties
  /// Indicators that count neither in rates nor in change points: "concentration".
  std::vector<std::string> without{};
};

struct SpeechesQuery {
  std::string list;                  ///< a list of terms; empty with no terms: what lists there are
  std::vector<std::string> terms;    ///< words and phrases instead of a list
  std::filesystem::path lists_file;  ///< CSV of lists instead of the shipped ones
  std::string state;                 ///< only the speeches of this state, by code or name
  std::optional<Year> from;
  std::optional<Year> to;
  int threads = 0;
};

struct FrameQuery {
  std::string unit;            ///< state-years, state-days, leader-years, dyad-years or k-ad-years
  std::string system = "cow";  ///< cow or gw
  int k = 3;                   ///< states in a row of k-ad-years
  bool directed = true;        ///< pairs in both orders
  std::optional<Year> from;
  std::optional<Year> to;
  std::vector<std::string> layers;   ///< "power", "majors", …; "all" for every one that fits
  std::vector<std::string> only;     ///< filters: "prd"
  std::vector<std::string> among;    ///< only these states, by code or name
  std::vector<std::string> columns;  ///< only these besides the keys; all if empty
  std::string where;                 ///< an SQL condition on the columns
  std::vector<std::string> whittle;  ///< policies for several disputes of a pair, in order
  std::string convention;            ///< "" or "peacesciencer"
  /// .csv, .csv.gz or .parquet; empty or "-": CSV to standard output.
  std::filesystem::path output;
  std::string command;  ///< the command line, for the design log
  int threads = 0;
};

struct FrameSummary {
  std::int64_t rows = 0;
  int columns = 0;
  double seconds = 0;
  std::vector<std::filesystem::path> files;  ///< the frame, its .json and its .bib
};

/// What `orrery estimate logit` is asked for.
struct LogitQuery {
  std::filesystem::path model;  ///< the model file, TOML; see docs/how-to/estimate-a-logit.md
  std::string text;             ///< its text; empty: read from the file
  std::string command;          ///< the command line, for the design log
};

/// A coefficient of a fitted logit; missing (NaN) where the term is collinear or predicts
/// perfectly.
struct LogitTerm {
  std::string name;
  double estimate;
  double lower;
  double upper;
  double p;
};

/// A fitted logit with what it was made from.
struct LogitAnswer {
  Document document;  ///< tables coefficients, fit and, if rows lack something, left_out
  std::vector<LogitTerm> terms;
  std::int64_t rows = 0;  ///< used
  DesignText design;      ///< the model file with its SHA-256, the frame, the sources
};

/// What `orrery check` is asked for.
struct ClaimsQuery {
  std::vector<std::string> files;  ///< claims files or names of shipped sets; empty: all shipped
  std::vector<std::string> only;   ///< ids of claims; empty: all
  std::string explain;             ///< the id of a claim to be shown with all behind it
  std::string variant;             ///< with explain: whose rows are shown; the main one if empty
  std::string language = "en";     ///< of the claims' words: en, ru or zh, where a file has them
  bool variants = false;           ///< with tables of every variant, of the rows behind the main
                                   ///< ones, and of the queries
  std::uint64_t seed = 1;
};

/// A test of a claim in short: its main variant, and how the variants came out.
struct TestSummary {
  std::string id;
  std::string says;     ///< the hypothesis
  std::string verdict;  ///< supported, partly supported, contradicted or not decidable
  double effect;        ///< the number and its interval; missing (NaN) where there is none
  double lo;
  double hi;
  std::string unit;
  std::string remark;  ///< what the number leaves unsaid, or which data are lacking
  double first_year;   ///< of the rows behind it; missing where they name no years
  double last_year;
  std::size_t rows = 0;
  std::size_t supporting = 0;  ///< variants
  std::size_t contradicting = 0;
  std::size_t with_data = 0;
  std::size_t variants = 0;
};

/// A claim with its verdict, in short.
struct ClaimSummary {
  std::string set;  ///< title of the file it stands in
  std::string id;
  std::string text;  ///< in the language asked for
  std::string source;
  std::string verdict;
  std::string reason;  ///< why the verdict is no clearer
  std::string note;
  std::vector<TestSummary> tests;
};

/// What the data say of claims.
struct ClaimsAnswer {
  Document document;                 ///< tables claims, tests and what else was asked for
  std::vector<ClaimSummary> claims;  ///< the same in short
  std::vector<std::string> unmet;    ///< claims whose verdict is not the one that they expect
};

/// Writes the tables claims.verdicts, claims.tests and claims.variants into a world, in place of
/// those of an earlier check; `answer` must be of a query with variants. All or nothing. Throws
/// Error{Failure} for a world that cannot be written.
void save_claims(const std::filesystem::path& world, const ClaimsAnswer& answer);

/// The claims files that the program holds: name, title, claims, and what each is about.
Document shipped_claims();

/// A claims file to begin with, full of comments.
std::string claims_template();

/// What `orrery estimate ideal-points` is asked for.
struct IdealPointsOptions {
  std::filesystem::path world;  ///< read and added to
  std::string issue = "all";    ///< all, important, me, nu, di, hr, co or ec
  std::optional<int> first_session;
  std::optional<int> last_session;
  std::string model = "dynamic";    ///< dynamic or static
  std::string absence = "exclude";  ///< exclude, abstain or model
  int chains = 4;
  int warmup = 500;
  int draws = 500;  ///< kept of each chain
  int thin = 3;     ///< sweeps from one kept draw to the next
  std::uint64_t seed = 1;
  int threads = 0;
  bool resume = false;
  std::filesystem::path output;  ///< where draws are saved; empty: nowhere
};

/// Samples the posterior of ideal points from the votes of a world and puts the positions into its
/// norms.ideal_points as model 'mcmc'. Returns a table of how well the chains agree. When it is
/// cancelled it leaves a checkpoint beside the world, from which `resume` goes on with the same
/// draws. Throws Error (MissingData without votes, Usage, Cancelled).
Document estimate_ideal_points(const IdealPointsOptions& options, const Progress& progress);

/// A check of `doctor`: its name, whether it passed, what was found, and what to do if it did not.
struct Check {
  std::string name;
  bool passed = false;
  std::string found;
  std::string hint;
};

/// A world opened for reading: one method a question. Throws Error{MissingData} when the file is
/// absent, not a world or written by a newer version, Error{Usage} for an unknown state, index or
/// layer (with the nearest names as hint).
class Session {
 public:
  /// Opens a world; `threads` is for its queries (0: all cores).
  explicit Session(const std::filesystem::path& world, int threads = 0);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// What is loaded and what is missing: version, coverage, licence, file.
  Document sources(const SourcesQuery& query) const;
  /// Where two files of one publisher disagree, and which is used: counts, or every case of the
  /// datasets named.
  Document conflicts(const std::vector<std::string>& ids) const;
  /// The design of an answer that goes to a file of this name: what it hangs on, the command line,
  /// the world and the sources.
  DesignText design(const Document& answer,
                    const std::string& file_name,
                    const std::string& command) const;
  /// BibTeX of the loaded sources, or of those named.
  std::string bibtex(const std::vector<std::string>& ids) const;
  /// A state by ISO3, COW code, GW code ("gw:260") or name in English, Russian or Chinese: its
  /// codes over time, names by period, membership spells and power. `language` is en, ru or zh.
  Document state(std::string_view who, std::string_view language) const;
  /// Power of states in a year.
  Document power(const PowerQuery& query) const;
  /// Concentration, polarity and the centre of power by year.
  Document power_system(const SystemQuery& query) const;
  /// The normative order in a year (positions, blocs, cohesion of groups, who moved), by year, or
  /// one group by year.
  Document norms(const NormsQuery& query) const;
  /// Structural balance of the signed networks of states, by year or in one, with the factions of
  /// an optimal division and the ties that it leaves broken.
  Document balance(const BalanceQuery& query) const;
  /// Two states or groups by year: votes in common, agreement, positions and their distance,
  /// similarity of alliances. Of two states also what relates them: signed index, layers,
  /// dependence, influence, disputes, treaties.
  Document dyad(const DyadQuery& query) const;
  /// Three states over time: types of the strategic triangle in spells and by year.
  Document triangle(const TriangleQuery& query) const;
  /// An organisation: who belongs, what the members are together by year, which organisations have
  /// the same members, where sources disagree; or all organisations of a year.
  Document organisation(const OrganisationQuery& query) const;
  /// The order in a year: indicators of each element, how fast it changed, change points near, what
  /// leads what, and which pairs of major powers are the most volatile.
  Document order(const OrderQuery& query) const;
  /// How norms spread: all that are fitted, or one by name ("UNESCO", "igo:nato") with its models
  /// and its curve.
  Document diffusion(const std::string& norm) const;
  /// How often speeches in the General Debate use a list of terms, by year and by speaker.
  Document speeches(const SpeechesQuery& query) const;
  /// Writes a frame with its sidecars.
  FrameSummary frame(const FrameQuery& query, const Progress& progress) const;
  /// Fits the logit that a model file describes to the rows of its frame; see numerics::fit_logit.
  /// Throws Error{Usage} with file and line for what is wrong in the file, Error{MissingData} for a
  /// layer without data, no complete row, or outcomes that are all alike.
  LogitAnswer logit(const LogitQuery& query, const Progress& progress) const;
  /// Checks claims against the world, which is not changed: runs the tests of each with all
  /// variants. Throws Error{Usage} with file and line for what is wrong in a claims file,
  /// Error{MissingData} for a file that is not there.
  ClaimsAnswer check(const ClaimsQuery& query, const Progress& progress) const;
  /// The units and layers that frames can have, each with its columns.
  Document frame_layers() const;
  /// Rows of one read-only SQL statement.
  Table sql(const std::string& query) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// Checks the program, the world file and the data folders; works without a world.
std::vector<Check> doctor(const std::filesystem::path& world,
                          const std::vector<std::filesystem::path>& data);

/// The program's version, "0.1.0".
std::string_view version();

}  // namespace orrery::api
