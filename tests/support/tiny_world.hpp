// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "orrery/base/text.hpp"
#include "orrery/world/builder.hpp"
#include "support/scratch.hpp"

namespace orrery::testing {

/// A world drawn as text: the files of publishers that it is built from, and its tables once built.
/// Open spells of the lists are carried on by the reference edition, as always.
class TinyWorld {
 public:
  TinyWorld& file(const std::string& name, const std::string& bytes) {
    data_.write(name, bytes);
    return *this;
  }

  /// COW's list of states, one spell a line: "255 1816-01-01 1945-05-08".
  TinyWorld& cow(const std::string& spells) {
    std::string text =
        "stateabb,ccode,statenme,styear,stmonth,stday,endyear,endmonth,endday,version\n";
    for (const auto& s : drawn(spells)) text += "XXX," + s.code + ",X," + cells(s) + ",2016\n";
    return file("states2016.csv", text);
  }
  /// COW's list of major powers.
  TinyWorld& majors(const std::string& spells) {
    std::string text = "stateabb,ccode,styear,stmonth,stday,endyear,endmonth,endday,version\n";
    for (const auto& s : drawn(spells)) text += "XXX," + s.code + "," + cells(s) + ",2016\n";
    return file("majors2016.csv", text);
  }
  /// Gleditsch and Ward's list, in the layout of a package.
  TinyWorld& gw(const std::string& spells) {
    std::string text = "gwcode,gw_abb,gw_name,microstate,start,end\n";
    for (const auto& s : drawn(spells)) {
      text += s.code + ",XXX,X,0," + s.first_day + "," + s.last_day + "\n";
    }
    return file("isard_gw_system.csv", text);
  }

  TinyWorld& build(bool carry_forward = false) {
    world::BuilderOptions options;
    options.data = {data_.path()};
    options.target = out_ / "world.duckdb";
    options.threads = 1;
    options.carry_forward = carry_forward;
    options.partial = true;
    builder_.emplace(options, progress_);
    builder_->load();
    return *this;
  }

  store::Database& database() { return builder_->database(); }

  /// The rows of a query as text: cells parted by a blank, rows by a line break, missing as "-".
  std::string rows(const std::string& sql) {
    const auto found = database().query(sql);
    std::string text;
    for (std::size_t i = 0; i < found.rows(); ++i) {
      for (std::size_t c = 0; c < found.columns().size(); ++c) {
        text += (c == 0 ? "" : " ") + (found.is_null(i, c) ? "-" : found.text(i, c));
      }
      text += "\n";
    }
    return text;
  }

 private:
  struct Spell {
    std::string code;
    std::string first_day;
    std::string last_day;
  };

  static std::vector<Spell> drawn(const std::string& spells) {
    std::vector<Spell> result;
    for (const auto& line : split(spells, '\n')) {
      std::istringstream words(line);
      Spell spell;
      if (words >> spell.code >> spell.first_day >> spell.last_day) result.push_back(spell);
    }
    return result;
  }
  static std::string cells(const Spell& spell) {
    const auto day = [](const std::string& date) {
      const auto parts = split(date, '-');
      return std::to_string(std::stoi(parts.at(0))) + "," + std::to_string(std::stoi(parts.at(1))) +
             "," + std::to_string(std::stoi(parts.at(2)));
    };
    return day(spell.first_day) + "," + day(spell.last_day);
  }

  Scratch data_;
  Scratch out_;
  Progress progress_;
  std::optional<world::Builder> builder_;
};

}  // namespace orrery::testing
