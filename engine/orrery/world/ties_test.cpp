// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ties of states: the publishers' layouts and the tables made of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "orrery/base/error.hpp"
#include "orrery/world/catalogue.hpp"
#include "support/tiny_world.hpp"

namespace orrery::world {
namespace {

using orrery::testing::error_of;
using orrery::testing::TinyWorld;
using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kStates =
    "2 1816-01-01 2016-12-31\n20 1920-01-10 2016-12-31\n200 1816-01-01 2016-12-31\n"
    "220 1816-01-01 1942-11-11\n220 1944-08-25 2016-12-31\n";

TEST(Contiguity, OfAYearIsTheFirstTypeInForceInIt) {
  TinyWorld world;
  world.cow(kStates).file(
      "contdir.csv",
      "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n"
      "2020,2,USA,20,CAN,4,192001,192105,,3.2\n"
      "2020,2,USA,20,CAN,1,192105,192206,\"a, b\",3.2\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT year, conttype, conttype_closest FROM core.contiguity_years"),
            "1920 4 4\n1921 4 1\n1922 1 1\n");
  EXPECT_EQ(world.rows("FROM core.contiguity_gaps"), "");
}

TEST(Contiguity, GapsAreMonthsOfJointMembershipWithoutATie) {
  TinyWorld world;
  world.cow(kStates).file(
      "contdir.csv",
      "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n"
      "200220,200,UKG,220,FRN,4,181601,194007,,3.2\n"
      "200220,200,UKG,220,FRN,4,194408,201612,,3.2\n");
  world.build();
  EXPECT_EQ(world.rows("FROM core.contiguity_gaps"), "200 220 1940-08-01 1942-11-01\n");
}

TEST(Contiguity, WithoutSpellsIsTheClosestTypeListedForTheYear) {
  TinyWorld world;
  world.cow(kStates).file("contdird.csv",
                          "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n"
                          "2020,2,USA,20,CAN,1921,4,3.2\n20002,20,CAN,2,USA,1921,4,3.2\n"
                          "2020,2,USA,20,CAN,1921,1,3.2\n20002,20,CAN,2,USA,1921,1,3.2\n");
  world.build();
  EXPECT_EQ(world.rows("FROM core.contiguity_years"), "2 20 1921 1 1 cow_contdird\n");
}

const std::string kDyads =
    "version4id,ccode1,state_name1,ccode2,state_name2,dyad_st_day,dyad_st_month,dyad_st_year,"
    "dyad_end_day,dyad_end_month,dyad_end_year,left_censor,right_censor,defense,neutrality,"
    "nonaggression,entente,asymmetric,year,version\n";

TEST(FormalAlliances, OfAPairAndYearAreOneRowInEitherOrder) {
  TinyWorld world;
  world.cow(kStates).file("alliance_v4.1_by_dyad_yearly.csv",
                          kDyads +
                              "1,2,USA,200,UKG,4,4,1949,,,,0,1,1,0,0,0,,1950,4.1\n"
                              "2,2,USA,200,UKG,4,4,1949,,,,0,1,0,0,0,1,,1950,4.1\n"
                              "2,2,USA,200,UKG,4,4,1949,,,,0,1,0,0,0,1,,1950,4.1\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT * EXCLUDE (source) FROM core.formal_alliances"),
            "2 200 1950 1 0 0 1\n200 2 1950 1 0 0 1\n");
}

TEST(FormalAlliances, KeepTheDirectionOfTheDirectedFile) {
  TinyWorld world;
  world.cow(kStates)
      .file("alliance_v4.1_by_directed_yearly.csv",
            kDyads +
                "1,2,USA,200,UKG,4,4,1949,,,,0,1,1,0,0,0,1,1950,4.1\n"
                "1,200,UKG,2,USA,4,4,1949,,,,0,1,0,1,0,0,1,1950,4.1\n")
      .file("alliance_v4.1_by_dyad_yearly.csv",
            kDyads + "1,2,USA,200,UKG,4,4,1949,,,,0,1,1,1,0,0,1,1950,4.1\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT * EXCLUDE (source) FROM core.formal_alliances"),
            "2 200 1950 1 0 0 0\n200 2 1950 0 1 0 0\n");
}

const std::string kMembers =
    "version4id,ccode,state_name,all_st_day,all_st_month,all_st_year,all_end_day,all_end_month,"
    "all_end_year,ss_type,mem_st_day,mem_st_month,mem_st_year,mem_end_day,mem_end_month,"
    "mem_end_year,left_censor,right_censor,defense,neutrality,nonaggression,entente,year,version\n"
    "1,2,USA,4,4,1949,,,,Type I: Defense Pact,4,4,1949,,,,0,1,1,0,1,0,1950,4.1\n"
    "1,200,UKG,4,4,1949,,,,Type I: Defense Pact,4,4,1949,,,,0,1,1,0,0,0,1950,4.1\n"
    "1,200,UKG,4,4,1949,,,,Type I: Defense Pact,4,4,1949,,,,0,1,1,0,0,0,1951,4.1\n";

TEST(FormalAlliances, WithoutPairsAreThoseOfMembersBoundByWhatBindsBoth) {
  TinyWorld world;
  world.cow(kStates).file("alliance_v4.1_by_member_yearly.csv", kMembers).build();
  EXPECT_EQ(world.rows("FROM core.formal_alliances"),
            "2 200 1950 1 0 0 0 cow_alliances_members\n200 2 1950 1 0 0 0 cow_alliances_members\n");
  EXPECT_EQ(world.rows("SELECT DISTINCT first_day, last_day FROM core.formal_alliance_members"),
            "1949-04-04 -\n");
  EXPECT_EQ(world.rows("FROM meta.conflicts"), "");
}

TEST(FormalAlliances, OfMembersAndOfPairsAreCompared) {
  TinyWorld world;
  world.cow(kStates)
      .file("alliance_v4.1_by_member_yearly.csv", kMembers)
      .file("alliance_v4.1_by_dyad_yearly.csv",
            kDyads + "1,2,USA,220,FRN,4,4,1949,,,,0,1,1,0,0,0,,1950,4.1\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT key, year, value_a, value_b, used FROM meta.conflicts"),
            "2 200 1950 1 - cow_alliances_dyads\n2 220 1950 - 1 cow_alliances_dyads\n");
}

TEST(Atop, IsReadInItsOwnLayoutAndInThePackages) {
  TinyWorld official;
  official.cow(kStates).file(
      "atop5_1ddyr.csv",
      "ddyad,year,stateA,stateB,atopally,defense,offense,neutral,nonagg,consul,asymm,atopid1\n"
      "2200,1950,2,200,1,1,0,0,0,1,0,3180\n200002,1950,200,2,0,0,0,0,0,0,1,3180\n"
      "2300,1950,2,300,1,1,0,0,0,1,0,3180\n");
  official.build();
  const std::string rows = "2 200 1950 1 0 0 0 1\n200 2 1950 0 0 0 0 0\n";
  EXPECT_EQ(official.rows("SELECT * EXCLUDE (source) FROM core.atop_alliances"), rows);
  EXPECT_EQ(official.rows("SELECT source, code, rows, why FROM meta.unmatched"),
            "atop 2 300 1 not a member of either system in these years\n");
  TinyWorld package;
  package.cow(kStates).file(
      "atop_alliance.csv",
      "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n"
      "2,200,1950,1,0,0,0,1\n200,2,1950,0,0,0,0,0\n");
  package.build();
  EXPECT_EQ(package.rows("SELECT * EXCLUDE (source) FROM core.atop_alliances"), rows);
}

const std::string kIgoByState =
    "ccode,year,state,UN,NATO,EU\n2,1950,usa,1,1,0\n200,1950,uk,1,-9,3\n220,1950,france,1,1,-1\n"
    "2,1951,usa,0,0,0\n";
const std::string kIgoByOrg =
    "ioname,orgname,year,usa,uk,france,sdate,deaddate,dead,integrated,replaced,longorgname,ionum,"
    "igocode,version,accuracyofpre1965membershipdates,sourcesandnotes,imputed,political,social,"
    "economic\n"
    "UN,United Nations,1950,1,1,1,1945,,0,0,0,United Nations,4400,,2.1,,\"a, note\",0,1,0,0\n"
    "NATO,North Atlantic Treaty Organization,1950,1,1,2,1949,,0,0,0,,3095,,2.1,,,0,1,0,0\n";

TEST(Memberships, OfTheStateFileAreUsedAndComparedWithTheOther) {
  TinyWorld world;
  world.cow(kStates)
      .file("state_year_formatv3.csv", kIgoByState)
      .file("igo_year_formatv3.csv", kIgoByOrg);
  world.build();
  EXPECT_EQ(world.rows("SELECT state, org, status FROM core.igo_memberships ORDER BY ALL"),
            "2 NATO full\n2 UN full\n200 EU observer\n200 NATO -\n200 UN full\n220 NATO full\n"
            "220 UN full\n");
  EXPECT_EQ(world.rows("SELECT * EXCLUDE (source) FROM core.igo_state_years"),
            "2 1950 2 0 0 0\n2 1951 0 0 0 0\n200 1950 1 0 1 1\n220 1950 2 0 0 0\n");
  EXPECT_EQ(world.rows("FROM core.igo_dyads"),
            "2 200 1950 1 cow_igo_states\n2 220 1950 2 cow_igo_states\n"
            "200 220 1950 1 cow_igo_states\n");
  EXPECT_EQ(world.rows("SELECT what, key, value_a, value_b FROM meta.conflicts ORDER BY ALL"),
            "joint full memberships 2 200 1 2\njoint full memberships 2 220 2 1\n"
            "membership (1 full, 2 associate, 3 observer) EU 200 3 -\n"
            "membership (1 full, 2 associate, 3 observer) NATO 200 - 1\n"
            "membership (1 full, 2 associate, 3 observer) NATO 220 1 2\n");
  EXPECT_EQ(world.rows("SELECT org, number, founded, political, economic FROM core.igos"),
            "NATO 3095 1949 true false\nUN 4400 1945 true false\n");
}

TEST(Memberships, OfTheOrganisationFileStandInForAnAbsentStateFile) {
  TinyWorld world;
  world.cow(kStates).file("igo_year_formatv3.csv", kIgoByOrg).build();
  EXPECT_EQ(
      world.rows("SELECT state, org, status FROM core.igo_memberships ORDER BY ALL"),
      "2 NATO full\n2 UN full\n200 NATO full\n200 UN full\n220 NATO associate\n220 UN full\n");
  EXPECT_EQ(world.rows("FROM core.igo_dyads"),
            "2 200 1950 2 cow_igo_orgs\n2 220 1950 1 cow_igo_orgs\n200 220 1950 1 cow_igo_orgs\n");
}

TEST(Memberships, JointOnesAreThoseOfTheDyadicFile) {
  for (const auto& [name, bytes] :
       {std::pair<std::string, std::string>{
            "dyadic_formatv3.csv",
            "dyadid,ccode1,country1,ccode2,country2,year,UN,NATO,EU\n"
            "2200,2,United States,200,United Kingdom,1950,1,1,1\n"
            "2220,2,United States,220,France,1950,1,-9,-1\n"},
        {"cow_igo_ndy.csv", "ccode1,ccode2,year,dyadigos\n2,200,1950,3\n2,220,1950,1\n"}}) {
    TinyWorld world;
    world.cow(kStates).file("state_year_formatv3.csv", kIgoByState).file(name, bytes).build();
    EXPECT_EQ(world.rows("FROM core.igo_dyads"),
              "2 200 1950 3 cow_igo_dyads\n2 220 1950 1 cow_igo_dyads\n")
        << name;
    EXPECT_EQ(world.rows("SELECT key, value_a, value_b, used FROM meta.conflicts"),
              "2 200 1 3 cow_igo_dyads\n2 220 2 1 cow_igo_dyads\n")
        << name;
  }
}

TEST(Memberships, OfAnUnknownCodeAreLeftOutAndCounted) {
  TinyWorld world;
  world.cow(kStates)
      .file("state_year_formatv3.csv", "ccode,year,state,UN\n2,1950,usa,7\n200,1950,uk,1\n")
      .build();
  EXPECT_EQ(world.rows("SELECT code, name, rows, why FROM meta.unmatched"),
            "7 UN 1 not a code of membership\n");
  EXPECT_EQ(world.rows("SELECT state FROM core.igo_memberships"), "200\n");
}

TEST(Trade, KeepsZeroAndMissingApart) {
  TinyWorld world;
  world.cow(kStates)
      .file("Dyadic_COW_4.0.csv",
            "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2,"
            "smoothtotrade,source1,source2,version\n"
            "2,200,1950,USA,UKG,0,-9,0,1.5,1.5,1,1,4\n")
      .file("National_COW_4.0.csv",
            "ccode,statename,stateabb,year,imports,exports,alt_imports,alt_exports,source1,"
            "source2,version\n2,USA,USA,1950,9631.4,,,,1,1,4\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT * EXCLUDE (source) FROM core.trade"), "2 200 1950 0 - 0 1.5\n");
  EXPECT_EQ(world.rows("SELECT * EXCLUDE (source) FROM core.trade_totals"), "2 1950 9631.4 -\n");
}

TEST(Distances, AreBetweenTheFirstCapitalsOfTheYearAndBetweenBorders) {
  TinyWorld world;
  world.cow("2 1900-01-01 2016-12-31\n200 1901-06-01 2016-12-31")
      .file("cow_capitals.csv",
            "ccode,statenme,capital,stdate,enddate,lat,lng\n"
            "2,A,P,1900-01-01,1902-05-05,0,0\n2,A,Q,1902-05-06,2016-12-31,0,150\n"
            "200,B,R,1901-06-01,2016-12-31,0,90\n")
      .file("cow_mindist.csv",
            "ccode1,ccode2,year,mindist\n2,200,1902,12\n2,200,1903,\n2,220,1902,5\n");
  world.build();
  // A quarter and a sixth of the circumference of 2 pi 6378.137 km.
  EXPECT_EQ(world.rows("SELECT year, round(capdist, 2), mindist FROM core.distances WHERE system = "
                       "'cow' AND year < 1904"),
            "1901 10018.75 -\n1902 10018.75 12\n1903 6679.17 -\n");
  EXPECT_EQ(world.rows("SELECT source, code, rows FROM meta.unmatched"), "cow_mindist 2 220 1\n");
}

TEST(Geography, OfOldIsoCodesIsThatOfTheStateTheyMean) {
  TinyWorld world;
  world.cow("2 1816-01-01 2016-12-31\n360 1878-07-13 2016-12-31")
      .file("dist_cepii.csv",
            "iso_o,iso_d,contig,comlang_off,comlang_ethno,colony,comcol,curcol,col45,smctry,dist,"
            "distcap,distw,distwces\nUSA,ROM,0,0,0,0,0,0,0,0,7600.5,7600.5,.,.\n"
            "ROM,USA,0,0,0,0,0,0,0,0,7600.5,7600.5,.,.\nUSA,USA,0,1,1,0,0,0,0,0,9,9,9,9\n"
            "USA,ABW,0,0,1,0,0,0,0,0,3000,3000,3000,3000\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT state1, state2, first_year, dist, distw FROM core.geography_dyads"),
            "2 360 1878 7600.5 -\n");
}

TEST(TerritorialChanges, KeepWhatIsUnknownEmpty) {
  TinyWorld world;
  world.cow(kStates).file(
      "tc2018.csv",
      "year,month,gainer,gaintype,procedur,entity,contgain,area,pop,portion,loser,losetype,"
      "contlose,entry,exit,number,indep,conflict,version\n"
      "1816,.,200,0,3,420,0,179.00,.,0,-9,-9,0,0,0,5,0,0,5\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT month, gainer, loser, procedure, area_km2, population, "
                       "homeland_of_gainer, homeland_of_loser FROM core.territorial_changes"),
            "- 200 - cession 179 - false -\n");
}

/// A file with one row that cannot be, and a part of the sentence that says so.
struct Refusal {
  std::string file;
  std::string bytes;
  std::string sentence;
};

// NOLINTNEXTLINE(readability-identifier-naming): GoogleTest looks for this name
void PrintTo(const Refusal& refusal, std::ostream* out) {
  *out << refusal.file;
}

class RefusedRow : public ::testing::TestWithParam<Refusal> {};

TEST_P(RefusedRow, IsPointedAt) {
  TinyWorld world;
  world.cow(kStates).file(GetParam().file, GetParam().bytes);
  const auto error = error_of([&] { world.build(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith(GetParam().file + ":2"));
  EXPECT_THAT(error.message(), HasSubstr(GetParam().sentence));
}

const std::string kContdir =
    "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n";
const std::string kAtop = "stateA,stateB,year,atopally,defense,offense,neutral,nonagg,consul\n";
const std::string kTrade =
    "ccode1,ccode2,year,importer1,importer2,flow1,flow2,smoothflow1,smoothflow2\n";
const std::string kGeo =
    "iso2,iso3,cnum,country,area,dis_int,landlocked,continent,city_en,lat,lon,cap,maincity\n";

INSTANTIATE_TEST_SUITE_P(
    Ties,
    RefusedRow,
    ::testing::Values(
        Refusal{"contdir.csv", kContdir + "2,2,USA,20,CAN,1,192113,192212,,3.2\n", "yyyymm"},
        Refusal{"contdir.csv", kContdir + "2,2,USA,20,CAN,1,192112,192012,,3.2\n", "ends after"},
        Refusal{"contdir.csv", kContdir + "2,20,CAN,2,USA,1,192101,192212,,3.2\n", "lower code"},
        Refusal{"contdir.csv", kContdir + "2,2,USA,20,CAN,6,192101,192212,,3.2\n", "from 1 to 5"},
        Refusal{"contdirs.csv",
                "stateno,stateab,year,total,land,sea,version\n2,USA,1816,3,1,1,3.2\n",
                "land plus sea"},
        Refusal{"contcol.csv",
                "dyad,statelno,statelab,dependl,conttype,statehno,statehab,dependh,begin,end,"
                "version\n2020,2,USA,3,1,20,CAN,0,1959,1920,3.1\n",
                "ends after"},
        Refusal{"atop5_1ddyr_simplified.csv", kAtop + "2,2,1950,1,1,0,0,0,0\n", "two states"},
        Refusal{"atop5_1ddyr_simplified.csv", kAtop + "2,20,1950,1,2,0,0,0,0\n", "0 or 1"},
        Refusal{"atop5_1ddyr_simplified.csv", kAtop + "2,20,19500,1,1,0,0,0,0\n", "1815"},
        Refusal{"Dyadic_COW_4.0.csv", kTrade + "2,20,1950,a,b,-5,1,1,1\n", "a flow is 0 or more"},
        Refusal{"Dyadic_COW_4.0.csv", kTrade + "20,2,1950,a,b,5,1,1,1\n", "lower code"},
        Refusal{
            "cow_mindist.csv", "ccode1,ccode2,year,mindist\n2,20,1950,40000\n", "circumference"},
        Refusal{"state_year_formatv3.csv", "ccode,year,state,UN\n2,1950,usa,x\n", "column UN"},
        Refusal{"geo_cepii.csv",
                kGeo + "US,USA,840,United States,-1,9,0,America,Washington,38,-77,1,0\n",
                "an area"}));

TEST(RowsOfAFileOfTies, AreCountedUnlessItIsAPart) {
  for (const auto& dataset : catalogue()) {
    if (dataset.order < 100 || dataset.order >= 200) continue;
    for (const auto& release : dataset.releases) {
      for (const auto& layout : release.layouts) {
        for (const auto& file : layout.files) {
          EXPECT_TRUE(file.rows.has_value()) << release.id << ' ' << layout.name;
        }
      }
    }
  }
}

}  // namespace
}  // namespace orrery::world
