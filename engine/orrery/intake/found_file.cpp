// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/found_file.hpp"

#include "orrery/intake/wildcard.hpp"

namespace orrery::intake {

std::string FoundFile::place() const {
  return member.empty() ? path.string() : path.string() + "!" + member;
}

std::string FoundFile::name() const {
  if (member.empty()) return path.filename().string();
  return member.substr(member.find_last_of('/') + 1);
}

std::string unpacked_name(const std::string& name) {
  return matches_wildcard("?*.gz", name) ? name.substr(0, name.size() - 3) : name;
}

}  // namespace orrery::intake
