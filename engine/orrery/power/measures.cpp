// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/power/measures.hpp"

#include "orrery/power/tables/tables.hpp"

namespace orrery::power {
namespace {

constexpr world::Measure kMeasures[] = {
    {"cinc",
     "power.cinc",
     "Composite Index of National Capability",
     "s_ic = x_ic / sum_j x_jc over states with data; CINC_i = mean of s_ic over the components i "
     "has",
     "Singer, Bremer & Stuckey 1972; National Material Capabilities codebook",
     R"({"components": ["milex", "milper", "irst", "pec", "tpop", "upop"]})",
     fill_cinc},
    {"shares",
     "power.shares",
     "Shares and ranks in every index of power",
     "share_i = x_i / sum_j x_j over states with data; net power = GDP^2 / population",
     "net power: Beckley 2018",
     "{}",
     fill_shares},
    {"concentration",
     "power.system",
     "Concentration of power",
     "CON = sqrt((sum s^2 - 1/n) / (1 - 1/n)); HHI = sum s^2; ENP = 1/HHI; "
     "MOVE = sum |s_t - s_t-1| / (2 (1 - min s_t))",
     "Ray & Singer 1973; Singer, Bremer & Stuckey 1972; Laakso & Taagepera 1979; Shannon 1948",
     R"({"sets": ["system", "majors"], "membership": "any day of the year"})",
     fill_system},
    {"polarity",
     "power.polarity",
     "Polarity by domain",
     "bipolar: s1 + s2 >= .50 and s2 >= .25; unipolar: s1 >= .50; near-unipolar: s1 >= .45; "
     "multipolar: three or more s >= .05; else diffuse",
     "Rapkin, Thompson & Christopherson 1979; Thompson 1988",
     R"({"unipolar": 0.5, "near_unipolar": 0.45, "bipolar_together": 0.5, "bipolar_each": 0.25, "multipolar_each": 0.05})",
     fill_polarity},
    {"transitions",
     "power.transitions",
     "Power transitions",
     "ratio = challenger / leader; parity 0.8 to 1.2; closing speed = slope of ln(ratio) over 20 "
     "years",
     "Organski & Kugler 1980; Tammen et al. 2000",
     R"({"parity": [0.8, 1.2], "window_years": 20})",
     fill_transitions},
    {"centre",
     "power.centre",
     "Centre of power",
     "m = sum w u / sum w over unit vectors u of capitals; depth = 1 - |m|",
     "Quah 2011",
     R"({"radius_km": 6371})",
     fill_centre},
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::power
