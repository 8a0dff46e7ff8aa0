// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/measures.hpp"

#include "orrery/relations/tables/tables.hpp"

namespace orrery::relations {
namespace {

constexpr world::Measure kMeasures[] = {
    {"dyad_years",
     "relations.dyad_years",
     "Relations of pairs of states",
     "index = sum_O w x / sum_O w over the known layers O, inside the bounds that the missing ones "
     "leave",
     "Oneal & Russett 1997; Signorino & Ritter 1999; Haege 2011; Manski 2003",
     R"({"weights": {"alliance": 2, "votes": 2, "joint": 1, "trade": 1, "agreements": 1, "arms": 1,
 "dispute": 2, "rivalry": 1, "conflict": 2, "sanctions": 1}, "half_of_trade": 0.01,
 "years_of_arms": 5, "fewest_roll_calls": 10})",
     fill_dyad_years},
    {"influence",
     "relations.influence",
     "Capacity to influence",
     "influence = bandwidth * dependence",
     "Moyer, Sweijs, Burrows & van Manen 2018",
     R"({"half_of_trade": 0.05, "years_of_arms": 5})",
     fill_influence},
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::relations
