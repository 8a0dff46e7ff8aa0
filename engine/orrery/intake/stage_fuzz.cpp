// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>

#include "orrery/base/error.hpp"
#include "orrery/intake/stage.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"
#include "orrery/intake/zip_archive.hpp"

// Any bytes, staged as plain text, gzip or zip, either give a staged file that stages to itself or
// an Error of the user's data. The first byte chooses the options.

namespace {

using namespace orrery;
using namespace orrery::intake;
using testing::expect;

StageOptions options_of(std::uint8_t choice, const std::filesystem::path& folder) {
  StageOptions options;
  options.work_folder = folder / "work";
  options.encoding = static_cast<Encoding>(choice % 3);
  options.dialect.delimiter = (choice & 4U) != 0 ? ';' : ',';
  if ((choice & 8U) != 0) options.dialect.quote = '\0';
  if ((choice & 16U) != 0) options.header.skip_lines = 2;
  if ((choice & 32U) != 0) options.header.present = false;
  if ((choice & 64U) != 0) options.header.starts_with = "Country";
  options.broken_lines = (choice & 128U) != 0;
  options.max_unpacked = 1U << 22U;
  return options;
}

void stage_twice(const FoundFile& file, const StageOptions& options) {
  const auto staged = stage(file, options);
  expect(staged.header.empty() != options.header.present);
  const auto line = staged.line_of_record(1);
  expect(!line || *line >= staged.header_line);

  // What was made ready is ready: UTF-8, no preamble, one kind of line end.
  auto again = options;
  again.encoding = Encoding::Utf8;
  again.header.skip_lines = 0;
  again.broken_lines = false;
  const auto restaged = stage({staged.path}, again);
  expect(!restaged.converted && restaged.header == staged.header && restaged.header_line == 1);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const testing::FuzzFolder kFolder;
  const auto options = options_of(data[0], kFolder.path());
  const auto file = kFolder.write("x.csv", {reinterpret_cast<const char*>(data) + 1, size - 1});
  try {
    stage_twice({file}, options);
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData || error.kind() == ErrorKind::Limit);
    expect(!error.place().empty());
  }
  std::filesystem::remove_all(options.work_folder);
  return 0;
}
