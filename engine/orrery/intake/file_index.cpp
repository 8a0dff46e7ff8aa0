// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/file_index.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/wildcard.hpp"
#include "orrery/intake/zip_archive.hpp"

namespace orrery::intake {
namespace {

namespace fs = std::filesystem;

enum class Packing { Plain, Gzip, Zip };

struct Entry {
  std::size_t folder;
  Packing packing;
  int depth;
  FoundFile file;

  auto rank() const { return std::tie(folder, packing, depth, file.path, file.member); }
};

bool is_left_out(std::string_view name) {
  return name.starts_with('.') || name == "__MACOSX";
}

bool is_left_out_member(const std::string& member) {
  const auto parts = split(member, '/');
  return parts.empty() || std::ranges::any_of(parts, is_left_out);
}

/// Walks the data folders and gathers their files.
class Walk {
 public:
  explicit Walk(const Progress& progress) : progress_(progress) {}

  void enter(const fs::path& folder, std::size_t number, int depth) {
    progress_.check();
    if (!visited_.insert(identity_of(folder)).second) return;
    std::vector<fs::path> folders;
    std::vector<fs::path> linked_folders;
    for (const auto& entry : entries_of(folder)) {
      std::error_code problem;
      if (is_left_out(entry.path().filename().string())) continue;
      if (entry.is_directory(problem))
        (entry.is_symlink(problem) ? linked_folders : folders).push_back(entry.path());
      else if (entry.is_regular_file(problem))
        add(entry.path(), number, depth);
    }
    // Real folders come first, so that a file is known by its own path rather than by a link's.
    std::ranges::sort(folders);
    std::ranges::sort(linked_folders);
    for (const auto& inner : folders) enter(inner, number, depth + 1);
    for (const auto& inner : linked_folders) enter(inner, number, depth + 1);
  }

  std::vector<FoundFile> files() && {
    std::ranges::sort(entries_, {}, &Entry::rank);
    std::vector<FoundFile> files;
    files.reserve(entries_.size());
    for (auto& entry : entries_) files.push_back(std::move(entry.file));
    return files;
  }

 private:
  static std::pair<dev_t, ino_t> identity_of(const fs::path& folder) {
    struct stat status {};
    ::stat(folder.c_str(), &status);
    return {status.st_dev, status.st_ino};
  }

  std::vector<fs::directory_entry> entries_of(const fs::path& folder) const {
    std::vector<fs::directory_entry> entries;
    std::error_code problem;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end;
         at.increment(problem))
      entries.push_back(*at);
    if (problem)
      progress_.notice(
          fmt::format("the folder '{}' is left out: {}", folder.string(), problem.message()));
    return entries;
  }

  void add(const fs::path& path, std::size_t number, int depth) {
    const auto name = path.filename().string();
    entries_.push_back(
        {number, matches_wildcard("*.gz", name) ? Packing::Gzip : Packing::Plain, depth, {path}});
    if (matches_wildcard("*.zip", name)) add_members(path, number, depth);
  }

  void add_members(const fs::path& archive, std::size_t number, int depth) {
    try {
      const auto listing = list_zip(archive);
      if (!listing.complaint.empty())
        progress_.notice(fmt::format("'{}' {}", archive.string(), listing.complaint));
      for (const auto& member : listing.members)
        if (!is_left_out_member(member))
          entries_.push_back({number, Packing::Zip, depth, {archive, member}});
    } catch (const Error& error) {
      progress_.notice(error.message());
    }
  }

  const Progress& progress_;
  std::set<std::pair<dev_t, ino_t>> visited_;
  std::vector<Entry> entries_;
};

/// The last `parts` parts of a path.
std::string_view tail(std::string_view path, std::ptrdiff_t parts) {
  auto from = path.size();
  for (std::ptrdiff_t i = 0; i < parts; ++i) {
    if (from == 0) return path;
    const auto slash = path.rfind('/', from - 1);
    if (slash == std::string_view::npos) return path;
    from = slash;
  }
  return path.substr(from + 1);
}

bool matches(std::string_view pattern, const FoundFile& file) {
  const auto parts = std::ranges::count(pattern, '/') + 1;
  const auto whole =
      file.member.empty() ? file.path.string() : file.path.string() + "/" + file.member;
  const std::string name(tail(whole, parts));
  return matches_wildcard(pattern, name) || matches_wildcard(pattern, unpacked_name(name));
}

void expect_folder(const fs::path& folder) {
  std::error_code problem;
  if (fs::is_directory(folder, problem)) return;
  const bool exists = fs::exists(folder, problem);
  throw Error(ErrorKind::MissingData,
              fmt::format("the data folder '{}' {}",
                          folder.string(),
                          exists ? "is not a folder" : "does not exist"),
              "--data",
              "name a folder that holds dataset files, or get them with: orrery fetch");
}

}  // namespace

FileIndex::FileIndex(std::span<const std::filesystem::path> folders, const Progress& progress)
    : folders_(folders.begin(), folders.end()) {
  std::ranges::for_each(folders, expect_folder);
  Walk walk(progress);
  for (std::size_t i = 0; i < folders.size(); ++i) walk.enter(folders[i], i, 0);
  files_ = std::move(walk).files();
}

std::optional<FoundFile> FileIndex::find(std::string_view pattern) const {
  const auto at =
      std::ranges::find_if(files_, [&](const FoundFile& file) { return matches(pattern, file); });
  return at == files_.end() ? std::nullopt : std::optional(*at);
}

std::vector<FoundFile> FileIndex::find_all(std::string_view pattern) const {
  std::vector<FoundFile> found;
  std::ranges::copy_if(files_, std::back_inserter(found), [&](const FoundFile& file) {
    return matches(pattern, file);
  });
  return found;
}

FoundFile FileIndex::need(std::string_view pattern) const {
  if (auto found = find(pattern)) return *std::move(found);
  std::vector<std::string> names;
  std::vector<std::string> folders;
  for (const auto& file : files_) names.push_back(unpacked_name(file.name()));
  for (const auto& folder : folders_) folders.push_back(fmt::format("'{}'", folder.string()));
  const auto near = closest(pattern, names);
  throw Error(ErrorKind::MissingData,
              folders.empty() ? fmt::format("no folder to find '{}' in", pattern)
                              : fmt::format("no file '{}' in {}", pattern, one_of(folders)),
              "--data",
              near.empty() ? "get it with: orrery fetch" : "there is " + one_of(near));
}

}  // namespace orrery::intake
