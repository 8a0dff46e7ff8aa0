// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/two_mode.hpp"

#include <algorithm>
#include <string>

#include "orrery/base/error.hpp"
#include "orrery/networks/communities.hpp"

namespace orrery::networks {
namespace {

/// One kind of nodes: its ties to the other and its division.
struct Side {
  std::vector<std::vector<std::int32_t>> neighbours;
  std::vector<std::int32_t> module;

  double degree(std::size_t node) const { return static_cast<double>(neighbours[node].size()); }
};

struct Sides {
  Side rows;
  Side columns;
  double ties = 0;
};

Sides sides_of(const TwoModeGraph& graph) {
  Sides sides;
  sides.rows.neighbours.resize(static_cast<std::size_t>(graph.rows));
  sides.columns.neighbours.resize(static_cast<std::size_t>(graph.columns));
  for (const auto& tie : graph.ties) {
    if (tie.row < 0 || tie.row >= graph.rows || tie.column < 0 || tie.column >= graph.columns) {
      throw Error(ErrorKind::Failure,
                  "a tie of row " + std::to_string(tie.row) + " and column " +
                      std::to_string(tie.column) + " in a network of " +
                      std::to_string(graph.rows) + " by " + std::to_string(graph.columns));
    }
    sides.rows.neighbours[static_cast<std::size_t>(tie.row)].push_back(tie.column);
    sides.columns.neighbours[static_cast<std::size_t>(tie.column)].push_back(tie.row);
  }
  sides.ties = static_cast<double>(graph.ties.size());
  return sides;
}

void require_modules(std::span<const std::int32_t> module, std::int32_t nodes) {
  if (module.size() != static_cast<std::size_t>(nodes) ||
      std::ranges::any_of(module, [](auto m) { return m < 0; })) {
    throw Error(ErrorKind::Failure,
                std::to_string(module.size()) + " modules for " + std::to_string(nodes) +
                    " nodes, numbered from 0");
  }
}

std::size_t modules_in(std::span<const std::int32_t> one, std::span<const std::int32_t> other) {
  std::int32_t most = -1;
  for (const auto m : one) most = std::max(most, m);
  for (const auto m : other) most = std::max(most, m);
  return static_cast<std::size_t>(most) + 1;
}

/// The sum of degrees in each module.
std::vector<double> degrees_by_module(const Side& side, std::size_t modules) {
  std::vector<double> sum(modules, 0);
  for (std::size_t i = 0; i < side.module.size(); ++i)
    sum[static_cast<std::size_t>(side.module[i])] += side.degree(i);
  return sum;
}

double quality(const Sides& sides) {
  if (sides.ties == 0) return 0;
  const auto modules = modules_in(sides.rows.module, sides.columns.module);
  double within = 0;
  for (std::size_t i = 0; i < sides.rows.module.size(); ++i) {
    for (const auto j : sides.rows.neighbours[i])
      within += sides.rows.module[i] == sides.columns.module[static_cast<std::size_t>(j)] ? 1 : 0;
  }
  const auto k = degrees_by_module(sides.rows, modules);
  const auto d = degrees_by_module(sides.columns, modules);
  double chance = 0;
  for (std::size_t c = 0; c < modules; ++c) chance += k[c] * d[c] / sides.ties;
  return (within - chance) / sides.ties;
}

/// Puts each node of one kind into the module that suits it best given the other kind; of equally
/// good ones the first.
void assign(Side& side, const Side& other, double ties) {
  const auto modules = modules_in(side.module, other.module);
  const auto opposite = degrees_by_module(other, modules);
  std::vector<double> own(modules);
  for (std::size_t i = 0; i < side.module.size(); ++i) {
    if (side.neighbours[i].empty()) continue;
    std::ranges::fill(own, 0);
    for (const auto j : side.neighbours[i])
      ++own[static_cast<std::size_t>(other.module[static_cast<std::size_t>(j)])];
    for (std::size_t c = 0; c < modules; ++c) own[c] -= side.degree(i) * opposite[c] / ties;
    side.module[i] = static_cast<std::int32_t>(std::ranges::max_element(own) - own.begin());
  }
}

/// Merges the two modules that gain most by it; false if none do.
bool merge_best(Sides& sides) {
  const auto modules = modules_in(sides.rows.module, sides.columns.module);
  std::vector<double> between(modules * modules, 0);
  for (std::size_t i = 0; i < sides.rows.module.size(); ++i) {
    for (const auto j : sides.rows.neighbours[i]) {
      ++between[static_cast<std::size_t>(sides.rows.module[i]) * modules +
                static_cast<std::size_t>(sides.columns.module[static_cast<std::size_t>(j)])];
    }
  }
  const auto k = degrees_by_module(sides.rows, modules);
  const auto d = degrees_by_module(sides.columns, modules);
  constexpr double kLeastGain = 1e-9;
  double most = kLeastGain;
  std::size_t one = 0;
  std::size_t other = 0;
  for (std::size_t c = 0; c < modules; ++c) {
    for (std::size_t e = c + 1; e < modules; ++e) {
      const double gain = between[c * modules + e] + between[e * modules + c] -
                          (k[c] * d[e] + k[e] * d[c]) / sides.ties;
      if (gain > most) {
        most = gain;
        one = c;
        other = e;
      }
    }
  }
  if (one == other) return false;
  for (auto* side : {&sides.rows, &sides.columns}) {
    std::ranges::replace(
        side->module, static_cast<std::int32_t>(other), static_cast<std::int32_t>(one));
  }
  return true;
}

/// BRIM and merging until neither improves.
void improve(Sides& sides) {
  constexpr double kLeastGain = 1e-12;
  double best = quality(sides);
  for (;;) {
    auto tried = sides;
    assign(tried.columns, tried.rows, tried.ties);
    assign(tried.rows, tried.columns, tried.ties);
    while (merge_best(tried)) {
    }
    const double reached = quality(tried);
    if (reached <= best + kLeastGain) return;
    best = reached;
    sides = std::move(tried);
  }
}

/// The same division with modules numbered from 0 in the order in which nodes name them.
TwoModePartition numbered(const Sides& sides) {
  std::vector<std::int32_t> number(modules_in(sides.rows.module, sides.columns.module), -1);
  TwoModePartition result;
  const auto renumber = [&](const std::vector<std::int32_t>& module) {
    std::vector<std::int32_t> renumbered;
    for (const auto m : module) {
      auto& known = number[static_cast<std::size_t>(m)];
      if (known < 0) known = result.modules++;
      renumbered.push_back(known);
    }
    return renumbered;
  };
  result.row_module = renumber(sides.rows.module);
  result.column_module = renumber(sides.columns.module);
  result.quality = quality(sides);
  return result;
}

/// Both kinds of nodes as one: columns come after rows.
Graph as_one_mode(const TwoModeGraph& graph) {
  Graph result;
  result.nodes = graph.rows + graph.columns;
  for (const auto& tie : graph.ties) result.edges.push_back({tie.row, graph.rows + tie.column, 1});
  return result;
}

}  // namespace

double two_mode_modularity(const TwoModeGraph& graph,
                           std::span<const std::int32_t> row_module,
                           std::span<const std::int32_t> column_module) {
  require_modules(row_module, graph.rows);
  require_modules(column_module, graph.columns);
  auto sides = sides_of(graph);
  sides.rows.module.assign(row_module.begin(), row_module.end());
  sides.columns.module.assign(column_module.begin(), column_module.end());
  return quality(sides);
}

TwoModePartition two_mode_modules(const TwoModeGraph& graph, const TwoModeOptions& options) {
  auto sides = sides_of(graph);
  LeidenOptions leiden_options;
  leiden_options.seed = options.seed;
  leiden_options.unit = options.unit;
  TwoModePartition best;
  best.quality = -1;
  for (const auto& start : leiden(as_one_mode(graph), std::max(options.runs, 1), leiden_options)) {
    const auto cut = start.community.begin() + graph.rows;
    sides.rows.module.assign(start.community.begin(), cut);
    sides.columns.module.assign(cut, start.community.end());
    if (sides.ties > 0) improve(sides);
    if (const double reached = quality(sides); reached > best.quality) best = numbered(sides);
  }
  return best;
}

}  // namespace orrery::networks
