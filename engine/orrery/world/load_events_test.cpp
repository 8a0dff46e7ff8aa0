// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/load_events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "orrery/base/error.hpp"
#include "support/tiny_world.hpp"

namespace orrery::world {
namespace {

using orrery::testing::error_of;
using orrery::testing::TinyWorld;
using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kStates =
    "2 1816-01-01 2016-12-31\n365 1816-01-01 2016-12-31\n369 1991-12-26 2016-12-31";

/// A line in the layout of GDELT.
std::string event(int id,
                  const std::string& day,
                  const std::string& source,
                  const std::string& target,
                  int columns) {
  std::string line;
  for (int i = 0; i < columns; ++i) {
    const bool is_added = i == (columns == 57 ? 56 : columns - 2);
    line += (i == 0 ? "" : "\t");
    line += i == 0     ? std::to_string(id)
            : i == 1   ? day
            : i == 7   ? source
            : i == 17  ? target
            : i == 29  ? "4"
            : i == 30  ? "-9.5"
            : i == 31  ? "2"
            : is_added ? day + (columns == 61 ? "000000" : "")
                       : "";
  }
  return line + "\n";
}

const std::string kMonths =
    "SELECT source, state1, state2, month, events, goldstein_sum FROM core.event_months ORDER BY "
    "ALL";

TEST(EventFiles, OfBothVersionsOfGdeltAreKeptApart) {
  TinyWorld world;
  world.cow(kStates);
  world.file("1985.csv", event(1, "19850703", "RUS", "USA", 57));
  world.file("20150703.export.CSV", event(2, "20150703", "RUS", "UKR", 58));
  world.file("20150703120000.export.CSV",
             event(2, "20150703", "RUS", "UKR", 61) + event(3, "20150704", "RUS", "UKR", 61));
  world.build();
  EXPECT_EQ(world.rows(kMonths),
            "gdelt_v1 365 2 1985-07-01 1 -9.5\n"
            "gdelt_v1 365 369 2015-07-01 1 -9.5\n"
            "gdelt_v2 365 369 2015-07-01 2 -19\n");
  EXPECT_EQ(world.rows("SELECT source, status, rows, first_year, last_year, states FROM "
                       "meta.sources WHERE dataset = "
                       "'gdelt' ORDER BY source"),
            "gdelt_v1 loaded 2 1985 2015 2\ngdelt_v2 loaded 2 2015 2015 2\n");
  EXPECT_EQ(world.rows("SELECT status FROM meta.sources WHERE source IN ('icews', 'polecat')"),
            "missing\nmissing\n");
  EXPECT_EQ(world.rows("SELECT source, table_name, year, states FROM meta.coverage WHERE series = "
                       "'events' ORDER BY ALL"),
            "gdelt_v1 core.event_months 1985 2\ngdelt_v1 core.event_months 2015 2\ngdelt_v2 "
            "core.event_months 2015 2\n");
}

TEST(EventFiles, LeaveNothingOutSilentlyAndAreReadOnceWhereTheyLieTwice) {
  TinyWorld world;
  world.cow(kStates).file("copy/20150703.export.CSV", event(9, "20150703", "RUS", "UKR", 58));
  world.file("20150703.export.CSV",
             event(1, "20150703", "RUS", "UKR", 58) + event(1, "20150703", "RUS", "UKR", 58) +
                 "broken\n" + event(2, "20150703", "EUR", "UKR", 58) +
                 event(3, "20150703", "", "UKR", 58) + event(4, "19850703", "RUS", "UKR", 58));
  world.build();
  EXPECT_EQ(world.rows("SELECT lines, skipped, malformed, duplicates, outside, counted, unchecked "
                       "FROM meta.event_files"),
            "6 0 1 1 3 1 0\n");
  EXPECT_EQ(world.rows("SELECT code, name, first_year, rows FROM meta.unmatched WHERE source = "
                       "'gdelt_v1' ORDER BY ALL"),
            "EUR - 2015 1\nUKR - 1985 1\n- - 2015 1\n");
  EXPECT_THAT(world.rows("SELECT place FROM meta.event_faults"),
              EndsWith("20150703.export.CSV:3\n"));
  const auto notices = world.rows("SELECT text FROM meta.notices WHERE text LIKE 'gdelt_v1%'");
  EXPECT_THAT(notices, HasSubstr("1 of 6 lines could not be read"));
  EXPECT_THAT(notices, HasSubstr("20150703.export.CSV:3: the line has 1 columns"));
  EXPECT_THAT(notices, HasSubstr("1 events have the id of an event before them"));
}

TEST(EventFiles, OfIcewsNameTheirCountries) {
  const std::string header =
      "Event ID\tEvent Date\tSource Country\tCAMEO Code\tIntensity\tTarget Country\n";
  TinyWorld world;
  world.file("events.2018.20200427.tab",
             header + "1\t2018-06-01\tDemocratic Republic of Congo\t190\t-10\tCote d'Ivoire\n" +
                 "2\t2018-06-01\tMoldova, Republic of\t040\t1.0\tRussian Federation\n" +
                 "3\t2018-06-01\tHoly See\t040\t1.0\tItaly\n");
  world.build();
  EXPECT_EQ(world.rows(kMonths), "icews 359 365 2018-06-01 1 1\nicews 490 437 2018-06-01 1 -10\n");
  EXPECT_EQ(world.rows("SELECT root_events, mentions FROM core.event_months"), "- -\n- -\n");
  EXPECT_EQ(world.rows("SELECT code, name FROM meta.unmatched WHERE source = 'icews'"),
            "- Holy See\n");
}

TEST(EventFiles, WithoutTheirColumnsArePointedAt) {
  TinyWorld world;
  world.file("ngecEventsDV-2023.txt", "Event ID\tEvent Date\nx\t2023-01-01\n");
  const auto error = error_of([&] { world.build(); });
  EXPECT_EQ(error.kind(), ErrorKind::MissingData);
  EXPECT_THAT(error.place(), EndsWith("ngecEventsDV-2023.txt:1"));
  EXPECT_THAT(std::string(error.what()),
              HasSubstr("reading polecat: the file has no column \"Actor Country\""));
}

}  // namespace
}  // namespace orrery::world
