// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/fetch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/fetch/fetch_file.hpp"
#include "orrery/world/catalogue.hpp"

namespace orrery::api {
namespace {

using world::DatasetSpec;
using world::LayoutSpec;
using world::ReleaseSpec;

constexpr double kMegabyte = 1e6;
constexpr std::chrono::milliseconds kBetweenSteps{100};

/// The files of one release that are to be downloaded.
struct Wanted {
  const DatasetSpec* dataset = nullptr;
  const ReleaseSpec* release = nullptr;
  const LayoutSpec* layout = nullptr;
};

/// The first layout of a release that can be downloaded, or null.
const LayoutSpec* downloadable(const ReleaseSpec& release) {
  const auto found = std::ranges::find_if(
      release.layouts, [](const LayoutSpec& layout) { return !layout.downloads.empty(); });
  return found == release.layouts.end() ? nullptr : &*found;
}

/// What a dataset offers: all its releases, or of those that replace each other the first.
std::vector<Wanted> offered(const DatasetSpec& dataset) {
  std::vector<Wanted> result;
  for (const auto& release : dataset.releases) {
    if (const auto* layout = downloadable(release)) result.push_back({&dataset, &release, layout});
  }
  if (dataset.choice == world::Choice::Latest && result.size() > 1) result.resize(1);
  return result;
}

[[noreturn]] void refuse_unknown(const std::string& id) {
  std::vector<std::string> known;
  for (const auto& dataset : world::catalogue()) {
    if (!offered(dataset).empty()) known.push_back(dataset.id);
  }
  const auto near = closest(id, known);
  throw Error(ErrorKind::Usage,
              fmt::format("there is no source \"{}\"", id),
              {},
              did_you_mean(near, "list them with `orrery fetch --list`"));
}

[[noreturn]] void refuse_by_hand(const std::string& id, const DatasetSpec& dataset) {
  throw Error(ErrorKind::Usage,
              fmt::format("{} is to be downloaded by hand", id),
              {},
              fmt::format("get it at {} and put it into the data folder", dataset.url));
}

std::vector<Wanted> wanted(const std::vector<std::string>& ids) {
  std::vector<Wanted> result;
  if (ids.empty()) {
    for (const auto& dataset : world::catalogue())
      std::ranges::copy(offered(dataset), std::back_inserter(result));
    return result;
  }
  for (const auto& id : ids) {
    const auto before = result.size();
    for (const auto& dataset : world::catalogue()) {
      if (dataset.id == id && !offered(dataset).empty()) {
        std::ranges::copy(offered(dataset), std::back_inserter(result));
        break;
      }
      for (const auto& release : dataset.releases) {
        const auto* layout = downloadable(release);
        if (release.id == id && layout != nullptr) result.push_back({&dataset, &release, layout});
        if ((release.id == id || dataset.id == id) && layout == nullptr &&
            result.size() == before && offered(dataset).empty())
          refuse_by_hand(id, dataset);
      }
    }
    if (result.size() == before) refuse_unknown(id);
  }
  return result;
}

/// Shows how far a file is, a few times a second at most.
fetch::OnBytes shown(const Progress& progress, const std::string& name, int number, int of) {
  auto last = std::chrono::steady_clock::time_point{};
  return [&progress, name, number, of, last](std::uint64_t now, std::uint64_t all) mutable {
    const auto time = std::chrono::steady_clock::now();
    if (time - last < kBetweenSteps) return;
    last = time;
    const auto done = static_cast<double>(now) / kMegabyte;
    progress.step(
        all > 0 ? fmt::format(
                      "{}: {:.1f} of {:.1f} MB", name, done, static_cast<double>(all) / kMegabyte)
                : fmt::format("{}: {:.1f} MB", name, done),
        number,
        of);
  };
}

void make_folder(const std::filesystem::path& folder) {
  std::error_code failure;
  std::filesystem::create_directories(folder, failure);
  if (failure) {
    throw Error(ErrorKind::Failure,
                fmt::format("could not make the folder {}: {}", folder.string(), failure.message()),
                "--data",
                "name a folder that you may write to");
  }
}

/// Nothing is written before the first licence is accepted.
bool is_accepted(const DatasetSpec& dataset, const FetchQuery& query, fetch::Ledger& ledger) {
  if (ledger.has_accepted(dataset.id, dataset.licence)) return true;
  if (!query.accepts({dataset.id, dataset.title, dataset.publisher, dataset.licence, dataset.url}))
    return false;
  make_folder(query.folder);
  ledger.accept(dataset.id, dataset.licence);
  return true;
}

/// Fetches files and keeps count.
class Fetcher {
 public:
  Fetcher(const FetchQuery& query, int files, const Progress& progress)
      : query_(query), ledger_(query.folder), files_(files), progress_(progress) {
    options_.limits.max_bytes = query.max_bytes;
    options_.again = query.again;
    options_.accept_change = query.accept_change;
    options_.mirror = query.mirror;
  }

  bool accepts(const DatasetSpec& dataset) {
    const bool accepted = is_accepted(dataset, query_, ledger_);
    if (!accepted) ++report_.declined;
    return accepted;
  }

  void fetch(const world::Download& file) {
    progress_.step(file.name, ++number_, files_);
    try {
      const auto fetched = fetch::fetch_file({file.url, file.name},
                                             query_.folder,
                                             ledger_,
                                             options_,
                                             shown(progress_, file.name, number_, files_),
                                             progress_);
      count(file, fetched);
    } catch (const Error& error) {
      if (error.kind() == ErrorKind::Cancelled) throw;
      report_.failures.push_back({file.name, std::current_exception()});
    }
  }

  FetchReport report() { return std::move(report_); }

 private:
  void count(const world::Download& file, const fetch::Fetched& fetched) {
    if (fetched.outcome == fetch::Outcome::Downloaded) {
      ++report_.downloaded;
      report_.bytes += fetched.bytes;
      progress_.notice(fmt::format("{}: {:.1f} MB, SHA-256 {}",
                                   file.name,
                                   static_cast<double>(fetched.bytes) / kMegabyte,
                                   fetched.sha256));
      return;
    }
    ++report_.kept;
    progress_.notice(
        fetched.outcome == fetch::Outcome::Kept
            ? fmt::format("{} is there already", file.name)
            : fmt::format("{} is there already and was not downloaded by Orrery: left as it is",
                          file.name));
  }

  const FetchQuery& query_;
  fetch::Ledger ledger_;
  fetch::FetchOptions options_;
  int files_;
  const Progress& progress_;
  int number_ = 0;
  FetchReport report_;
};

}  // namespace

Document fetch_list(const std::vector<std::string>& ids) {
  Table table{.id = "downloads",
              .title = "Files that can be downloaded",
              .columns = {{"dataset", "", "dataset"},
                          {"release", "", "release"},
                          {"file", "", "name in the data folder"},
                          {"licence", "", "terms of use, in a line"},
                          {"url", "", "address at the publisher"}},
              .rows = {},
              .sources = {},
              .notes = {"The addresses were not tried against the publishers' servers."}};
  for (const auto& item : wanted(ids)) {
    for (const auto& file : item.layout->downloads)
      table.rows.push_back(
          {item.dataset->id, item.release->id, file.name, item.dataset->licence, file.url});
  }
  return {.title = table.title, .tables = {table}};
}

FetchReport fetch(const FetchQuery& query, const Progress& progress) {
  const auto items = wanted(query.ids);
  int files = 0;
  for (const auto& item : items) files += static_cast<int>(item.layout->downloads.size());
  Fetcher fetcher(query, files, progress);
  const DatasetSpec* asked = nullptr;
  bool accepted = false;
  for (const auto& item : items) {
    if (item.dataset != asked) accepted = fetcher.accepts(*item.dataset);
    asked = item.dataset;
    if (!accepted) continue;
    for (const auto& file : item.layout->downloads) fetcher.fetch(file);
  }
  return fetcher.report();
}

}  // namespace orrery::api
