// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "orrery/base/error.hpp"
#include "orrery/events/stream.hpp"
#include "orrery/events/testing/lines.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"

// Any bytes, read as event files of any form, are accounted for to the last line, and the account
// and the sums are the same wherever the text is cut. The first byte chooses the form and the cut.

namespace {

using namespace orrery;
using namespace orrery::events;
using intake::testing::expect;

struct Read {
  StreamAccount account;
  std::vector<DyadMonth> rows;
};

Read read(const intake::FoundFile& file, Format format, std::size_t chunk_bytes) {
  static const Actors kActors = testing::few_states();
  const std::array<intake::FoundFile, 1> files{file};
  StreamOptions options;
  options.format = format;
  options.threads = 1;
  options.chunk_bytes = chunk_bytes;
  Read result;
  result.account = stream_events(
      files,
      kActors,
      options,
      [&](std::span<const DyadMonth> rows) {
        result.rows.insert(result.rows.end(), rows.begin(), rows.end());
      },
      Progress{});
  return result;
}

bool is_balanced(const FileAccount& file) {
  return file.lines ==
         file.skipped + file.malformed + file.duplicates + file.outside + file.counted;
}

void compare(const Read& one, const Read& other) {
  const auto a = one.account.total();
  const auto b = other.account.total();
  expect(is_balanced(a) && is_balanced(b));
  expect(a.lines == b.lines && a.counted == b.counted && a.outside == b.outside);
  expect(a.malformed == b.malformed && a.duplicates == b.duplicates);
  expect(one.account.faults == other.account.faults && one.account.days == other.account.days);
  expect(std::ranges::equal(
      one.account.complaints, other.account.complaints, [](const Complaint& x, const Complaint& y) {
        return x.place == y.place && x.text == y.text;
      }));
  expect(std::ranges::equal(one.rows, other.rows, [](const DyadMonth& x, const DyadMonth& y) {
    return x.source == y.source && x.target == y.target && x.month == y.month &&
           x.events == y.events && x.quad == y.quad && x.goldstein == y.goldstein &&
           x.mentions == y.mentions;
  }));
  std::int64_t events = 0;
  for (const auto& row : one.rows) {
    events += row.events;
    expect(row.quad[0] + row.quad[1] + row.quad[2] + row.quad[3] == row.events);
    expect(row.scored <= row.events && row.root_events <= row.events);
  }
  expect(static_cast<std::uint64_t>(events) == a.counted);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const intake::testing::FuzzFolder kFolder;
  const auto format = static_cast<Format>(data[0] % 3U);
  const std::size_t cut = data[0] / 3U + 1U;
  const intake::FoundFile file{
      kFolder.write("x.csv", {reinterpret_cast<const char*>(data) + 1, size - 1})};
  try {
    const auto whole = read(file, format, std::size_t{1} << 16U);
    compare(whole, read(file, format, cut));
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData || error.kind() == ErrorKind::Limit);
    expect(!error.place().empty());
  }
  return 0;
}
