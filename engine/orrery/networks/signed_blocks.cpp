// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/signed_blocks.hpp"

#include <algorithm>
#include <cstddef>

namespace orrery::networks {
namespace {

/// A depth-first search that collects the ties of each block; without recursion, so that long
/// chains do no harm.
class BlockSearch {
 public:
  explicit BlockSearch(const SignedGraph& graph)
      : graph_(graph),
        neighbours_(static_cast<std::size_t>(graph.nodes)),
        entered_(neighbours_.size(), 0),
        low_(neighbours_.size(), 0),
        number_(neighbours_.size(), -1) {
    for (std::size_t i = 0; i < graph.ties.size(); ++i) {
      neighbours_[static_cast<std::size_t>(graph.ties[i].a)].push_back(i);
      neighbours_[static_cast<std::size_t>(graph.ties[i].b)].push_back(i);
    }
  }

  std::vector<Block> run() {
    for (std::size_t node = 0; node < neighbours_.size(); ++node) {
      if (entered_[node] == 0) search(node);
    }
    return std::move(found_);
  }

 private:
  struct Visit {
    std::size_t node;
    std::size_t came_by;
    std::size_t next = 0;
  };
  static constexpr std::size_t kNoTie = static_cast<std::size_t>(-1);

  std::size_t other_end(std::size_t tie, std::size_t node) const {
    const auto& ends = graph_.ties[tie];
    return static_cast<std::size_t>(ends.a) == node ? static_cast<std::size_t>(ends.b)
                                                    : static_cast<std::size_t>(ends.a);
  }

  void enter(std::size_t node, std::size_t came_by) {
    entered_[node] = low_[node] = ++clock_;
    path_.push_back({node, came_by});
  }

  void search(std::size_t start) {
    enter(start, kNoTie);
    while (!path_.empty()) {
      auto& visit = path_.back();
      const auto node = visit.node;
      if (visit.next == neighbours_[node].size()) {
        retreat();
        continue;
      }
      const auto tie = neighbours_[node][visit.next++];
      if (tie == visit.came_by) continue;
      const auto other = other_end(tie, node);
      if (entered_[other] == 0) {
        ties_.push_back(tie);
        enter(other, tie);
      } else if (entered_[other] < entered_[node]) {
        ties_.push_back(tie);
        low_[node] = std::min(low_[node], entered_[other]);
      }
    }
  }

  void retreat() {
    const auto visit = path_.back();
    path_.pop_back();
    if (path_.empty()) return;
    const auto parent = path_.back().node;
    low_[parent] = std::min(low_[parent], low_[visit.node]);
    // Nothing below reaches above the parent: the ties since then are a block.
    if (low_[visit.node] >= entered_[parent]) close_block(visit.came_by);
  }

  void close_block(std::size_t first_tie) {
    Block block;
    const auto begin = std::ranges::find(ties_, first_tie);
    const auto local = [&](std::int32_t node) {
      auto& number = number_[static_cast<std::size_t>(node)];
      if (number < 0) {
        number = block.graph.nodes++;
        block.node.push_back(node);
      }
      return number;
    };
    for (auto tie = begin; tie != ties_.end(); ++tie) {
      const auto& ends = graph_.ties[*tie];
      const auto a = local(ends.a);
      const auto b = local(ends.b);
      block.graph.ties.push_back({a, b, ends.weight});
    }
    ties_.erase(begin, ties_.end());
    for (const auto node : block.node) number_[static_cast<std::size_t>(node)] = -1;
    found_.push_back(std::move(block));
  }

  const SignedGraph& graph_;
  std::vector<std::vector<std::size_t>> neighbours_;
  std::vector<std::int32_t> entered_;
  std::vector<std::int32_t> low_;
  std::vector<std::int32_t> number_;
  std::vector<Visit> path_;
  std::vector<std::size_t> ties_;
  std::vector<Block> found_;
  std::int32_t clock_ = 0;
};

}  // namespace

std::vector<Block> blocks(const SignedGraph& graph) {
  return BlockSearch(graph).run();
}

std::vector<std::int8_t> assemble(std::int32_t nodes,
                                  const std::vector<Block>& blocks,
                                  const std::vector<std::vector<std::int8_t>>& sides) {
  std::vector<std::int8_t> all(static_cast<std::size_t>(nodes), 0);
  std::vector<std::vector<std::size_t>> blocks_of(all.size());
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (const auto node : blocks[i].node) blocks_of[static_cast<std::size_t>(node)].push_back(i);
  }
  std::vector<bool> placed(blocks.size(), false);
  std::vector<std::size_t> open;
  const auto place = [&](std::size_t block, std::int8_t turn) {
    placed[block] = true;
    for (std::size_t i = 0; i < blocks[block].node.size(); ++i) {
      const auto node = static_cast<std::size_t>(blocks[block].node[i]);
      if (all[node] == 0) open.push_back(node);
      all[node] = static_cast<std::int8_t>(turn * sides[block][i]);
    }
  };
  for (std::size_t first = 0; first < all.size(); ++first) {
    if (all[first] == 0) {
      all[first] = 1;
      open.push_back(first);
    }
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      for (const auto block : blocks_of[node]) {
        if (placed[block]) continue;
        const auto at = std::ranges::find(blocks[block].node, static_cast<std::int32_t>(node)) -
                        blocks[block].node.begin();
        place(block,
              static_cast<std::int8_t>(all[node] * sides[block][static_cast<std::size_t>(at)]));
      }
    }
  }
  return all;
}

}  // namespace orrery::networks
