// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>

#include "orrery/base/error.hpp"
#include "orrery/intake/stage.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"

// Any bytes, taken for shapes, either give a text with a record a shape or an Error of the user's
// data.

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orrery;
  using namespace orrery::intake;
  using testing::expect;
  static const testing::FuzzFolder kFolder;
  const auto file = kFolder.write("x.json", {reinterpret_cast<const char*>(data), size});
  StageOptions options;
  options.work_folder = kFolder.path() / "work";
  options.shapes = true;
  options.max_workbook = 1U << 22U;
  try {
    const auto staged = stage({file}, options);
    expect(staged.header.size() >= 2 && staged.has_records == !staged.sheet_rows.empty());
    // The copy is a text that a CSV reader takes as it is.
    options.shapes = false;
    const auto again = stage({staged.path}, options);
    expect(!again.converted && again.header == staged.header);
    expect(!again.line_of_record(staged.sheet_rows.size() + 1));
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData || error.kind() == ErrorKind::Limit);
    expect(!error.place().empty());
  }
  std::filesystem::remove_all(options.work_folder);
  return 0;
}
