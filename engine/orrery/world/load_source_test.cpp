// SPDX-License-Identifier: GPL-3.0-or-later
//
// Datasets in the layouts in which their publishers offer them.
#include "orrery/world/load_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "orrery/base/error.hpp"
#include "support/tiny_world.hpp"
#include "support/workbook.hpp"

namespace orrery::world {
namespace {

using orrery::testing::error_of;
using orrery::testing::TinyWorld;
using orrery::testing::workbook;
using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kStatus =
    "SELECT status, layout, rows, first_year, last_year FROM meta.sources WHERE source = ";

TEST(GleditschAndWardsFile, IsReadWithItsTabsAndItsMicrostates) {
  const std::string states =
      "2\tUSA\tUnited States of America\t01:01:1816\t31:12:2017\n"
      "437\tCDI\tC\xf4te D'Ivoire\t07:08:1960\t31:12:2017\n"
      "265\tGDR\tGerman Democratic Republic\t05:10:1949\t02:10:1990\n";
  const std::string microstates = "970\tKBI\tKiribati\t12:07:1979\t31:12:2017\n";
  TinyWorld with;
  with.file("iisystem.dat", states).file("microstatessystem.dat", microstates).build();
  EXPECT_EQ(with.rows(kStatus + "'gw_states'"), "loaded iisystem 4 1816 2017\n");
  EXPECT_EQ(with.rows("SELECT code, state, first_day, open FROM core.state_spells WHERE system = "
                      "'gw' ORDER BY ALL"),
            "2 2 1816-01-01 true\n265 265 1949-10-05 false\n437 437 1960-08-07 true\n970 946 "
            "1979-07-12 true\n");
  EXPECT_EQ(with.rows("SELECT gw_name FROM raw.gw_iisystem WHERE gwcode = 437"), "Côte D'Ivoire\n");
  TinyWorld without;
  without.file("iisystem.dat", states).build();
  EXPECT_EQ(without.rows(kStatus + "'gw_states'"), "loaded iisystem 3 1816 2017\n");
  EXPECT_EQ(without.rows("SELECT count(*) FROM raw.gw_microstates"), "0\n");
}

TEST(GleditschAndWardsFile, WithAnImpossibleDayIsPointedAt) {
  TinyWorld world;
  world.file(
      "iisystem.dat",
      "2\tUSA\tUnited States\t01:01:1816\t31:12:2017\n20\tCAN\tCanada\t01:07:1867\t31:02:2017\n");
  const auto error = error_of([&] { world.build(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith("iisystem.dat:2"));
  EXPECT_THAT(error.message(), HasSubstr("dd:mm:yyyy"));
}

TEST(OfSeveralLists, TheOneThatReachesFurthestIsUsed) {
  TinyWorld world;
  world.gw("2 1816-01-01 2020-12-31");
  world.file("iisystem.dat", "2\tUSA\tUnited States\t01:01:1816\t31:12:2017\n");
  world.build();
  EXPECT_EQ(
      world.rows(
          "SELECT source, status FROM meta.sources WHERE dataset = 'gw_states' ORDER BY source"),
      "gw_states superseded\ngw_states_2017 superseded\ngw_states_isard loaded\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'raw' AND "
                       "table_name = 'gw_iisystem'"),
            "0\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM core.state_spells WHERE system = 'gw'"), "1\n");
}

const std::string kPopulation =
    "\xEF\xBB\xBF\"Data Source\",\"World Development Indicators\",\n\n"
    "\"Last Updated Date\",\"2025-07-01\",\n\n"
    "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator "
    "Code\",\"1989\",\"1990\",\"1991\",\n"
    "\"Germany\",\"DEU\",\"Population, total\",\"SP.POP.TOTL\",\"78\",\"79\",\"80\",\n"
    "\"World\",\"WLD\",\"Population, total\",\"SP.POP.TOTL\",\"5000\",\"5100\",\"5200\",\n"
    "\"Namibia\",\"NAM\",\"Population, total\",\"SP.POP.TOTL\",\"1\",\"2\",\"\",\n";

TEST(TheWorldBanksFile, IsReadWithItsPreambleAndYears) {
  TinyWorld world;
  world.cow(R"(
    255 1990-10-03 2016-12-31
    260 1955-05-05 1990-10-02
    565 1990-03-21 2016-12-31)");
  world.file("API_SP.POP.TOTL_DS2_en_csv_v2_38289.csv", kPopulation).build();
  EXPECT_EQ(world.rows(kStatus + "'wb_population'"), "loaded one column a year 8 1989 1991\n");
  EXPECT_EQ(world.rows("SELECT state, year, value FROM core.economy WHERE indicator = 'population' "
                       "ORDER BY ALL"),
            "255 1990 79\n255 1991 80\n260 1989 78\n565 1990 2\n");
  EXPECT_EQ(world.rows("SELECT code, rows FROM meta.unmatched ORDER BY ALL"), "NAM 1\nWLD 3\n");
}

TEST(TheWorldBanksFile, OfAnotherIndicatorIsRefused) {
  TinyWorld world;
  auto text = kPopulation;
  text.replace(text.find("SP.POP.TOTL"), 11, "SP.POP.GROW");
  world.file("API_SP.POP.TOTL_DS2_en_csv_v2_38289.csv", text);
  const auto error = error_of([&] { world.build(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith("38289.csv:6"));
  EXPECT_THAT(error.message(), HasSubstr("SP.POP.TOTL"));
}

TEST(SiprisWorkbook, IsReadFromItsThreeSheets) {
  const std::string head = "Military expenditure by country\n\nFigures are in US$ m.\n\n\n";
  const std::string years = "Country|Notes|1990|1991\nAfrica\nNorth Africa\n";
  TinyWorld world;
  world.cow(R"(
    2   1816-01-01 2016-12-31
    615 1962-07-05 2016-12-31)");
  world.file(
      "SIPRI-Milex-data-1949-2024_2.xlsx",
      workbook(
          {{"Front page", "SIPRI\n"},
           {"Constant (2023) US$",
            head + years + "Algeria|1|100|...\nUnited States of America||9000|xxx\n"},
           {"Current US$", head + years + "Algeria|1|0|...\nUnited States of America||800|900.5\n"},
           {"Share of GDP",
            head + years + "Algeria|1|0.03|. .\nUnited States of America||0.05|0.04\n"}}));
  world.build();
  EXPECT_EQ(world.rows("SELECT status, layout FROM meta.sources WHERE source = 'sipri_milex'"),
            "loaded workbook\n");
  EXPECT_EQ(world.rows("SELECT indicator, state, year, value FROM core.economy ORDER BY ALL"),
            "milex_constant 2 1990 9000000000\n"
            "milex_constant 615 1990 100000000\n"
            "milex_share_of_gdp 2 1990 0.05\n"
            "milex_share_of_gdp 2 1991 0.04\n"
            "milex_share_of_gdp 615 1990 0.03\n"
            "milex_usd 2 1990 800000000\n"
            "milex_usd 2 1991 900500000\n");
}

TEST(PennsWorkbook, IsReadFromItsDataSheet) {
  TinyWorld world;
  world.cow("2 1816-01-01 2016-12-31");
  world.file("pwt1001.xlsx",
             workbook({{"Info", "Penn World Table\n"},
                       {"Legend", "Variable name|Definition\n"},
                       {"Data",
                        "countrycode|country|currency_unit|year|rgdpe|rgdpo|pop|emp\n"
                        "USA|United States|US Dollar|1950|2600000.5|2700000|155.5|60\n"
                        "USA|United States|US Dollar|1951|||157|\n"}}));
  world.build();
  EXPECT_EQ(world.rows("SELECT layout, rows, first_year FROM meta.sources WHERE source = 'pwt'"),
            "workbook 2 1950\n");
  EXPECT_EQ(
      world.rows("SELECT indicator, year, (value / 1e6)::VARCHAR FROM core.economy ORDER BY ALL"),
      "pwt_population 1950 155.5\npwt_population 1951 157.0\nrgdpe 1950 2600000.5\nrgdpo 1950 "
      "2700000.0\n");
}

TEST(NationalCapabilities, NeverTurnTheCodeForMissingIntoANumber) {
  TinyWorld world;
  world.cow("2 1816-01-01 2016-12-31");
  world.file("NMC-60-abridged.csv",
             "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\r\n"
             "USA,2,1816,3823,17,80,254,8659,101,.0396975,2021\r\n"
             "USA,2,1817,-9,-9,-9,-9,-9,-9,-9,2021\r\n");
  world.build();
  EXPECT_EQ(world.rows("SELECT milex, upop, cinc_published FROM core.capabilities ORDER BY year"),
            "3823 101 0.0396975\n- - -\n");
}

TEST(DatasetsThatAreAbsent, AreRecordedAndSaid) {
  TinyWorld world;
  world.cow("2 1816-01-01 2016-12-31").build();
  EXPECT_EQ(world.rows("SELECT status, note FROM meta.sources WHERE source = 'pwt'"),
            "missing no file pwt1001.csv was found\n");
  EXPECT_EQ(world.rows("SELECT text FROM meta.notices WHERE text LIKE 'pwt %'"),
            "pwt is absent: no file of it was found in the data folders\n");
  EXPECT_EQ(world.rows("SELECT count(*) FROM core.economy"), "0\n");
}

}  // namespace
}  // namespace orrery::world
