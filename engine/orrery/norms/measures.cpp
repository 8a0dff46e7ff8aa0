// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/measures.hpp"

#include "orrery/norms/tables/tables.hpp"

namespace orrery::norms {
namespace {

constexpr world::Measure kMeasures[] = {
    {"similarity",
     "norms.similarity",
     "Similarity of foreign policy",
     "agree = sum p_aa; S = 1 - 2 sum v n / (n v_max); kappa = 1 - sum v p_ab / sum v p_a+ p_+b; "
     "pi = 1 - sum v p_ab / sum v q_a q_b",
     "Signorino & Ritter 1999; Cohen 1960, 1968; Scott 1955; Haege 2011",
     "{}",
     fill_similarity},
    {"ideal_points",
     "norms.ideal_points",
     "Ideal points in the UN General Assembly",
     "P(vote <= k) = Phi(gamma_jk - beta_j theta_it); theta_it ~ N(theta_i,t-1, "
     "0.5 n_t / (n_t + n_t-1))",
     "Bailey, Strezhnev & Voeten 2017; Martin & Quinn 2002",
     R"json({"model": "fast", "estimate": "posterior mode", "interval": "Laplace, 90 %",
 "first_position": "N(0, 1)", "step_variance": "0.5 n_t / (n_t + n_t-1), n votes cast",
 "slope": "N(0, 1)", "cut_points": "density ~ exp(-(gamma / 7)^12)",
 "identification": "mean 0 and sd 1 over all state-sessions of an issue; state 2 positive",
 "absent": "no vote", "without_dissent": "left out", "bridges": "same description, three sessions",
 "fewest_roll_calls_of_a_session": 2, "fewest_votes_of_an_issue": 500})json",
     fill_ideal_points},
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::norms
