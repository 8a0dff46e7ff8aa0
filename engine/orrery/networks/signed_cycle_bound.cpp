// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_cycle_bound.hpp"

#include <glpk.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <queue>
#include <set>
#include <span>
#include <utility>

namespace orrery::networks {
namespace {

/// The ties of a cycle, ascending.
using Cycle = std::vector<std::int32_t>;

/// A cycle is added if the relaxation breaks less than this much of it.
constexpr double kViolated = 1 - 1e-6;
/// Among equally broken cycles the shorter one is the stronger.
constexpr double kHop = 1e-7;

/// Finds negative cycles that a relaxed solution breaks too little.
class CycleFinder {
 public:
  explicit CycleFinder(const SignedGraph& graph)
      : graph_(graph),
        neighbours_(static_cast<std::size_t>(graph.nodes)),
        distance_(2 * neighbours_.size()),
        came_by_(2 * neighbours_.size()) {
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
      const auto& tie = graph.ties[i];
      const auto number = static_cast<std::int32_t>(i);
      neighbours_[static_cast<std::size_t>(tie.a)].push_back({tie.b, number});
      neighbours_[static_cast<std::size_t>(tie.b)].push_back({tie.a, number});
    }
  }

  /// The negative triangles.
  std::set<Cycle> triangles() const {
    const auto n = static_cast<std::size_t>(graph_.nodes);
    std::vector<std::int32_t> tie_of(n * n, -1);
    for (std::size_t a = 0; a < n; ++a) {
      for (const auto& [b, tie] : neighbours_[a]) tie_of[a * n + static_cast<std::size_t>(b)] = tie;
    }
    std::set<Cycle> found;
    for (std::size_t i = 0; i < graph_.ties.size(); ++i) {
      const auto a = static_cast<std::size_t>(graph_.ties[i].a);
      const auto b = static_cast<std::size_t>(graph_.ties[i].b);
      for (std::size_t c = std::max(a, b) + 1; c < n; ++c) {
        if (tie_of[a * n + c] < 0 || tie_of[b * n + c] < 0) continue;
        Cycle cycle{static_cast<std::int32_t>(i), tie_of[a * n + c], tie_of[b * n + c]};
        if (!is_negative(cycle)) continue;
        std::ranges::sort(cycle);
        found.insert(std::move(cycle));
      }
    }
    return found;
  }

  /// For each node the least broken negative closed walk through it, as a cycle, if violated.
  std::set<Cycle> violated(std::span<const double> broken) {
    std::set<Cycle> found;
    for (std::int32_t node = 0; node < graph_.nodes; ++node) {
      if (!shortest(node, broken)) continue;
      auto cycle = negative_cycle(node);
      double sum = 0;
      for (const auto tie : cycle) sum += broken[static_cast<std::size_t>(tie)];
      if (sum < kViolated) found.insert(std::move(cycle));
    }
    return found;
  }

 private:
  struct Neighbour {
    std::int32_t node;
    std::int32_t tie;
  };

  bool is_hostile(std::int32_t tie) const {
    return graph_.ties[static_cast<std::size_t>(tie)].weight < 0;
  }
  bool is_negative(const Cycle& cycle) const {
    return std::ranges::count_if(cycle, [&](auto tie) { return is_hostile(tie); }) % 2 == 1;
  }

  // Each node is there twice: reached over an even number of hostile ties, and over an odd one.
  static std::size_t cover(std::int32_t node, bool odd) {
    return 2 * static_cast<std::size_t>(node) + (odd ? 1 : 0);
  }

  /// Dijkstra from the even copy of a node to its odd one; false if that is too far.
  bool shortest(std::int32_t start, std::span<const double> broken) {
    std::ranges::fill(distance_, std::numeric_limits<double>::infinity());
    using Reached = std::pair<double, std::size_t>;
    std::priority_queue<Reached, std::vector<Reached>, std::greater<>> open;
    distance_[cover(start, false)] = 0;
    open.emplace(0, cover(start, false));
    while (!open.empty()) {
      const auto [distance, at] = open.top();
      open.pop();
      if (at == cover(start, true)) return true;
      if (distance > distance_[at]) continue;
      for (const auto& [node, tie] : neighbours_[at / 2]) {
        const double next = distance + std::max(0.0, broken[static_cast<std::size_t>(tie)]) + kHop;
        const auto to = cover(node, (at % 2 == 1) != is_hostile(tie));
        if (next >= distance_[to] || next >= 1) continue;
        distance_[to] = next;
        came_by_[to] = tie;
        open.emplace(next, to);
      }
    }
    return false;
  }

  /// A simple negative cycle of the closed walk found last: loops that are positive are cut off.
  Cycle negative_cycle(std::int32_t start) const {
    std::vector<std::int32_t> nodes{start};
    Cycle ties;
    auto at = cover(start, true);
    while (true) {
      const auto tie = came_by_[at];
      const auto& ends = graph_.ties[static_cast<std::size_t>(tie)];
      const auto from = static_cast<std::size_t>(ends.a) == at / 2 ? ends.b : ends.a;
      at = cover(from, (at % 2 == 1) != is_hostile(tie));
      ties.push_back(tie);
      const auto before = std::ranges::find(nodes, from);
      if (before == nodes.end()) {
        nodes.push_back(from);
        continue;
      }
      const auto first = before - nodes.begin();
      Cycle loop(ties.begin() + first, ties.end());
      if (is_negative(loop)) {
        std::ranges::sort(loop);
        return loop;
      }
      ties.resize(static_cast<std::size_t>(first));
      nodes.resize(static_cast<std::size_t>(first) + 1);
    }
  }

  const SignedGraph& graph_;
  std::vector<std::vector<Neighbour>> neighbours_;
  std::vector<double> distance_;
  std::vector<std::int32_t> came_by_;
};

/// GLPK keeps an environment a thread, which is freed with the last programme of it.
struct GlpkEnvironment {
  GlpkEnvironment() { glp_term_out(GLP_OFF); }
  ~GlpkEnvironment() { glp_free_env(); }
  GlpkEnvironment(const GlpkEnvironment&) = delete;
  GlpkEnvironment& operator=(const GlpkEnvironment&) = delete;
};

/// The relaxation over the cycles found so far.
class CoveringProgramme {
 public:
  explicit CoveringProgramme(const SignedGraph& graph)
      : graph_(graph), problem_(glp_create_prob()) {
    glp_set_obj_dir(problem_.get(), GLP_MIN);
    glp_add_cols(problem_.get(), static_cast<int>(graph.ties.size()));
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
      const int column = static_cast<int>(i) + 1;
      glp_set_col_bnds(problem_.get(), column, GLP_LO, 0, 0);
      glp_set_obj_coef(problem_.get(), column, std::abs(graph.ties[i].weight));
    }
  }

  void add(const std::set<Cycle>& cycles) {
    int row = glp_add_rows(problem_.get(), static_cast<int>(cycles.size()));
    std::vector<int> columns;
    std::vector<double> ones;
    for (const auto& cycle : cycles) {
      // GLPK counts from 1.
      columns.assign(1, 0);
      for (const auto tie : cycle) columns.push_back(tie + 1);
      ones.assign(columns.size(), 1);
      glp_set_row_bnds(problem_.get(), row, GLP_LO, 1, 0);
      glp_set_mat_row(
          problem_.get(), row, static_cast<int>(cycle.size()), columns.data(), ones.data());
      cycles_.push_back(cycle);
      ++row;
    }
  }

  /// False if the limit was met or the solver gave up.
  bool solve(std::int64_t steps) {
    glp_smcp options;
    glp_init_smcp(&options);
    options.msg_lev = GLP_MSG_OFF;
    options.meth = GLP_DUALP;
    options.it_lim =
        static_cast<int>(std::min<std::int64_t>(steps, std::numeric_limits<int>::max()));
    const int before = glp_get_it_cnt(problem_.get());
    const int code = glp_simplex(problem_.get(), &options);
    steps_ += glp_get_it_cnt(problem_.get()) - before;
    return code == 0 && glp_get_status(problem_.get()) == GLP_OPT;
  }

  std::int64_t steps() const { return steps_; }

  std::vector<double> broken() const {
    std::vector<double> result(graph_.ties.size());
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i] = std::clamp(glp_get_col_prim(problem_.get(), static_cast<int>(i) + 1), 0.0, 1.0);
    }
    return result;
  }

  /// The weights of the cycles, each divided by the worst overload of its ties: their sum is the
  /// bound, and what they leave of each tie is to spare.
  void pack(CycleBound& result) const {
    std::vector<double> load(graph_.ties.size(), 0);
    std::vector<double> weight(cycles_.size());
    for (std::size_t i = 0; i < cycles_.size(); ++i) {
      weight[i] = std::max(0.0, glp_get_row_dual(problem_.get(), static_cast<int>(i) + 1));
      for (const auto tie : cycles_[i]) load[static_cast<std::size_t>(tie)] += weight[i];
    }
    double sum = 0;
    for (std::size_t i = 0; i < cycles_.size(); ++i) {
      double overload = 1;
      for (const auto tie : cycles_[i]) {
        const auto at = static_cast<std::size_t>(tie);
        overload = std::max(overload, load[at] / std::abs(graph_.ties[at].weight));
      }
      weight[i] /= overload;
      sum += weight[i];
    }
    if (sum < result.bound) return;
    result.bound = sum;
    for (std::size_t i = 0; i < load.size(); ++i) result.spare[i] = std::abs(graph_.ties[i].weight);
    for (std::size_t i = 0; i < cycles_.size(); ++i) {
      for (const auto tie : cycles_[i]) result.spare[static_cast<std::size_t>(tie)] -= weight[i];
    }
  }

 private:
  struct Delete {
    void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
  };

  const SignedGraph& graph_;
  std::unique_ptr<glp_prob, Delete> problem_;
  std::vector<Cycle> cycles_;
  std::int64_t steps_ = 0;
};

}  // namespace

CycleBound cycle_bound(const SignedGraph& graph, const CycleBoundOptions& options) {
  CycleBound result;
  result.broken.assign(graph.ties.size(), 0);
  for (const auto& tie : graph.ties) result.spare.push_back(std::abs(tie.weight));
  CycleFinder finder(graph);
  auto cycles = finder.triangles();
  if (cycles.empty()) cycles = finder.violated(result.broken);
  const GlpkEnvironment environment;
  CoveringProgramme programme(graph);
  while (!cycles.empty() && result.bound < options.enough && result.steps < options.steps) {
    options.check();
    programme.add(cycles);
    const bool solved = programme.solve(options.steps - result.steps);
    result.steps = programme.steps();
    // The dual simplex keeps weights of cycles that are allowed, and a bound, at every step.
    programme.pack(result);
    if (!solved) return result;
    result.broken = programme.broken();
    cycles = finder.violated(result.broken);
  }
  result.complete = cycles.empty();
  return result;
}

}  // namespace orrery::networks
