// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/institutions/measures.hpp"

#include "orrery/institutions/tables/tables.hpp"

namespace orrery::institutions {
namespace {

constexpr world::Measure kMeasures[] = {
    {"memberships",
     "institutions.memberships",
     "Memberships of organisations",
     "full members: reference edition on 31 December where it is complete, else IGO data on any "
     "day of the year",
     "Pevehouse, Nordstrom, McManus & Jamison 2020",
     "{}",
     fill_memberships},
    {"joint",
     "institutions.joint",
     "Joint memberships",
     "full = sum_o a_io a_jo; weighted = sum_o a_io a_jo / (n_o - 1)",
     "Newman 2001",
     R"({"weight": "1 / (n - 1), n full members of the organisation"})",
     fill_joint},
    {"organisation_years",
     "institutions.organisation_years",
     "Organisations by year",
     "share = sum over members / sum over states; heterogeneity = sd of ideal points of members",
     "Koremenos, Lipson & Snidal 2001",
     R"({"power": ["cinc", "gdp_ppp"], "population": ["tpop", "population"],
 "positions": {"model": "fast", "issue": "all"}, "regional": "2/3 of the members",
 "global": "1/2 of all states"})",
     fill_organisation_years},
    {"organisation_pairs",
     "institutions.overlaps",
     "Overlap and rivalry of organisations",
     "jaccard = s / (n1 + n2 - s); containment = s / min(n1, n2); rivals: same issue and region, "
     "different leaders",
     "Jaccard 1912; Simpson 1943; Alter & Raustiala 2018",
     "{}",
     fill_pairs},
    {"institution_years",
     "institutions.years",
     "The organisations of the world by year",
     "H = -sum p ln p; Q = sum (a_ij - k_i d_j / m) d(c_i, c_j) / m; NODF = 100 mean of s / "
     "min(n1, "
     "n2) over pairs of unequal size",
     "Shannon 1948; Barber 2007; Traag, Waltman & van Eck 2019; Almeida-Neto et al. 2008",
     R"({"modularity": {"start": "Leiden", "runs": 2, "then": "BRIM and merging"},
 "south": "global_south"})",
     fill_years},
    {"centralities",
     "institutions.centralities",
     "Centrality of states among organisations",
     "degree = sum_o a_io; strength = sum_o a_io (n_o - 1); eigenvector: first singular vector of "
     "a",
     "Bonacich 1972; Faust 1997",
     R"({"scale": "largest of the year 1"})",
     fill_centralities},
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::institutions
