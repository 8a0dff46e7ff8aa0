// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/fetch/fetch_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <string_view>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/file_writer.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/intake/wildcard.hpp"
#include "orrery/intake/zip_archive.hpp"

namespace orrery::fetch {
namespace {

namespace fs = std::filesystem;

/// Hidden, so that a build does not take it for data.
fs::path part_of(const fs::path& folder, const std::string& name) {
  return folder / ("." + name + ".part");
}

Error refused(const std::string& what, const Offer& offer) {
  return {ErrorKind::MissingData,
          what,
          offer.url,
          "look at the publisher's page whether the file has moved, and put it into the folder by "
          "hand"};
}

bool is_archive(const std::string& name) {
  return intake::matches_wildcard("*.zip", name) || intake::matches_wildcard("*.xlsx", name);
}

/// Servers that have moved a file often answer with a page, and as if all were well.
bool is_web_page(const fs::path& file) {
  std::array<char, 256> head{};
  std::ifstream in(file, std::ios::binary);
  in.read(head.data(), head.size());
  const auto text =
      folded(trimmed(std::string_view(head.data(), static_cast<std::size_t>(in.gcount()))));
  return text.starts_with("doctype html") || text.starts_with("html");
}

void require_data(const fs::path& part, const Offer& offer) {
  if (fs::file_size(part) == 0) throw refused("the server sent an empty file", offer);
  if (is_web_page(part)) throw refused("the server sent a web page in place of the file", offer);
  if (!is_archive(offer.name)) return;
  if (const auto listing = intake::list_zip(part); !listing.complaint.empty())
    throw refused(fmt::format("the file that the server sent {}", listing.complaint), offer);
}

void require_recorded(const std::string& sha256,
                      const Recorded& recorded,
                      const Offer& offer,
                      std::string_view what,
                      std::string hint) {
  if (sha256 == recorded.sha256) return;
  throw Error(ErrorKind::MissingData,
              fmt::format("{} is not what was recorded on {}: SHA-256 {}, recorded {}",
                          what,
                          recorded.day,
                          sha256,
                          recorded.sha256),
              offer.name,
              std::move(hint));
}

/// A name that stays in the folder, whatever an archive says.
std::string harmless(const std::string& member) {
  auto name = fs::path(member).filename().string();
  if (name.empty() || name.starts_with('.')) name = "_" + name;
  return name;
}

void unpack_archives_in(const fs::path& archive) {
  if (!intake::matches_wildcard("*.zip", archive.filename().string())) return;
  for (const auto& member : intake::list_zip(archive).members) {
    if (!intake::matches_wildcard("*.zip", member)) continue;
    const auto source = intake::open_zip_member(archive, member);
    const auto target = archive.parent_path() / harmless(member);
    const auto part = part_of(archive.parent_path(), harmless(member));
    intake::FileWriter writer(part);
    for (auto piece = source->next(); !piece.empty(); piece = source->next()) writer.write(piece);
    writer.finish();
    fs::rename(part, target);
  }
}

Fetched kept(const fs::path& target, const Offer& offer, const Ledger& ledger) {
  const auto sha256 = intake::sha256_of_file(target);
  const auto recorded = ledger.find(offer.name);
  if (recorded)
    require_recorded(sha256,
                     *recorded,
                     offer,
                     "the file in the folder",
                     "it was changed since; remove it to download it anew");
  return {recorded ? Outcome::Kept : Outcome::Foreign, sha256, fs::file_size(target)};
}

}  // namespace

std::string address_of(const Offer& offer, const FetchOptions& options) {
  if (options.mirror.empty()) return offer.url;
  const auto host = offer.url.find("://");
  auto mirror = options.mirror;
  while (mirror.ends_with('/')) mirror.pop_back();
  return mirror + "/" + (host == std::string::npos ? offer.url : offer.url.substr(host + 3));
}

Fetched fetch_file(const Offer& offer,
                   const std::filesystem::path& folder,
                   Ledger& ledger,
                   const FetchOptions& options,
                   const OnBytes& on_bytes,
                   const Progress& progress) {
  const auto target = folder / offer.name;
  if (fs::exists(target) && !options.again) return kept(target, offer, ledger);

  const auto part = part_of(folder, offer.name);
  download(address_of(offer, options), part, options.limits, on_bytes, progress);
  Fetched fetched;
  try {
    require_data(part, offer);
    fetched = {Outcome::Downloaded, intake::sha256_of_file(part), fs::file_size(part)};
    if (const auto recorded = ledger.find(offer.name); recorded && !options.accept_change)
      require_recorded(fetched.sha256,
                       *recorded,
                       offer,
                       "the file that the server sent",
                       "the publisher may have replaced it: look at the page, and take the new "
                       "file with --accept-change");
  } catch (...) {
    discard(part);  // it is complete and wrong: to go on with it would not mend it
    throw;
  }
  fs::rename(part, target);
  discard(part);
  ledger.record(offer.name, {offer.url, fetched.sha256, fetched.bytes, today()});
  unpack_archives_in(target);
  return fetched;
}

}  // namespace orrery::fetch
