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
     "P(vote <= k) = Phi(gamma_jk - beta_j theta_it); theta_it ~ N(theta_i,t-1, sigma^2)",
     "Bailey, Strezhnev & Voeten 2017; Martin & Quinn 2002",
     "{}",
     fill_ideal_points},
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
