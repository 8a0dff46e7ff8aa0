// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <igraph.h>

#include <mutex>
#include <span>
#include <vector>

#include "orrery/base/random.hpp"
#include "orrery/networks/graph.hpp"

namespace orrery::networks {

// The one door to igraph: only sources of this module include this header.

/// Throws the Error{Failure} of a call to igraph that did not succeed.
void require(igraph_error_t code);

/// While it lives, igraph is this thread's alone, draws its random numbers from `random` and
/// returns errors instead of aborting. The library that distributions ship keeps its error state,
/// its stack of unfinished objects and its generator in globals, hence the lock; what was set
/// before is set again at the end.
class IgraphSession {
 public:
  /// Waits for its turn; `random` must outlive the session.
  explicit IgraphSession(RandomStream& random);
  ~IgraphSession();
  IgraphSession(const IgraphSession&) = delete;
  IgraphSession& operator=(const IgraphSession&) = delete;

 private:
  std::unique_lock<std::mutex> turn_;
  igraph_rng_t generator_;
  igraph_rng_t* earlier_generator_;
  igraph_error_handler_t* earlier_handler_;
};

/// A vector of whole numbers of igraph, freed at the end.
class IgraphIntegers {
 public:
  /// `size` zeros.
  explicit IgraphIntegers(std::size_t size);
  ~IgraphIntegers() { igraph_vector_int_destroy(&vector_); }
  IgraphIntegers(const IgraphIntegers&) = delete;
  IgraphIntegers& operator=(const IgraphIntegers&) = delete;

  /// The handle.
  igraph_vector_int_t* get() { return &vector_; }
  /// The numbers.
  std::span<igraph_integer_t> values();

 private:
  igraph_vector_int_t vector_{};
};

/// A vector of numbers of igraph, freed at the end.
class IgraphReals {
 public:
  /// `size` zeros.
  explicit IgraphReals(std::size_t size);
  ~IgraphReals() { igraph_vector_destroy(&vector_); }
  IgraphReals(const IgraphReals&) = delete;
  IgraphReals& operator=(const IgraphReals&) = delete;

  /// The handle.
  igraph_vector_t* get() { return &vector_; }
  /// The numbers.
  std::span<igraph_real_t> values();

 private:
  igraph_vector_t vector_{};
};

/// A graph of igraph with its weights, freed at the end.
class IgraphGraph {
 public:
  /// The same nodes and ties, ties in the same order.
  explicit IgraphGraph(const Graph& graph);
  ~IgraphGraph() { igraph_destroy(&graph_); }
  IgraphGraph(const IgraphGraph&) = delete;
  IgraphGraph& operator=(const IgraphGraph&) = delete;

  /// The handle.
  const igraph_t* get() const { return &graph_; }
  /// The weights of the ties.
  IgraphReals& weights() { return weights_; }

 private:
  IgraphReals weights_;
  igraph_t graph_{};
};

}  // namespace orrery::networks
