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
 "fewest_roll_calls_of_a_session": 2, "fewest_votes_of_an_issue": 500,
 "one_sided": {"issues": "all; important; hr from session 25, me from 29, nu from 33",
  "estimate": "posterior mean given the session before, items at the mode with positions integrated out",
  "first_position": "that of the second session", "cut_points": "N(0, their mean square)",
  "bridges": "none", "left_out": "paragraphs and amendments from session 45 on",
  "identification": "mean 0 and mean square 1, variances included"}})json",
     fill_ideal_points},
    {"spread",
     "norms.spread",
     "Dispersion and polarisation of positions",
     "P = sum pi_i^(1+a) pi_j |y_i - y_j|; b = (g^2 + 1) / (k + 3 (n-1)^2 / ((n-2) (n-3))); "
     "mean difference = sum p_i p_j |x_i - x_j|",
     "Esteban & Ray 1994; Pfister et al. 2013; Gini 1912",
     R"({"alpha": 1.3, "bin_width": 0.5, "shifts": 8, "draws": 200})",
     fill_spread},
    {"blocs",
     "norms.blocs",
     "Blocs in the UN General Assembly",
     "Q = sum (w_ij - k_i k_j / 2m) d(c_i, c_j) / 2m over agreement w of pairs",
     "Traag, Waltman & van Eck 2019; Newman & Girvan 2004; Macon, Mucha & Porter 2012; "
     "Hubert & Arabie 1985; Meila 2007",
     R"({"resolution": 1, "runs": 20, "least_common": 10})",
     fill_blocs},
    {"moves",
     "norms.moves",
     "Movement of states",
     "z = (x_t - x_t-k) / sqrt(sd_t^2 + sd_t-k^2)",
     "Bailey, Strezhnev & Voeten 2017",
     R"({"spans": [1, 5, 10]})",
     fill_moves},
    {"cohesion",
     "norms.cohesion",
     "Cohesion of groups in the UN General Assembly",
     "agreement index = (max(y, a, n) - (v - max(y, a, n)) / 2) / v over v votes of members",
     "Hix, Noury & Roland 2005",
     "{}",
     fill_cohesion},
    {"speech_terms",
     "norms.speech_terms",
     "Terms in the General Debate",
     "mentions of a list of terms per 1,000 words of a speech, exact and by English stem",
     "Jankin, Baturo & Dasandi 2025; Porter 2001",
     "{}",
     fill_speech_terms},
    {"adoptions",
     "norms.adoptions",
     "Adoption of norms",
     "first full membership, accession or mention of each state",
     "Valente 1996",
     R"({"least_adopters": 10})",
     fill_adoptions},
    {"diffusion",
     "norms.diffusion",
     "Diffusion of norms",
     "hazard of adoption h = p (constant), p + q F (Bass), p + q [F >= threshold]; F the share of "
     "members that have adopted",
     "Bass 1969; Granovetter 1978; Valente 1996; Self & Liang 1987; Worsley 1982",
     R"({"least_events": 10, "level": 0.95, "threshold_step": 0.05, "trimming": 0.1})",
     fill_diffusion},
};

}  // namespace

std::span<const world::Measure> measures() {
  return kMeasures;
}

}  // namespace orrery::norms
