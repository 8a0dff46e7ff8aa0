// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/world/load_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/intake/file_writer.hpp"
#include "orrery/world/csv_table.hpp"
#include "orrery/world/load_events.hpp"

namespace orrery::world {
namespace {

using store::quoted_name;
using store::quoted_text;

std::optional<intake::FoundFile> found_file(const FileSpec& file, const intake::FileIndex& index) {
  for (const auto& name : file.names) {
    if (auto found = index.find(name)) return found;
  }
  return std::nullopt;
}

/// All files of a folder of texts, or the archive that holds them.
std::vector<intake::FoundFile> texts_of(const FileSpec& file,
                                        const intake::FoundFile& found,
                                        const intake::FileIndex& index) {
  for (const auto& name : file.names) {
    if (!index.find(name)) continue;
    return name.find('/') == std::string::npos ? std::vector{found} : index.find_all(name);
  }
  return {found};
}

bool is_complete(const LayoutSpec& layout, const intake::FileIndex& index) {
  return std::ranges::all_of(layout.files,
                             [&](const FileSpec& f) { return f.optional || found_file(f, index); });
}

const LayoutSpec* found_layout(const ReleaseSpec& release, const intake::FileIndex& index) {
  const auto found = std::ranges::find_if(
      release.layouts, [&](const LayoutSpec& l) { return is_complete(l, index); });
  return found == release.layouts.end() ? nullptr : &*found;
}

intake::Encoding encoding_of(const std::string& name) {
  if (name == "latin1") return intake::Encoding::Latin1;
  if (name == "windows-1252") return intake::Encoding::Windows1252;
  return intake::Encoding::Utf8;
}

intake::StageOptions stage_options(const FileSpec& file, const std::filesystem::path& work) {
  intake::StageOptions options;
  options.work_folder = work;
  options.dialect.delimiter = file.delimiter;
  options.encoding = encoding_of(file.encoding);
  options.header.present = file.header;
  options.header.starts_with = file.header_starts_with;
  options.broken_lines = file.broken_lines;
  options.shapes = file.format == Format::Shapes;
  if (!file.sheet.empty()) options.sheet = file.sheet;
  return options;
}

}  // namespace

/// A release that was read: its layout, files, rows and the years found in them.
struct SourceLoader::LoadedRelease {
  const ReleaseSpec* release = nullptr;
  const LayoutSpec* layout = nullptr;
  std::vector<std::string> tables;
  std::vector<std::string> files;
  std::vector<std::string> hashes;
  std::int64_t rows = 0;
  std::optional<std::int64_t> first_year;
  std::optional<std::int64_t> last_year;
};

SourceLoader::SourceLoader(store::Database& database,
                           const intake::FileIndex& index,
                           std::filesystem::path work,
                           LoadOptions options,
                           const Progress& progress)
    : database_(database),
      index_(index),
      work_(std::move(work)),
      options_(options),
      progress_(progress) {}

bool SourceLoader::is_present(const DatasetSpec& dataset, const intake::FileIndex& index) {
  return std::ranges::any_of(
      dataset.releases, [&](const ReleaseSpec& r) { return found_layout(r, index) != nullptr; });
}

SourceLoader::ReadyFile SourceLoader::make_ready(const FileSpec& file,
                                                 const intake::FoundFile& found) const {
  if (file.format == Format::Texts) return unpack_texts(file, texts_of(file, found, index_));
  return intake::stage(found, stage_options(file, work_));
}

void SourceLoader::prepare(std::span<const DatasetSpec* const> datasets) {
  constexpr std::size_t kMostReady = 32;  // enough for the packed speeches to be begun in time
  std::vector<Ahead<ReadyFile>::Job> jobs;
  for (const auto* dataset : datasets) {
    for (const auto& release : dataset->releases) {
      const auto* layout = found_layout(release, index_);
      if (layout == nullptr) continue;
      for (const auto& file : layout->files) {
        if (!file.stream.empty()) continue;
        if (const auto found = found_file(file, index_))
          jobs.emplace_back([this, &file, found = *found] { return make_ready(file, found); });
      }
    }
  }
  ahead_.emplace(std::move(jobs), options_.threads == 1 ? 0 : kMostReady);
}

bool SourceLoader::load(const DatasetSpec& dataset) {
  std::vector<LoadedRelease> loaded;
  std::vector<const ReleaseSpec*> absent;
  for (const auto& release : dataset.releases) {
    progress_.check();
    if (auto read = load_release(dataset, release)) {
      loaded.push_back(std::move(*read));
    } else {
      absent.push_back(&release);
    }
  }
  const auto furthest = std::ranges::max_element(
      loaded, {}, [](const LoadedRelease& l) { return l.last_year.value_or(0); });
  const bool one_is_enough = dataset.choice == Choice::Latest;
  for (const auto& read : loaded) {
    if (one_is_enough && &read != &*furthest) {
      drop_raw(read);
      record(dataset,
             *read.release,
             &read,
             "superseded",
             fmt::format("{} reaches further", furthest->release->id));
      continue;
    }
    clean(read);
    record(dataset, *read.release, &read, "loaded", "");
    rows_ += read.rows;
  }
  for (const auto* release : absent) {
    if (one_is_enough && !loaded.empty()) {
      record(dataset,
             *release,
             nullptr,
             "superseded",
             fmt::format("not needed: {} is loaded", furthest->release->id));
    } else {
      record(dataset,
             *release,
             nullptr,
             "missing",
             fmt::format("no file {} was found",
                         one_of(release->layouts.front().files.front().names)));
    }
  }
  return !loaded.empty();
}

std::optional<SourceLoader::LoadedRelease> SourceLoader::load_release(const DatasetSpec& dataset,
                                                                      const ReleaseSpec& release) {
  const auto* layout = found_layout(release, index_);
  if (layout == nullptr) return std::nullopt;
  LoadedRelease loaded;
  loaded.release = &release;
  loaded.layout = layout;
  add_names(dataset, release);
  for (const auto& file : layout->files) {
    if (!file.stream.empty()) {
      load_stream(file, loaded);
    } else if (const auto found = found_file(file, index_)) {
      load_file(file, *found, loaded);
    } else {
      create_empty(file);
    }
    loaded.tables.push_back(file.table);
  }
  return loaded;
}

void SourceLoader::load_file(const FileSpec& file,
                             const intake::FoundFile& found,
                             LoadedRelease& loaded) {
  try {
    auto spec = file;
    if (options_.partial) spec.rows.reset();
    const auto ready = ahead_ ? ahead_->take() : make_ready(file, found);
    if (const auto* texts = std::get_if<UnpackedTexts>(&ready)) {
      loaded.rows += write_texts_table(database_, spec, *texts);
      loaded.files.push_back(texts->place);
      loaded.hashes.push_back(texts->sha256);
    } else {
      const auto& staged = std::get<intake::StagedFile>(ready);
      loaded.rows += read_csv_table(database_, spec, staged);
      loaded.files.push_back(found.place());
      loaded.hashes.push_back(staged.sha256);
    }
  } catch (Error& error) {
    error.within("reading " + loaded.release->id);
    throw;
  }
  database_.execute(
      fmt::format("COMMENT ON TABLE raw.{} IS {}",
                  quoted_name(file.table),
                  quoted_text(fmt::format(
                      "{} as published, version {}", found.name(), loaded.release->version))));
  const auto years = database_.query(fmt::format(
      "SELECT {}, {} FROM raw.{}", file.years_from, file.years_to, quoted_name(file.table)));
  const auto widen = [](std::optional<std::int64_t>& bound, std::int64_t year, const auto& better) {
    if (!bound || better(year, *bound)) bound = year;
  };
  if (!years.is_null(0, 0)) widen(loaded.first_year, years.integer(0, 0), std::less{});
  if (!years.is_null(0, 1)) widen(loaded.last_year, years.integer(0, 1), std::greater{});
}

void SourceLoader::load_stream(const FileSpec& file, LoadedRelease& loaded) {
  try {
    auto read =
        load_events(database_, file, loaded.release->id, index_, options_.threads, progress_);
    loaded.rows += read.rows;
    loaded.files.push_back(std::move(read.files));
    loaded.hashes.push_back(std::move(read.sha256));
    loaded.first_year = read.first_year;
    loaded.last_year = read.last_year;
    std::ranges::move(read.notices, std::back_inserter(notices_));
  } catch (Error& error) {
    error.within("reading " + loaded.release->id);
    throw;
  }
}

void SourceLoader::create_empty(const FileSpec& file) {
  std::string columns;
  for (const auto& column : file.columns) {
    columns +=
        fmt::format("{}{} {}", columns.empty() ? "" : ", ", quoted_name(column.name), column.type);
  }
  database_.execute(fmt::format("CREATE TABLE raw.{} ({})", quoted_name(file.table), columns));
}

void SourceLoader::add_names(const DatasetSpec& dataset, const ReleaseSpec& release) {
  for (const auto& [name, content] : dataset.support) {
    const auto path = work_ / fmt::format("{}_{}", dataset.id, name);
    intake::FileWriter writer(path);
    writer.write(content);
    writer.finish();
    database_.execute(
        fmt::format("INSERT INTO source_names SELECT {}, name, state, first_year, last_year FROM "
                    "read_csv({}, header = true, "
                    "columns = {{name: 'VARCHAR', state: 'SMALLINT', first_year: 'SMALLINT', "
                    "last_year: 'SMALLINT'}})",
                    quoted_text(release.id),
                    quoted_text(path.string())));
  }
}

void SourceLoader::clean(const LoadedRelease& loaded) {
  try {
    database_.execute_together(store::filled(loaded.layout->clean,
                                             {{"source", loaded.release->id},
                                              {"table", quoted_name(loaded.tables.front())},
                                              {"tag", loaded.release->tag}}));
  } catch (Error& error) {
    error.within("cleaning " + loaded.release->id);
    throw;
  }
}

void SourceLoader::drop_raw(const LoadedRelease& loaded) {
  for (const auto& table : loaded.tables) database_.execute("DROP TABLE raw." + quoted_name(table));
}

void SourceLoader::record(const DatasetSpec& dataset,
                          const ReleaseSpec& release,
                          const LoadedRelease* loaded,
                          const std::string& status,
                          const std::string& note) {
  const auto joined = [](const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
  };
  const auto number = [](const std::optional<std::int64_t>& value) {
    return value ? std::to_string(*value) : "NULL";
  };
  const bool read = loaded != nullptr;
  database_.execute(
      fmt::format("INSERT INTO meta.sources BY NAME SELECT {} AS source, {} AS dataset, {} AS "
                  "title, {} AS version, {} AS publisher, "
                  "{} AS status, {} AS about, {} AS covers_from, {} AS covers_to, {} AS "
                  "covers_states, {} AS first_year, "
                  "{} AS last_year, {} AS rows, {} AS file, {} AS sha256, {} AS layout, {} AS "
                  "licence, {} AS citation, "
                  "{} AS bibtex, {} AS url, {} AS note, {} AS position",
                  quoted_text(release.id),
                  quoted_text(dataset.id),
                  quoted_text(dataset.title),
                  quoted_text(release.version),
                  quoted_text(dataset.publisher),
                  quoted_text(status),
                  quoted_text(dataset.about),
                  release.covers_from,
                  release.covers_to,
                  quoted_text(release.covers_states),
                  number(read ? loaded->first_year : std::nullopt),
                  number(read ? loaded->last_year : std::nullopt),
                  read ? std::to_string(loaded->rows) : "NULL",
                  read ? quoted_text(joined(loaded->files)) : "NULL",
                  read ? quoted_text(joined(loaded->hashes)) : "NULL",
                  read ? quoted_text(loaded->layout->name) : "NULL",
                  quoted_text(dataset.licence),
                  quoted_text(release.citation),
                  quoted_text(trimmed(release.bibtex)),
                  quoted_text(dataset.url),
                  note.empty() ? "NULL" : quoted_text(note),
                  position_++));
}

}  // namespace orrery::world
