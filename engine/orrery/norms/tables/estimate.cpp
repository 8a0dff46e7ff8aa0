// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/tables/estimate.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <set>

#include "orrery/base/error.hpp"
#include "orrery/norms/tables/tables.hpp"
#include "orrery/store/appender.hpp"
#include "orrery/store/atomic_file.hpp"
#include "orrery/store/transaction.hpp"

namespace orrery::norms {
namespace {

using store::quoted_text;

constexpr std::string_view kMagic = "orrery ideal points 1\n";
constexpr int kFirstYear = 1945;  // of session 0

std::string_view name_of(Absence absence) {
  if (absence == Absence::Abstain) return "abstain";
  return absence == Absence::Model ? "model" : "exclude";
}

template <typename T>
void put(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);  // NOLINT: plain numbers
}

template <typename T>
void put_all(std::string& bytes, const std::vector<T>& values) {
  put(bytes, static_cast<std::uint64_t>(values.size()));
  for (const auto& value : values) put(bytes, value);
}

/// Takes numbers from bytes in the order in which they were put.
class Taker {
 public:
  explicit Taker(const std::string& bytes) : bytes_(bytes) {}

  template <typename T>
  T one() {
    T value{};
    if (bytes_.size() - at_ < sizeof value) fail();
    bytes_.copy(reinterpret_cast<char*>(&value), sizeof value, at_);  // NOLINT: plain numbers
    at_ += sizeof value;
    return value;
  }
  template <typename T>
  std::vector<T> all() {
    const auto n = one<std::uint64_t>();
    if (n > (bytes_.size() - at_) / sizeof(T)) fail();
    std::vector<T> values;
    values.reserve(n);
    for (std::uint64_t i = 0; i < n; ++i) values.push_back(one<T>());
    return values;
  }
  std::string text(std::size_t n) {
    if (bytes_.size() - at_ < n) fail();
    at_ += n;
    return bytes_.substr(at_ - n, n);
  }

 private:
  [[noreturn]] static void fail() {
    throw Error(ErrorKind::MissingData, "the checkpoint is damaged");
  }

  const std::string& bytes_;
  std::size_t at_ = 0;
};

/// The row name of a run in meta.measures.
std::string measure_name(const Estimation& estimation) {
  return fmt::format(
      "ideal_points_mcmc_{}{}{}",
      estimation.votes.issue,
      estimation.votes.first_session ? fmt::format("_from_{}", *estimation.votes.first_session)
                                     : "",
      estimation.votes.last_session ? fmt::format("_to_{}", *estimation.votes.last_session) : "");
}

void record(store::Database& database,
            const Estimation& estimation,
            const VoteReading& reading,
            const Posterior& posterior) {
  std::string sources;
  for (const auto& source : reading.sources) sources += (sources.empty() ? "" : ", ") + source;
  const auto mixing = mixing_of(std::span(posterior.diagnostics).first(posterior.positions.size()));
  auto parameters = estimation.parameters();
  parameters.pop_back();
  parameters += fmt::format(", \"worst_rhat\": {:.4f}}}", mixing.rhat);
  const auto name = measure_name(estimation);
  database.execute(fmt::format(
      "DELETE FROM meta.measures WHERE measure = {0}; INSERT INTO meta.measures VALUES ({0}, "
      "'norms.ideal_points', 'Ideal points in the UN General Assembly, by sampling', 'P(vote <= k) "
      "= "
      "Phi(gamma_jk - beta_j theta_it)', 'Bailey, Strezhnev & Voeten 2017', {1}, {2})",
      quoted_text(name),
      quoted_text(parameters),
      quoted_text(sources)));
}

}  // namespace

std::string Estimation::parameters() const {
  const auto session = [](const std::optional<int>& s) {
    return s ? fmt::format("{}", *s) : std::string("null");
  };
  return fmt::format(
      "{{\"issue\": \"{}\", \"first_session\": {}, \"last_session\": {}, \"absence\": \"{}\", "
      "\"model\": \"{}\", \"chains\": {}, \"warmup\": {}, \"draws\": {}, \"thin\": {}, \"seed\": "
      "{}}}",
      votes.issue,
      session(votes.first_session),
      session(votes.last_session),
      name_of(votes.absence),
      dynamic ? "dynamic" : "static",
      sampling.chains,
      sampling.warmup,
      sampling.draws,
      sampling.thin,
      sampling.seed);
}

IdealPointModel model_of(const Estimation& estimation) {
  IdealPointModel model;
  if (!estimation.dynamic) model.movement = Movement::None;
  return model;
}

void save_checkpoint(const std::filesystem::path& file,
                     const std::string& key,
                     const SamplerSnapshot& snapshot) {
  std::string bytes(kMagic);
  put(bytes, static_cast<std::uint64_t>(key.size()));
  bytes += key;
  put(bytes, static_cast<std::uint64_t>(snapshot.chains.size()));
  for (const auto& chain : snapshot.chains) {
    put(bytes, chain.sweep);
    put(bytes, chain.pull);
    put_all(bytes, chain.positions);
    put_all(bytes, chain.items);
    put_all(bytes, chain.item_metrics);
    put_all(bytes, chain.cell_metrics);
    put_all(bytes, chain.scale_steps);
    put_all(bytes, chain.shift_steps);
  }
  for (const auto& draws : snapshot.draws) put_all(bytes, draws);
  store::AtomicFile target(file);
  std::ofstream out(target.part(), std::ios::binary);
  out << bytes;
  out.close();
  if (!out) {
    throw Error(ErrorKind::Failure, "the checkpoint cannot be written", file.string(), {});
  }
  target.commit();
}

SamplerSnapshot load_checkpoint(const std::filesystem::path& file, const std::string& key) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    throw Error(ErrorKind::MissingData,
                "there is no interrupted estimation to resume",
                file.string(),
                "leave out --resume");
  }
  const std::string bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  Taker take(bytes);
  if (take.text(kMagic.size()) != kMagic)
    throw Error(ErrorKind::MissingData, "this is no checkpoint", file.string());
  if (take.text(take.one<std::uint64_t>()) != key) {
    throw Error(ErrorKind::MissingData,
                "the interrupted estimation was one of other votes or options",
                file.string(),
                "repeat the options of the first command, or leave out --resume");
  }
  SamplerSnapshot snapshot;
  const auto chains = take.one<std::uint64_t>();
  for (std::uint64_t c = 0; c < chains; ++c) {
    ChainState chain;
    chain.sweep = take.one<std::int64_t>();
    chain.pull = take.one<double>();
    chain.positions = take.all<double>();
    chain.items = take.all<ItemValue>();
    chain.item_metrics = take.all<ItemMatrix>();
    chain.cell_metrics = take.all<double>();
    chain.scale_steps = take.all<double>();
    chain.shift_steps = take.all<double>();
    snapshot.chains.push_back(std::move(chain));
  }
  for (std::uint64_t c = 0; c < chains; ++c) snapshot.draws.push_back(take.all<float>());
  return snapshot;
}

void write_positions(store::Database& database,
                     const Estimation& estimation,
                     const VoteReading& reading,
                     const VotePanel& panel,
                     const Posterior& posterior) {
  const bool exists =
      database
          .query(
              "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'norms' AND table_name = "
              "'ideal_points'")
          .integer(0, 0) > 0;
  store::Transaction transaction(database);
  if (!exists) {
    create_tables(database, "schema.sql");
    create_tables(database, "ideal_points.sql");
  }
  const auto sessions = panel.sessions();
  database.execute(fmt::format(
      "DELETE FROM norms.ideal_points WHERE model = 'mcmc' AND issue = {} AND session BETWEEN {} "
      "AND {}",
      quoted_text(estimation.votes.issue),
      sessions.front(),
      sessions.back()));
  store::Appender table(database, "norms", "ideal_points");
  for (std::size_t c = 0; c < panel.cells().size(); ++c) {
    const auto& cell = panel.cells()[c];
    const auto& position = posterior.positions[c];
    const auto session = sessions[static_cast<std::size_t>(cell.session)];
    table.add("mcmc",
              estimation.votes.issue,
              static_cast<std::int16_t>(panel.actors()[static_cast<std::size_t>(cell.actor)]),
              static_cast<std::int16_t>(session),
              static_cast<std::int16_t>(session + kFirstYear),
              position.mean,
              position.sd,
              position.q05,
              position.q95,
              static_cast<std::int16_t>(cell.votes));
  }
  table.finish();
  record(database, estimation, reading, posterior);
  transaction.commit();
}

void write_draws(const std::filesystem::path& file, const IdealPointSampler& sampler) {
  auto database = store::Database::in_memory();
  database.execute(
      "CREATE TABLE draws (chain SMALLINT, draw INTEGER, parameter VARCHAR, number INTEGER, "
      "session "
      "SMALLINT, value DOUBLE)");
  store::Appender table(database, "main", "draws");
  const auto& layout = sampler.layout();
  const auto& panel = sampler.panel();
  for (std::size_t chain = 0; chain < sampler.draws().size(); ++chain) {
    const auto& draws = sampler.draws()[chain];
    for (std::size_t i = 0; i < draws.size(); ++i) {
      const auto p = i % layout.size();
      const char* name = "position";
      std::int32_t number = 0;
      std::optional<std::int16_t> session;
      if (p < layout.cells) {
        const auto& cell = panel.cells()[p];
        number = panel.actors()[static_cast<std::size_t>(cell.actor)];
        session =
            static_cast<std::int16_t>(panel.sessions()[static_cast<std::size_t>(cell.session)]);
      } else if (p < layout.cut_begin()) {
        name = "slope";
        number = panel.items()[p - layout.slope_begin()];
      } else if (p < layout.second_cut_begin()) {
        name = "cut1";
        number = panel.items()[p - layout.cut_begin()];
      } else {
        name = "cut2";
        number = panel.items()[static_cast<std::size_t>(
            layout.second_cuts[p - layout.second_cut_begin()])];
      }
      table.add(static_cast<std::int16_t>(chain + 1),
                static_cast<std::int32_t>(i / layout.size() + 1),
                name,
                number,
                session,
                static_cast<double>(draws[i]));
    }
  }
  table.finish();
  store::AtomicFile target(file);
  const bool parquet = file.extension() == ".parquet";
  database.execute(fmt::format("COPY draws TO {} ({})",
                               quoted_text(target.part().string()),
                               parquet ? "FORMAT parquet" : "FORMAT csv, HEADER true"));
  target.commit();
}

}  // namespace orrery::norms
