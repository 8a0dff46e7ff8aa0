// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/xlsx.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <string_view>

#include "orrery/base/error.hpp"
#include "orrery/intake/stage.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"

// Any workbook gives a table that reads back as it was written, or an Error of the user's data. An
// input that begins with PK is the file itself; any other is "sheet XML | shared strings XML"
// around which a sound workbook is put, so that the fuzzer reaches the cells.

namespace {

using namespace orrery;
using namespace orrery::intake;
using testing::expect;

constexpr std::string_view kRootRelations =
    "<Relationships><Relationship Id='r1' Type='x/officeDocument' "
    "Target='xl/workbook.xml'/></Relationships>";
constexpr std::string_view kWorkbook =
    "<workbook><sheets><sheet name='Data' r:id='r1'/></sheets></workbook>";
constexpr std::string_view kRelations =
    "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet.xml'/>"
    "<Relationship Id='r2' Type='x/sharedStrings' Target='strings.xml'/></Relationships>";

void add(archive* out, const char* name, std::string_view content) {
  archive_entry* const entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
  archive_write_header(out, entry);
  archive_write_data(out, content.data(), content.size());
  archive_entry_free(entry);
}

std::string workbook_around(std::string_view input) {
  const auto bar = input.find('|');
  std::string bytes(input.size() + 16384, '\0');
  std::size_t used = 0;
  archive* const out = archive_write_new();
  archive_write_set_format_zip(out);
  archive_write_zip_set_compression_store(out);
  archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
  add(out, "_rels/.rels", kRootRelations);
  add(out, "xl/workbook.xml", kWorkbook);
  add(out, "xl/_rels/workbook.xml.rels", kRelations);
  add(out, "xl/sheet.xml", input.substr(0, bar));
  if (bar != std::string_view::npos) add(out, "xl/strings.xml", input.substr(bar + 1));
  archive_write_close(out);
  archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const testing::FuzzFolder kFolder;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto file = kFolder.write(
      "x.xlsx", input.starts_with("PK") ? std::string(input) : workbook_around(input));
  StageOptions options;
  options.work_folder = kFolder.path() / "work";
  options.max_workbook = 1U << 20U;
  try {
    const auto staged = stage({file}, options);
    const auto last = staged.line_of_record(staged.sheet_rows.size());
    expect(staged.sheet_rows.empty() || *last > staged.header_line);
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData || error.kind() == ErrorKind::Limit);
    expect(!error.place().empty());
  }
  std::filesystem::remove_all(options.work_folder);
  return 0;
}
