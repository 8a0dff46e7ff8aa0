// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cmath>

#include "orrery/api/session.hpp"
#include "orrery/base/error.hpp"
#include "orrery/norms/tables/estimate.hpp"

namespace orrery::api {
namespace {

using norms::Estimation;

Estimation estimation_of(const IdealPointsOptions& options) {
  Estimation estimation;
  estimation.votes.issue = options.issue;
  estimation.votes.first_session = options.first_session;
  estimation.votes.last_session = options.last_session;
  estimation.votes.absence = norms::absence_of(options.absence);
  estimation.votes.bridge = options.model == "dynamic";
  estimation.dynamic = options.model == "dynamic";
  estimation.sampling = {.chains = options.chains,
                         .warmup = options.warmup,
                         .draws = options.draws,
                         .thin = options.thin,
                         .seed = options.seed,
                         .threads = options.threads};
  return estimation;
}

norms::VoteReading read(const IdealPointsOptions& options, const Estimation& estimation) {
  const Session checks_the_world(options.world);
  store::OpenOptions read_only;
  read_only.read_only = true;
  store::Database database(options.world, read_only);
  auto reading = norms::read_votes(database, estimation.votes);
  if (reading.votes.empty()) {
    throw Error(ErrorKind::MissingData,
                "the world has no roll calls with dissent of this issue and these sessions",
                options.world.string(),
                "build it with the votes of the UN General Assembly: orrery sources un_votes");
  }
  return reading;
}

std::filesystem::path checkpoint_of(const std::filesystem::path& world) {
  return world.string() + ".ideal-points.checkpoint";
}

void tell(const norms::VoteReading& reading, const Progress& progress) {
  if (reading.unknown_codes + reading.duplicates + reading.contradictions == 0) return;
  progress.notice(fmt::format(
      "votes left out: {} of unknown code, {} repeated, {} of states whose rows disagree",
      reading.unknown_codes,
      reading.duplicates,
      reading.contradictions));
}

Cell cell_of(double value) {
  return std::isfinite(value) ? Cell(value) : Cell();
}

Document mixing_document(const norms::DrawLayout& layout, const norms::Posterior& posterior) {
  Table table{"mixing", "How well the chains agree", {}, {}, {}, {}};
  table.columns = {{"parameters", "", "which parameters"},
                   {"number", "", "how many of them"},
                   {"rhat", "", "largest split R-hat"},
                   {"bulk_ess", "draws", "fewest effective draws, bulk", 3},
                   {"tail_ess", "draws", "fewest effective draws, tails", 3}};
  const auto all = std::span(posterior.diagnostics);
  const auto add = [&](const char* name, std::span<const numerics::ChainDiagnostics> part) {
    const auto worst = norms::mixing_of(part);
    table.rows.push_back({Cell(std::string(name)),
                          Cell(static_cast<std::int64_t>(part.size())),
                          cell_of(worst.rhat),
                          cell_of(worst.bulk_ess),
                          cell_of(worst.tail_ess)});
  };
  add("positions", all.first(layout.cells));
  add("slopes", all.subspan(layout.slope_begin(), layout.items));
  add("cuts", all.subspan(layout.cut_begin()));
  return {"Ideal points", {std::move(table)}};
}

}  // namespace

Document estimate_ideal_points(const IdealPointsOptions& options, const Progress& progress) {
  const auto estimation = estimation_of(options);
  const auto reading = read(options, estimation);
  tell(reading, progress);
  const auto panel = norms::panel_of(reading);
  norms::IdealPointSampler sampler(panel, norms::model_of(estimation), estimation.sampling);
  const auto checkpoint = checkpoint_of(options.world);
  const auto key = fmt::format("{} {} votes", estimation.parameters(), panel.size());
  if (options.resume) sampler.restore(norms::load_checkpoint(checkpoint, key));
  try {
    norms::run(sampler, progress);
  } catch (Error& error) {
    if (error.kind() != ErrorKind::Cancelled) throw;
    norms::save_checkpoint(checkpoint, key, sampler.snapshot());
    error.suggest("repeat the command with --resume to go on");
    throw;
  }
  const auto posterior =
      norms::summarise(sampler.layout(), sampler.draws(), estimation.sampling.threads);
  {
    store::Database database(options.world);
    norms::write_positions(database, estimation, reading, panel, posterior);
  }
  if (!options.output.empty()) norms::write_draws(options.output, sampler);
  std::filesystem::remove(checkpoint);
  return mixing_document(sampler.layout(), posterior);
}

}  // namespace orrery::api
