// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/order/blocs.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "orrery/base/error.hpp"
#include "orrery/networks/agreement.hpp"

namespace orrery::norms {
namespace {

using networks::Partition;

/// The graph of a session and who its nodes are, ascending.
struct VotingGraph {
  std::vector<State> states;
  networks::Graph graph;
};

bool is_tied(const PairAgreement& pair, const BlocOptions& options) {
  return pair.n >= options.least_common && pair.agree > 0;
}

VotingGraph voting_graph(std::span<const PairAgreement> pairs, const BlocOptions& options) {
  VotingGraph result;
  auto& states = result.states;
  for (const auto& pair : pairs) {
    if (!is_tied(pair, options)) continue;
    states.push_back(pair.state1);
    states.push_back(pair.state2);
  }
  std::ranges::sort(states);
  states.erase(std::unique(states.begin(), states.end()), states.end());
  const auto node = [&](State state) {
    return static_cast<std::int32_t>(std::ranges::lower_bound(states, state) - states.begin());
  };
  result.graph.nodes = static_cast<std::int32_t>(states.size());
  for (const auto& pair : pairs) {
    if (!is_tied(pair, options)) continue;
    result.graph.edges.push_back({node(pair.state1), node(pair.state2), pair.agree});
  }
  return result;
}

/// How many nodes two communities share, for all pairs: cells[a * width + b].
struct Overlap {
  std::size_t width;
  std::vector<std::int32_t> cells;
};

Overlap overlap_of(const Partition& a, const Partition& b) {
  Overlap result{static_cast<std::size_t>(b.communities), {}};
  result.cells.resize(static_cast<std::size_t>(a.communities) * result.width, 0);
  for (std::size_t i = 0; i < a.community.size(); ++i) {
    ++result.cells[static_cast<std::size_t>(a.community[i]) * result.width +
                   static_cast<std::size_t>(b.community[i])];
  }
  return result;
}

/// New numbers of communities: the larger first, of equals the one with the lower first node.
std::vector<std::int32_t> order_by_size(const Partition& partition) {
  const auto count = static_cast<std::size_t>(partition.communities);
  std::vector<std::size_t> size(count, 0);
  std::vector<std::size_t> first(count, partition.community.size());
  for (std::size_t i = 0; i < partition.community.size(); ++i) {
    const auto c = static_cast<std::size_t>(partition.community[i]);
    ++size[c];
    first[c] = std::min(first[c], i);
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::sort(order, {}, [&](std::size_t c) {
    return std::pair(partition.community.size() - size[c], first[c]);
  });
  std::vector<std::int32_t> number(count);
  for (std::size_t i = 0; i < count; ++i) number[order[i]] = static_cast<std::int32_t>(i);
  return number;
}

/// The best of the runs, its communities in order.
Partition best_of(const std::vector<Partition>& runs) {
  auto best = *std::ranges::max_element(runs, {}, &Partition::quality);
  const auto number = order_by_size(best);
  for (auto& community : best.community) community = number[static_cast<std::size_t>(community)];
  return best;
}

/// For each node the share of runs in which its community overlaps most with its bloc.
std::vector<double> belonging(const Partition& best, const std::vector<Partition>& runs) {
  std::vector<double> share(best.community.size(), 0);
  for (const auto& run : runs) {
    const auto overlap = overlap_of(run, best);
    for (std::size_t i = 0; i < share.size(); ++i) {
      const auto row =
          static_cast<std::ptrdiff_t>(static_cast<std::size_t>(run.community[i]) * overlap.width);
      const auto begin = overlap.cells.begin() + row;
      const auto most = std::max_element(begin, begin + static_cast<std::ptrdiff_t>(overlap.width));
      if (most - begin == best.community[i]) share[i] += 1;
    }
  }
  for (auto& value : share) value /= static_cast<double>(runs.size());
  return share;
}

void set_firmness(const std::vector<Partition>& runs, SessionBlocs& result) {
  double rand = 0;
  double variation = 0;
  double compared = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t j = i + 1; j < runs.size(); ++j) {
      rand += networks::adjusted_rand(runs[i].community, runs[j].community);
      variation += networks::variation_of_information(runs[i].community, runs[j].community);
      ++compared;
    }
  }
  if (compared == 0) return;
  result.adjusted_rand = rand / compared;
  result.variation = variation / compared;
}

void require_once(const VotingGraph& voting) {
  auto edges = voting.graph.edges;
  const auto ends = [](const networks::Edge& edge) { return std::minmax({edge.a, edge.b}); };
  std::ranges::sort(edges, {}, ends);
  if (std::ranges::adjacent_find(edges, {}, ends) != edges.end()) {
    throw Error(ErrorKind::Failure, "the agreement of a pair is there twice");
  }
}

}  // namespace

SessionBlocs blocs(std::span<const PairAgreement> pairs, const BlocOptions& options) {
  const auto voting = voting_graph(pairs, options);
  SessionBlocs result;
  if (voting.states.empty()) return result;
  require_once(voting);
  const auto runs = networks::leiden(voting.graph, std::max(options.runs, 1), options.leiden);
  const auto best = best_of(runs);
  const auto share = belonging(best, runs);
  for (std::size_t i = 0; i < voting.states.size(); ++i) {
    result.members.push_back({voting.states[i], best.community[i] + 1, share[i]});
  }
  result.blocs = best.communities;
  result.ties = static_cast<std::int32_t>(voting.graph.edges.size());
  result.agreement = 0;
  for (const auto& edge : voting.graph.edges) result.agreement += edge.weight / result.ties;
  result.quality = best.quality;
  set_firmness(runs, result);
  return result;
}

std::vector<std::int32_t> BlocLines::next(std::span<const BlocMember> members) {
  struct Shared {
    std::int32_t line;
    std::int32_t bloc;
    std::int32_t states;
  };
  std::vector<Shared> shared;
  std::int32_t count = 0;
  for (const auto& member : members) {
    count = std::max(count, member.bloc);
    const auto found = std::ranges::lower_bound(earlier_, member.state, {}, &Placed::state);
    if (found == earlier_.end() || found->state != member.state) continue;
    const auto same = std::ranges::find_if(
        shared, [&](const Shared& s) { return s.line == found->line && s.bloc == member.bloc; });
    if (same == shared.end()) {
      shared.push_back({found->line, member.bloc, 1});
    } else {
      ++same->states;
    }
  }
  std::ranges::sort(
      shared, {}, [](const Shared& s) { return std::tuple(-s.states, s.bloc, s.line); });
  std::vector<std::int32_t> lines(static_cast<std::size_t>(count), 0);
  std::vector<bool> taken(static_cast<std::size_t>(begun_) + 1, false);
  for (const auto& candidate : shared) {
    auto& line = lines[static_cast<std::size_t>(candidate.bloc) - 1];
    if (line != 0 || taken[static_cast<std::size_t>(candidate.line)]) continue;
    line = candidate.line;
    taken[static_cast<std::size_t>(candidate.line)] = true;
  }
  for (auto& line : lines) {
    if (line == 0) line = ++begun_;
  }
  earlier_.clear();
  for (const auto& member : members) {
    earlier_.push_back({member.state, lines[static_cast<std::size_t>(member.bloc) - 1]});
  }
  return lines;
}

}  // namespace orrery::norms
