// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/relations/measures.hpp"

#include "orrery/relations/tables/signed_networks.hpp"

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
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::relations
