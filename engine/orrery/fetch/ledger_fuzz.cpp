// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/fetch/ledger.hpp"

#include <cstdint>

#include "orrery/base/error.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"

// Any bytes, taken for a folder's record of downloads, are either a ledger that is written and read
// back as it was, or an Error of the user's data.

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace orrery;
  using namespace orrery::fetch;
  using intake::testing::expect;
  static const intake::testing::FuzzFolder kFolder;
  kFolder.write(Ledger::kName, {reinterpret_cast<const char*>(data), size});
  try {
    Ledger ledger(kFolder.path());
    const auto before = ledger.find("a.csv");
    ledger.accept("dataset", "licence");
    const Ledger again(kFolder.path());
    const auto after = again.find("a.csv");
    expect(before.has_value() == after.has_value());
    if (before) {
      expect(before->url == after->url && before->sha256 == after->sha256);
      expect(before->bytes == after->bytes && before->day == after->day);
    }
    expect(again.has_accepted("dataset", "licence"));
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData && !error.place().empty());
  }
  return 0;
}
