// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/measures.hpp"

#include "orrery/relations/tables/tables.hpp"

namespace orrery::relations {
namespace {

constexpr world::Measure kMeasures[] = {
    {"signed_ties",
     "relations.signed_ties",
     "Signed networks of states",
     "+1 for friends, -1 for enemies; a pair that is both is an enemy",
     "Harary 1961; Doreian & Mrvar 2015",
     R"json({"sets": {"alliances_disputes": ["cow_alliance", "cow_dispute"],
 "defense_disputes": ["cow_defense", "cow_dispute"],
 "atop_disputes": ["atop_alliance", "cow_dispute"],
 "defense_rivalry": ["atop_defense", "rivalry"]}, "mixed": "hostile"})json",
     fill_signed_ties},
    {"balance",
     "relations.balance",
     "Structural balance of signed networks",
     "triangle balance = (ppp + pnn) / triangles; walk balance = tr exp(A) / tr exp(|A|)",
     "Cartwright & Harary 1956; Davis 1967; Estrada & Benzi 2014",
     "{}",
     fill_balance},
    {"frustration",
     "relations.frustration",
     "Frustration index and factions of signed networks",
     "min over two factions of friendly ties between and hostile ties inside; normalised = "
     "1 - 2 frustration / lines",
     "Harary 1959; Barahona & Mahjoub 1986; Aref, Mason & Wilson 2020",
     R"({"steps": 500000, "starts": 20})",
     fill_frustration},
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
