// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/order/measures.hpp"

#include "orrery/order/tables/tables.hpp"

namespace orrery::order {
namespace {

constexpr world::Measure kMeasures[] = {
    {"order_indicators",
     "world_order.indicator_years",
     "Indicators of the order",
     "values of other measures by year, as world_order.indicators lists them",
     "",
     "{}",
     fill_indicators},
    {"order_change",
     "world_order.change",
     "Rate of change of the elements of the order",
     "R_t = sqrt(mean_i E[d_it^2] / w_i^2), d_it the change of indicator i over the span, w_i its "
     "typical change",
     "Efron & Morris 1973",
     R"({"spans": [1, 5], "draws": 500, "fewest_indicators": "half"})",
     fill_change},
    {"order_change_points",
     "world_order.change_points",
     "Change points of the order",
     "least sum over segments of misfit + p ln n_i, + 2 ln n a change point (MBIC); values over "
     "their long-run noise",
     "Killick, Fearnhead & Eckley 2012; Zhang & Siegmund 2007; Haynes, Eckley & Fearnhead 2017; "
     "Chakar et al. 2017",
     R"json({"change": "mean", "penalty": "MBIC", "shortest": 5, "tolerance": 2,
 "penalties_of_share": [0.5, 4], "largest_autocorrelation": 0.9})json",
     fill_change_points},
    {"order_lead_lag",
     "world_order.lead_lag",
     "Lead and lag of the elements of the order",
     "r_k = cor(x_t, y_t+k) of innovations; Fisher z +- 1.645 sd over draws; bound from the "
     "largest |r_k| of series drawn apart",
     "Kuensch 1989; Politis & Romano 1994; Politis & White 2004; Westfall & Young 1993",
     R"json({"lags": 10, "draws": 1000, "block": "automatic", "interval": 0.9, "bound": 0.95,
 "fewest_pairs": 20})json",
     fill_lead_lag},
    {"order_volatility",
     "world_order.volatility",
     "Volatility of the relations of major powers",
     "standard deviation of the change from year to year",
     "",
     R"({"fewest_changes": 4})",
     fill_volatility},
    {"order_years",
     "world_order.years",
     "The order by year",
     "indicators and yearly rates of change, one row a year",
     "",
     "{}",
     fill_years},
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::order
