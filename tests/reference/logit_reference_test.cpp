// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shipped model of dangerous dyads against R's glm with sandwich on the same rows, and against
// the page of the package peacesciencer that prints it.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "orrery/api/session.hpp"
#include "support/built_world.hpp"
#include "support/scratch.hpp"

namespace orrery {
namespace {

using testing::content_of;
using testing::kSharedData;
using testing::Scratch;

const auto kModel = std::filesystem::path(ORRERY_SOURCE_DIR) / "data/models/dangerous_dyads.toml";

/// What is asserted of a coefficient.
struct Estimate {
  double estimate;
  double error;
};

/// A world of only what the model reads.
class DangerousDyads : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (folder || !std::filesystem::exists(kSharedData)) return;
    folder = std::make_unique<Scratch>();
    const auto data = *folder / "data";
    std::filesystem::create_directories(data);
    for (const auto* file : {"cow/states2016.csv",
                             "cow/majors2016.csv",
                             "cow/contdir.csv",
                             "cow/NMC-70-abridged.csv",
                             "gml/gml-dirdisp-2.2.1.csv",
                             "atop/atop5_1ddyr_simplified.csv.gz",
                             "vdem/isard_cw_democracy.csv",
                             "wdi/isard_cw_gdppop.csv"}) {
      const auto from = std::filesystem::absolute(kSharedData / file);
      std::filesystem::create_symlink(from, data / from.filename());
    }
    api::BuildOptions options;
    options.data = {data};
    options.world = *folder / "world.duckdb";
    options.measures = {"power"};
    options.command = "orrery build --measures power";
    api::build(options, Progress{});
    session = std::make_unique<api::Session>(*folder / "world.duckdb");
  }
  void SetUp() override {
    if (!folder) GTEST_SKIP() << kSharedData << " is absent: not checked";
  }

  static api::LogitAnswer fit(const std::string& text) {
    return session->logit({.model = kModel, .text = text, .command = "orrery"}, Progress{});
  }
  static api::LogitAnswer fit_with(const std::string& from, const std::string& to) {
    auto text = content_of(kModel);
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return fit(text.replace(at, from.size(), to));
  }
  static std::map<std::string, Estimate> coefficients(const api::LogitAnswer& answer) {
    std::map<std::string, Estimate> result;
    for (const auto& row : answer.document.tables.at(0).rows)
      result[std::get<std::string>(row[0])] = {std::get<double>(row[1]), std::get<double>(row[2])};
    return result;
  }
  static double quantity(const api::LogitAnswer& answer, const std::string& name) {
    for (const auto& row : answer.document.tables.at(1).rows) {
      if (std::get<std::string>(row[0]) != name) continue;
      if (const auto* whole = std::get_if<std::int64_t>(&row[1]))
        return static_cast<double>(*whole);
      return std::get<double>(row[1]);
    }
    ADD_FAILURE() << "no " << name;
    return NAN;
  }
  static void expect_near(const std::map<std::string, Estimate>& found,
                          const std::map<std::string, Estimate>& expected) {
    ASSERT_EQ(found.size(), expected.size());
    for (const auto& [name, value] : expected) {
      ASSERT_TRUE(found.contains(name)) << name;
      EXPECT_NEAR(found.at(name).estimate / value.estimate, 1, 1e-7) << name;
      EXPECT_NEAR(found.at(name).error / value.error, 1, 1e-7) << name;
    }
  }

  static inline std::unique_ptr<Scratch> folder;
  static inline std::unique_ptr<api::Session> session;
};

// In R 4.2 with sandwich 3.0-2, on the frame that the model asks for, written by `orrery frame`:
//
//   landcontig <- conttype == 1; maj <- cowmaj1 == 1 | cowmaj2 == 1
//   minmilit <- pmin(milper1/tpop1, milper2/tpop2); cincprop <- pmin(cinc1, cinc2)/pmax(cinc1,
//   cinc2) mindem <- pmin(aeuds1, aeuds2); mingdp <- pmin(mrgdppc1, mrgdppc2) m <- glm(gmlmidonset
//   ~ landcontig + cincprop + maj + atop_defense + mindem + mingdp + minmilit +
//            gmlmidspell + I(gmlmidspell^2) + I(gmlmidspell^3), family = binomial,
//            control = list(epsilon = 1e-14))
//   m <- glm(formula(m), family = binomial, start = coef(m),
//            control = list(epsilon = 1e-300, maxit = 3))
//   sqrt(diag(vcov(m))); sqrt(diag(vcovCL(m, cluster = paste(ccode1, ccode2))))
//
// The second fit matters: glm keeps weights of the step before the last, and sandwich uses them.
TEST_F(DangerousDyads, HaveTheCoefficientsAndClusteredErrorsOfR) {
  const auto answer = fit(content_of(kModel));
  expect_near(coefficients(answer),
              {{"(constant)", {-3.557796779, 0.1419055032}},
               {"land_contiguity", {1.055334752, 0.1067254836}},
               {"cinc_proportion", {1.055562618, 0.1838330324}},
               {"major_in_dyad", {0.1134041045, 0.1034541353}},
               {"defence_pact", {-0.1299558635, 0.09957805917}},
               {"democracy_weak_link", {-0.2862079144, 0.04316347575}},
               {"gdp_weak_link", {-6.242540366e-06, 7.369879766e-06}},
               {"least_militarised", {29.82155359, 3.641993693}},
               {"t", {-0.1462101539, 0.01098177429}},
               {"t^2", {2.506064942e-03, 3.363297327e-04}},
               {"t^3", {-1.179681845e-05, 2.391402536e-06}}});
  EXPECT_EQ(quantity(answer, "rows"), 106031);
  EXPECT_EQ(quantity(answer, "rows with outcome 1"), 2447);
  EXPECT_EQ(quantity(answer, "clusters"), 2088);
  EXPECT_NEAR(quantity(answer, "log-likelihood"), -9801.391625, 1e-5);
  EXPECT_NEAR(quantity(answer, "log-likelihood of the constant"), -11640.965879, 1e-5);
  EXPECT_NEAR(quantity(answer, "AIC"), 19624.783250, 1e-5);
  EXPECT_NEAR(quantity(answer, "BIC"), 19730.069605, 1e-5);
}

TEST_F(DangerousDyads, HaveTheClassicalErrorsOfR) {
  const auto found = coefficients(fit_with("kind = \"clustered\"", "kind = \"classical\""));
  EXPECT_NEAR(found.at("land_contiguity").error, 0.05814353932, 1e-8);
  EXPECT_NEAR(found.at("democracy_weak_link").error, 0.02994064664, 1e-8);
  EXPECT_NEAR(found.at("least_militarised").error, 2.384871955, 1e-6);
  EXPECT_NEAR(found.at("(constant)").error, 0.07644466684, 1e-8);
}

// By the definition: s <- estfun(m); the sum of s_i s_j' over rows with a state in common.
TEST_F(DangerousDyads, HaveDyadicErrorsByTheirDefinition) {
  const auto found = coefficients(fit_with("kind = \"clustered\"", "kind = \"dyadic\""));
  EXPECT_NEAR(found.at("land_contiguity").error, 0.1284704047, 1e-8);
  EXPECT_NEAR(found.at("cinc_proportion").error, 0.3567781673, 1e-8);
  EXPECT_NEAR(found.at("least_militarised").error, 5.007642329, 1e-6);
}

// The page of peacesciencer 1.2.0 (11 July 2025) prints 106,056 rows. Its democracy scores are
// those of isard 0.1.0 (democracyData 0.5.1); at hand are those of isard 0.2.0 (0.7.1), estimated
// anew and without the Federal Republic and the Yemen Arab Republic in 1990, which are 25 rows.
TEST_F(DangerousDyads, HaveThePrintedRowsWhereTwoScoresAreThere) {
  const std::string filled =
      "lower_of(coalesce(aeuds1, CASE WHEN year = 1990 AND ccode1 IN (260, 678) THEN 0 END), "
      "coalesce(aeuds2, CASE WHEN year = 1990 AND ccode2 IN (260, 678) THEN 0 END))";
  EXPECT_EQ(quantity(fit_with("lower_of(aeuds1, aeuds2)", filled), "rows"), 106056);
}

// Its errors are those of glm, not clustered. What the scores do not move is as printed.
TEST_F(DangerousDyads, AreAsPrintedButForWhatTheScoresMove) {
  const auto found = coefficients(fit_with("kind = \"clustered\"", "kind = \"classical\""));
  const auto as_printed = [&](const char* name, double estimate, double error) {
    EXPECT_NEAR(found.at(name).estimate, estimate, 0.0005) << name;
    EXPECT_NEAR(found.at(name).error, error, 0.0005) << name;
  };
  as_printed("major_in_dyad", 0.113, 0.059);
  as_printed("t", -0.146, 0.005);
  as_printed("t^2", 0.003, 0.000);
  as_printed("t^3", 0.000, 0.000);
  as_printed("gdp_weak_link", 0.000, 0.000);
  const auto close = [&](const char* name, double estimate, double error, double errors_away) {
    EXPECT_LT(std::abs(found.at(name).estimate - estimate), errors_away * error) << name;
  };
  close("land_contiguity", 1.057, 0.058, 0.05);
  close("cinc_proportion", 1.055, 0.082, 0.05);
  close("defence_pact", -0.132, 0.058, 0.05);
  close("least_militarised", 30.152, 2.378, 0.15);
  close("democracy_weak_link", -0.272, 0.032, 0.5);
  close("(constant)", -3.517, 0.076, 0.6);
}

}  // namespace
}  // namespace orrery
