// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/fetch/ledger.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

#include "orrery/base/error.hpp"
#include "orrery/intake/file_writer.hpp"
#include "orrery/store/atomic_file.hpp"

namespace orrery::fetch {

Ledger::Ledger(const std::filesystem::path& folder) : path_(folder / kName) {
  std::ifstream file(path_);
  if (!file) return;
  try {
    const auto json = nlohmann::json::parse(file);
    for (const auto& [name, entry] : json.at("files").items()) {
      files_[name] = {entry.at("url").get<std::string>(),
                      entry.at("sha256").get<std::string>(),
                      entry.at("bytes").get<std::uint64_t>(),
                      entry.at("date").get<std::string>()};
    }
    licences_ = json.at("licences").get<std::map<std::string, std::string>>();
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorKind::MissingData,
                fmt::format("the record of downloads is damaged: {}", error.what()),
                path_.string(),
                "mend it, or remove it to trust the next downloads anew");
  }
}

std::optional<Recorded> Ledger::find(const std::string& name) const {
  const auto found = files_.find(name);
  return found == files_.end() ? std::nullopt : std::optional(found->second);
}

void Ledger::record(const std::string& name, const Recorded& file) {
  files_[name] = file;
  save();
}

bool Ledger::has_accepted(const std::string& dataset, const std::string& licence) const {
  const auto found = licences_.find(dataset);
  return found != licences_.end() && found->second == licence;
}

void Ledger::accept(const std::string& dataset, const std::string& licence) {
  licences_[dataset] = licence;
  save();
}

void Ledger::save() const {
  nlohmann::json files = nlohmann::json::object();
  for (const auto& [name, file] : files_)
    files[name] = {
        {"url", file.url}, {"sha256", file.sha256}, {"bytes", file.bytes}, {"date", file.day}};
  store::AtomicFile target(path_);
  intake::FileWriter part(target.part());
  part.write(nlohmann::json{{"files", files}, {"licences", licences_}}.dump(2) + '\n');
  part.finish();
  target.commit();
}

std::string today() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::time(nullptr)));
}

}  // namespace orrery::fetch
