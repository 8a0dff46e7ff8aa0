// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/networks/igraph_door.hpp"

#include <string>

#include "orrery/base/error.hpp"

namespace orrery::networks {
namespace {

std::mutex& igraph_mutex() {
  static std::mutex mutex;
  return mutex;
}

RandomStream& stream_of(void* state) {
  return *static_cast<RandomStream*>(state);
}

igraph_error_t begin_generator(void** state) {
  *state = nullptr;
  return IGRAPH_SUCCESS;
}

void end_generator(void* /*state*/) {}

// The stream carries its own key; igraph has nothing to add.
igraph_error_t keep_seed(void* /*state*/, igraph_uint_t /*seed*/) {
  return IGRAPH_SUCCESS;
}

igraph_uint_t next_bits(void* state) {
  return stream_of(state).bits();
}

double next_uniform(void* state) {
  return stream_of(state).uniform();
}

constexpr igraph_rng_type_t generator_type() {
  igraph_rng_type_t type{};
  type.name = "Philox 4x32-10";
  type.bits = 32;
  type.init = begin_generator;
  type.destroy = end_generator;
  type.seed = keep_seed;
  type.get = next_bits;
  type.get_real = next_uniform;
  return type;
}

constexpr igraph_rng_type_t kGenerator = generator_type();

}  // namespace

void require(igraph_error_t code) {
  if (code == IGRAPH_SUCCESS) return;
  // What igraph had begun when it failed is freed here; without this it would leak.
  IGRAPH_FINALLY_FREE();
  throw Error(ErrorKind::Failure, std::string("igraph: ") + igraph_strerror(code));
}

IgraphSession::IgraphSession(RandomStream& random)
    : turn_(igraph_mutex()),
      generator_{&kGenerator, &random, true},
      earlier_generator_(igraph_rng_default()),
      earlier_handler_(igraph_set_error_handler(igraph_error_handler_ignore)) {
  igraph_rng_set_default(&generator_);
}

IgraphSession::~IgraphSession() {
  igraph_rng_set_default(earlier_generator_);
  igraph_set_error_handler(earlier_handler_);
}

IgraphIntegers::IgraphIntegers(std::size_t size) {
  require(igraph_vector_int_init(&vector_, static_cast<igraph_integer_t>(size)));
}

std::span<igraph_integer_t> IgraphIntegers::values() {
  return {VECTOR(vector_), static_cast<std::size_t>(igraph_vector_int_size(&vector_))};
}

IgraphReals::IgraphReals(std::size_t size) {
  require(igraph_vector_init(&vector_, static_cast<igraph_integer_t>(size)));
}

std::span<igraph_real_t> IgraphReals::values() {
  return {VECTOR(vector_), static_cast<std::size_t>(igraph_vector_size(&vector_))};
}

IgraphGraph::IgraphGraph(const Graph& graph) : weights_(graph.edges.size()) {
  IgraphIntegers ends(2 * graph.edges.size());
  const auto end = ends.values();
  const auto weight = weights_.values();
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    end[2 * i] = graph.edges[i].a;
    end[2 * i + 1] = graph.edges[i].b;
    weight[i] = graph.edges[i].weight;
  }
  require(igraph_create(&graph_, ends.get(), graph.nodes, IGRAPH_UNDIRECTED));
}

}  // namespace orrery::networks
