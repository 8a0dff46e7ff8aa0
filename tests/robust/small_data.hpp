// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "support/scratch.hpp"

namespace orrery::testing {

inline const std::string kSmallStates =
    "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n"
    "USA,2,United States of America,1816,1,1,2016,12,31,2016\n"
    "UKG,200,United Kingdom,1816,1,1,2016,12,31,2016\n"
    "GMY,255,Germany,1816,1,1,1945,5,8,2016\n"
    "GMY,255,Germany,1990,10,3,2016,12,31,2016\n"
    "GFR,260,German Federal Republic,1955,5,5,1990,10,2,2016\n"
    "GDR,265,German Democratic Republic,1954,3,25,1990,10,2,2016\n"
    "CHN,710,China,1860,10,25,2016,12,31,2016\n";

inline const std::string kSmallMajors =
    "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n"
    "USA,2,1898,8,13,2016,12,31,2016\n"
    "UKG,200,1816,1,1,2016,12,31,2016\n"
    "CHN,710,1950,1,1,2016,12,31,2016\n";

inline const std::string kSmallCapabilitiesHeader =
    "stateabb,ccode,year,milex,milper,irst,pec,tpop,upop,cinc,version\n";

/// Capabilities of three states, 1900 to 2016.
inline std::string small_capabilities() {
  std::string text = kSmallCapabilitiesHeader;
  for (int year = 1900; year <= 2016; ++year) {
    const auto y = std::to_string(year);
    const auto grows = std::to_string(100 + (year - 1900) * 3);
    text += "USA,2," + y + ",1000," + grows + ",500,900,100000,5000,,2021\n";
    text += "UKG,200," + y + ",800,300,-9,700,50000,4000,,2021\n";
    text += "CHN,710," + y + "," + grows + ",2000,100,-9,500000,3000,,2021\n";
  }
  return text;
}

/// A small full edition in the publishers' own layouts.
inline void write_small_data(const Scratch& folder) {
  folder.write("cow/states2016.csv", kSmallStates);
  folder.write("cow/majors2016.csv", kSmallMajors);
  folder.write("cow/NMC-60-abridged.csv", small_capabilities());
}

}  // namespace orrery::testing
