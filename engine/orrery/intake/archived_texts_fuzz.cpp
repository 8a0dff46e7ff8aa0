// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdint>

#include "orrery/base/error.hpp"
#include "orrery/intake/archived_texts.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"

// Any bytes, taken for an archive, either give texts in UTF-8 within the limits or an Error of the
// user's data.

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orrery;
  using namespace orrery::intake;
  using testing::expect;
  static const testing::FuzzFolder kFolder;
  const auto file = kFolder.write("x.tar", {reinterpret_cast<const char*>(data), size});
  ArchivedTextsOptions options;
  options.pattern = "*";
  options.max_text = 1U << 16U;
  options.max_unpacked = 1U << 20U;
  try {
    std::uint64_t bytes = 0;
    std::uint64_t texts = 0;
    const auto count =
        read_archived_texts({file}, options, [&](std::string_view name, std::string_view text) {
          ++texts;
          bytes += text.size();
          expect(!name.empty() && valid_utf8_prefix(name) == name.size());
          expect(text.size() <= options.max_text);
          expect(valid_utf8_prefix(text) == text.size());
          expect(words_in(text) <= static_cast<std::int64_t>(text.size()));
        });
    expect(count == texts && bytes <= options.max_unpacked);
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData || error.kind() == ErrorKind::Limit);
    expect(!error.place().empty());
  }
  return 0;
}
