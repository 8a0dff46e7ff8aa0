// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "orrery/events/actors.hpp"

namespace orrery::events::testing {

/// An event as a test draws it.
struct Drawn {
  std::string id = "1";
  std::string day = "20150218";
  std::string source = "USA";
  std::string target = "CHN";
  std::string quad = "1";
  std::string goldstein = "1.9";
  std::string mentions = "3";
  std::string added = "20150218";
};

inline std::string joined(const std::vector<std::string>& fields, const std::string& separator) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i == 0 ? "" : separator) + fields[i];
  return line;
}

/// A line in the layout of GDELT with 57, 58 or 61 columns, without its end.
inline std::string gdelt(const Drawn& event, std::size_t columns = 61) {
  std::vector<std::string> fields(columns);
  fields[0] = event.id;
  fields[1] = event.day;
  fields[7] = event.source;
  fields[17] = event.target;
  fields[25] = "1";
  fields[29] = event.quad;
  fields[30] = event.goldstein;
  fields[31] = event.mentions;
  fields[columns == 57 ? 56 : columns - 2] = event.added + (columns == 61 ? "120000" : "");
  return joined(fields, "\t");
}

inline const std::string kIcewsHeader =
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\t"
    "Intensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\t"
    "City\tDistrict\tProvince\tCountry\tLatitude\tLongitude";

/// A line in the layout of ICEWS, without its end.
inline std::string icews(const std::string& id,
                         const std::string& day,
                         const std::string& source,
                         const std::string& target,
                         const std::string& code,
                         const std::string& intensity) {
  return joined({id,     day, "Name", "NA", source, "Consult", code, intensity, "Name", "NA",
                 target, "1", "2",    "P",  "NA",   "NA",      "NA", "NA",      "1.5",  "2.5"},
                "\t");
}

/// Days from 1970-01-01, of the calendar of the tests.
inline Day day(const std::string& text) {
  return calendar_day(text)->day;
}

/// USA 2, the Soviet Union and Russia 365, China 710, Germany 255 and 260, by codes and names.
inline Actors few_states() {
  Actors actors;
  const auto from = day("1816-01-01");
  const auto open = day("2199-12-31");
  actors.add_name("USA", State(2), from, open);
  actors.add_name("United States", State(2), from, open);
  actors.add_name("CHN", State(710), from, open);
  actors.add_name("China", State(710), from, open);
  actors.add_name("RUS", State(365), day("1991-12-26"), open);
  actors.add_name("SUN", State(365), day("1922-12-30"), day("1991-12-25"));
  actors.add_name("DEU", State(255), day("1990-10-03"), open);
  actors.add_name("DEU", State(260), day("1949-09-21"), day("1990-10-02"));
  actors.add_name("UKR", State(369), from, open);
  actors.add_member(State(2), from, open);
  actors.add_member(State(710), from, open);
  actors.add_member(State(365), from, open);
  actors.add_member(State(255), day("1990-10-03"), open);
  actors.add_member(State(260), day("1955-05-05"), day("1990-10-02"));
  actors.add_member(State(369), day("1991-12-26"), open);
  actors.settle();
  return actors;
}

}  // namespace orrery::events::testing
