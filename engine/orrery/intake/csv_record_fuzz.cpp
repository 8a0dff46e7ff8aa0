// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/csv_record.hpp"

#include <cstdint>

#include "orrery/base/error.hpp"
#include "orrery/intake/header.hpp"
#include "orrery/intake/testing/fuzz_file.hpp"
#include "orrery/intake/text_decoder.hpp"

// Cutting a text into lines and fields does not depend on how the text comes in pieces, and a field
// that was written is read back as it was.

namespace {

using namespace orrery;
using namespace orrery::intake;
using testing::expect;

struct Ends {
  std::vector<std::size_t> at;
  std::uint64_t line;
  bool within_quotes;
  bool operator==(const Ends&) const = default;
};

Ends ends_of(std::string_view text, std::size_t piece_size) {
  LineScanner lines({});
  Ends ends{};
  for (std::size_t from = 0; from < text.size(); from += piece_size)
    lines.scan(text.substr(from, piece_size), [&](const LineEnd& end) {
      ends.at.push_back((from + end.at) * 4 + (end.quoted ? 2U : 0U) + (end.second_half ? 1U : 0U));
      return true;
    });
  ends.line = lines.line();
  ends.within_quotes = lines.within_quotes();
  return ends;
}

std::string decoded(std::string_view bytes, Encoding encoding, std::size_t piece_size) {
  TextDecoder decoder(encoding);
  std::string text;
  for (std::size_t from = 0; from < bytes.size(); from += piece_size)
    text += decoder.decode(bytes.substr(from, piece_size));
  text += decoder.finish();
  if (decoder.bad_byte()) text += "bad byte at " + std::to_string(decoder.bad_byte()->offset);
  return text;
}

std::string joined(const std::vector<std::string>& fields) {
  std::string record;
  for (const auto& field : fields) record += (record.empty() ? "" : ",") + csv_field(field);
  return record;
}

void find_header_or_refuse(std::string_view text, const HeaderRule& rule) {
  try {
    const auto header = find_header(text, true, rule, {});
    expect(header.begin <= header.end && header.end <= text.size() && header.line >= 1);
  } catch (const Error& error) {
    expect(error.kind() == ErrorKind::MissingData);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name that libFuzzer calls
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t piece = data[0] % 16U + 1U;
  expect(ends_of(text, piece) == ends_of(text, size));
  for (const auto encoding : {Encoding::Utf8, Encoding::Latin1, Encoding::Windows1252}) {
    const auto whole = decoded(text, encoding, size);
    expect(decoded(text, encoding, piece) == whole);
    if (encoding == Encoding::Latin1)
      expect(valid_utf8_prefix(whole) == whole.size() || text.starts_with("\xef\xbb\xbf"));
  }
  auto fields = split_record(text, {});
  fields.insert(fields.begin(), "first");
  expect(split_record(joined(fields), {}) == fields);
  find_header_or_refuse(text, {});
  find_header_or_refuse(text, {.starts_with = "Country"});
  find_header_or_refuse(text, {.skip_lines = 2, .present = false});
  return 0;
}
