// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/text_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/intake/csv_record.hpp"

namespace orrery::intake {
namespace {

/// The physical line of a byte of the unpacked file, found by reading it again.
std::uint64_t line_at(const FoundFile& file, std::uint64_t offset, std::uint64_t max_bytes) {
  const auto source = open_bytes(file, max_bytes);
  LineScanner lines({.quote = '\0'});
  for (auto piece = source->next(); !piece.empty() && offset > 0; piece = source->next()) {
    const auto before = piece.substr(0, std::min<std::uint64_t>(offset, piece.size()));
    lines.scan(before, [](const LineEnd&) { return true; });
    offset -= before.size();
  }
  return lines.line();
}

}  // namespace

TextStream::TextStream(FoundFile file, Encoding encoding, std::uint64_t max_bytes)
    : file_(std::move(file)),
      max_bytes_(max_bytes),
      source_(open_bytes(file_, max_bytes)),
      decoder_(encoding) {}

std::string_view TextStream::next() {
  while (!ended_) {
    const auto bytes = source_->next();
    ended_ = bytes.empty();
    const auto text = ended_ ? decoder_.finish() : decoder_.decode(bytes);
    if (decoder_.bad_byte()) refuse(*decoder_.bad_byte());
    if (!text.empty()) return text;
  }
  return {};
}

void TextStream::refuse(BadByte bad) const {
  const bool utf16 = bad.offset == 0 && (bad.byte == 0xFF || bad.byte == 0xFE);
  throw Error(
      ErrorKind::MissingData,
      fmt::format(
          "byte 0x{:02X} at offset {} is not text in the declared encoding", bad.byte, bad.offset),
      fmt::format("{}:{}", file_.place(), line_at(file_, bad.offset, max_bytes_)),
      utf16 ? "the file looks like UTF-16; save it as UTF-8"
            : "declare the encoding of the file (latin1 or windows-1252), or save it as UTF-8");
}

}  // namespace orrery::intake
