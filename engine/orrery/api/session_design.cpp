// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <nlohmann/json.hpp>

#include "orrery/api/json.hpp"
#include "orrery/api/session_impl.hpp"
#include "orrery/frames/frame.hpp"

namespace orrery::api {
namespace {

using Json = nlohmann::ordered_json;

/// The sources of all tables, each once.
std::vector<SourceLine> sources_of(const Document& answer) {
  std::vector<SourceLine> all;
  for (const auto& table : answer.tables) {
    for (const auto& source : table.sources) {
      if (std::ranges::find(all, source.id, &SourceLine::id) == all.end()) all.push_back(source);
    }
  }
  return all;
}

}  // namespace

DesignText Session::design(const Document& answer,
                           const std::string& file_name,
                           const std::string& command) const {
  Json log;
  log["file"] = file_name;
  log["title"] = answer.title;
  log["choices"] = json_of(answer.choices);
  for (const auto& table : answer.tables)
    log["tables"].push_back(
        {{"id", table.id}, {"rows", table.rows.size()}, {"notes", table.notes}});
  log["command"] = command;
  log["orrery"] = version();
  log["world"] = frames::world_in_log(impl_->database);
  log["sources"] = Json::array();
  std::vector<std::string> ids;
  for (const auto& source : sources_of(answer)) {
    log["sources"].push_back({{"source", source.id},
                              {"title", source.title},
                              {"citation", source.citation},
                              {"licence", source.licence}});
    ids.push_back(source.id);
  }
  return {log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n",
          ids.empty() ? std::string() : bibtex(ids)};
}

}  // namespace orrery::api
