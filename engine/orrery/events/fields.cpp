// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/fields.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace orrery::events {
namespace {

static_assert(std::endian::native == std::endian::little, "the lowest byte of a word comes first");

constexpr std::uint64_t repeated(char byte) {
  return 0x0101010101010101ULL * static_cast<unsigned char>(byte);
}

/// 0x80 in every byte of the word that is zero, and nothing elsewhere.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
  constexpr std::uint64_t kLow = 0x7f7f7f7f7f7f7f7fULL;
  return ~(((word & kLow) + kLow) | word | kLow);
}

}  // namespace

void Fields::cut(const char* at) {
  ++count_;
  if (count_ <= kMost) begins_[count_] = at + 1;
}

const char* Fields::split(const char* begin, const char* end, char delimiter) {
  count_ = 0;
  begins_[0] = begin;
  if (delimiter == ',') return split_quoted(begin, end);
  const auto delimiters = repeated(delimiter);
  const auto line_feeds = repeated('\n');
  for (const char* at = begin; at < end; at += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof word);
    auto found = zero_bytes(word ^ delimiters) | zero_bytes(word ^ line_feeds);
    for (; found != 0; found &= found - 1) {
      const char* hit = at + std::countr_zero(found) / 8;
      if (hit >= end) break;
      if (*hit == '\n') {
        cut(hit > begins_[0] && hit[-1] == '\r' ? hit - 1 : hit);
        return hit + 1;
      }
      cut(hit);
    }
  }
  cut(end > begin && end[-1] == '\r' ? end - 1 : end);
  return end;
}

const char* Fields::split_quoted(const char* begin, const char* end) {
  bool quoted = false;
  const char* at = begin;
  for (; at < end && *at != '\n'; ++at) {
    if (*at == '"') quoted = !quoted;
    if (*at == ',' && !quoted) cut(at);
  }
  cut(at > begin && at[-1] == '\r' ? at - 1 : at);
  return at < end ? at + 1 : end;
}

std::string_view Fields::operator[](std::size_t index) const {
  const char* begin = begins_[index];
  auto size = static_cast<std::size_t>(begins_[index + 1] - 1 - begin);
  if (size >= 2 && *begin == '"' && begin[size - 1] == '"') {
    ++begin;
    size -= 2;
  }
  return {begin, size};
}

}  // namespace orrery::events
