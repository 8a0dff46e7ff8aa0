// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is a state when, on tiny worlds drawn as text.
#include <gtest/gtest.h>

#include <string>

#include "support/tiny_world.hpp"

namespace orrery::world {
namespace {

using orrery::testing::TinyWorld;

const std::string kStateYears =
    "SELECT system, code, state, gw, year, days, source FROM core.state_years ";

TEST(StateYears, AreThoseOfAnyDayOfMembership) {
  TinyWorld world;
  world.cow(R"(
    2   1816-01-01 1816-12-31
    20  1816-12-31 1817-01-01
    200 1815-06-01 1817-12-31)");
  world.build();
  EXPECT_EQ(world.rows("SELECT code, year, days FROM core.state_years WHERE system = 'cow' AND "
                       "year BETWEEN 1815 AND 1817 ORDER BY ALL"),
            "2 1816 366\n"
            "20 1816 1\n"
            "20 1817 1\n"
            "200 1815 214\n"
            "200 1816 366\n"
            "200 1817 365\n");
}

TEST(StateYears, OfAStateInTwoSpellsOfOneYearAreOneRow) {
  TinyWorld world;
  world.cow(R"(
    2   1900-01-01 1901-12-31
    220 1900-01-01 1900-01-31
    220 1900-12-01 1901-12-31)");
  world.build();
  EXPECT_EQ(world.rows("SELECT year, days, first_day, last_day FROM core.state_years WHERE system "
                       "= 'cow' AND code = 220 AND year <= 1901 ORDER BY ALL"),
            "1900 62 1900-01-01 1900-12-31\n"
            "1901 365 1901-01-01 1901-12-31\n");
}

TEST(StateYears, OfAStateOfOneYearAreOneRow) {
  TinyWorld world;
  world.cow(R"(
    2  1900-01-01 1902-12-31
    99 1901-03-01 1901-03-01)");
  world.build();
  EXPECT_EQ(world.rows("SELECT year, days FROM core.state_years WHERE code = 99"), "1901 1\n");
}

TEST(Spells, ThatAreOpenGoOnAsFarAsTheReferenceEditionKnows) {
  TinyWorld world;
  world.cow(R"(
    2   1816-01-01 2016-12-31
    255 1990-10-03 2016-12-31
    260 1955-05-05 1990-10-02)");
  world.build();
  EXPECT_EQ(world.rows("SELECT code, first_day, last_day, open, source FROM core.state_spells "
                       "WHERE system = 'cow' ORDER BY ALL"),
            "2 1816-01-01 2024-12-31 true cow_states, reference\n"
            "255 1990-10-03 2024-12-31 true cow_states, reference\n"
            "260 1955-05-05 1990-10-02 false cow_states\n");
  EXPECT_EQ(world.rows("SELECT year, source FROM core.state_years WHERE system = 'cow' AND code = "
                       "2 AND year IN (2016, 2017, 2024) ORDER BY ALL"),
            "2016 cow_states\n2017 reference\n2024 reference\n");
}

TEST(Spells, ThatTheReferenceEditionDoesNotKnowStayAsTheyAre) {
  TinyWorld world;
  world.cow(R"(
    2   1816-01-01 2016-12-31
    999 2000-01-01 2016-12-31)");
  world.build();
  EXPECT_EQ(world.rows("SELECT last_day, open, source FROM core.state_spells WHERE code = 999"),
            "2016-12-31 true cow_states\n");
}

TEST(Spells, OfTheReferenceEditionStandInWhereAListIsAbsent) {
  TinyWorld world;
  world.cow("2 1816-01-01 2016-12-31");
  world.build();
  EXPECT_EQ(world.rows("SELECT DISTINCT source FROM core.state_spells WHERE system = 'gw'"),
            "reference\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM core.state_years WHERE system = 'gw' AND year = 2024"),
            "197\n");
}

TEST(FalseDyads, ArePairsOfOneYearThatShareNoDay) {
  TinyWorld world;
  world.cow(R"(
    2   1900-01-01 1903-12-31
    10  1900-01-01 1901-06-30
    11  1901-07-01 1902-12-31
    12  1901-06-30 1901-07-01
    13  1900-01-01 1901-02-28
    13  1901-11-01 1903-12-31
    14  1901-03-01 1901-10-31)");
  world.build();
  EXPECT_EQ(world.rows("SELECT code1, code2, year FROM core.false_dyads WHERE system = 'cow' AND "
                       "year < 1904 ORDER BY ALL"),
            "10 11 1901\n"
            "12 13 1901\n"
            "13 14 1901\n");
}

TEST(Germany, IsThreeCodesOfCowAndTwoOfGleditschAndWard) {
  TinyWorld world;
  world.cow(R"(
    255 1990-10-03 2016-12-31
    260 1955-05-05 1990-10-02
    265 1954-03-25 1990-10-02)");
  world.gw(R"(
    260 1949-09-21 2020-12-31
    265 1949-10-05 1990-10-02)");
  world.build();
  EXPECT_EQ(world.rows(kStateYears + "WHERE year IN (1989, 1990, 1991) ORDER BY ALL"),
            "cow 255 255 260 1990 90 cow_states\n"
            "cow 255 255 260 1991 365 cow_states\n"
            "cow 260 260 260 1989 365 cow_states\n"
            "cow 260 260 260 1990 275 cow_states\n"
            "cow 265 265 265 1989 365 cow_states\n"
            "cow 265 265 265 1990 275 cow_states\n"
            "gw 260 255 260 1990 365 gw_states_isard\n"
            "gw 260 255 260 1991 365 gw_states_isard\n"
            "gw 260 260 260 1989 365 gw_states_isard\n"
            "gw 265 265 265 1989 365 gw_states_isard\n"
            "gw 265 265 265 1990 275 gw_states_isard\n");
  EXPECT_EQ(world.rows(
                "SELECT system, code1, code2 FROM core.false_dyads WHERE year = 1990 ORDER BY ALL"),
            "cow 255 260\ncow 255 265\n");
  EXPECT_EQ(world.rows("SELECT state, first_day, last_day FROM core.state_spells WHERE system = "
                       "'gw' AND code = 260 ORDER BY ALL"),
            "255 1990-10-03 2024-12-31\n260 1949-09-21 1990-10-02\n");
}

TEST(Yemen, KeepsItsNumberInGleditschAndWardAndChangesItInCow) {
  TinyWorld world;
  world.cow(R"(
    678 1926-09-02 1990-05-21
    679 1990-05-22 2016-12-31
    680 1967-11-30 1990-05-21)");
  world.gw(R"(
    678 1918-10-30 2020-12-31
    680 1967-11-30 1990-05-21)");
  world.build();
  EXPECT_EQ(world.rows("SELECT system, code, state, gw, days FROM core.state_years WHERE year = "
                       "1990 ORDER BY ALL"),
            "cow 678 678 678 141\n"
            "cow 679 679 678 224\n"
            "cow 680 680 680 141\n"
            "gw 678 679 678 365\n"
            "gw 680 680 680 141\n");
}

TEST(Serbia, IsOneStateOfCowUnderTwoNumbersOfGleditschAndWard) {
  TinyWorld world;
  world.cow("345 1878-07-13 2016-12-31");
  world.gw(R"(
    345 1918-12-01 2006-06-04
    340 2006-06-05 2020-12-31)");
  world.build();
  EXPECT_EQ(world.rows("SELECT system, code, state, gw, year, days FROM core.state_years WHERE "
                       "year IN (2005, 2006, 2007) ORDER BY system, code, year"),
            "cow 345 345 345 2005 365\n"
            "cow 345 345 340 2006 365\n"
            "cow 345 345 340 2007 365\n"
            "gw 340 345 340 2006 210\n"
            "gw 340 345 340 2007 365\n"
            "gw 345 345 345 2005 365\n"
            "gw 345 345 345 2006 155\n");
  EXPECT_EQ(world.rows("SELECT code1, code2, year FROM core.false_dyads WHERE system = 'gw'"),
            "340 345 2006\n");
}

TEST(Number970, IsNauruInCowAndKiribatiInGleditschAndWard) {
  TinyWorld world;
  world.cow(R"(
    946 1999-09-14 2016-12-31
    970 1999-09-14 2016-12-31)");
  world.gw(R"(
    970 1979-07-12 2020-12-31
    971 1968-01-31 2020-12-31)");
  world.build();
  EXPECT_EQ(
      world.rows(
          "SELECT system, code, state, gw FROM core.state_years WHERE year = 2010 ORDER BY ALL"),
      "cow 946 946 970\n"
      "cow 970 970 971\n"
      "gw 970 946 970\n"
      "gw 971 970 971\n");
}

TEST(Majors, EndWithTheirListUnlessTheyAreCarriedOnRequest) {
  const std::string list = R"(
    2   1898-08-13 2016-12-31
    220 1816-01-01 1940-06-22
    220 1945-08-15 2016-12-31
    300 1816-01-01 1918-11-03)";
  TinyWorld world;
  world.cow("2 1816-01-01 2016-12-31").majors(list);
  world.build();
  EXPECT_EQ(world.rows("SELECT state, carried FROM core.major_years WHERE year IN (1918, 1941, "
                       "2016) ORDER BY year, state"),
            "2 false\n220 false\n300 false\n2 false\n2 false\n220 false\n");
  EXPECT_EQ(world.rows("SELECT max(year), bool_or(carried) FROM core.major_years"), "2016 false\n");
  world.build(true);
  EXPECT_EQ(
      world.rows(
          "SELECT min(year), max(year), count(DISTINCT state) FROM core.major_years WHERE carried"),
      "2017 2024 2\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM core.major_years WHERE NOT carried AND year > 2016"),
            "0\n");
}

}  // namespace
}  // namespace orrery::world
