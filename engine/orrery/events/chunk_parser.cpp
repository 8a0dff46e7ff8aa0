// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/events/chunk_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "orrery/base/text.hpp"

namespace orrery::events {
namespace {

// Columns of GDELT that stand in the same place in all its layouts.
constexpr std::size_t kGdeltId = 0;
constexpr std::size_t kGdeltDay = 1;
constexpr std::size_t kGdeltSource = 7;
constexpr std::size_t kGdeltTarget = 17;
constexpr std::size_t kGdeltRoot = 25;
constexpr std::size_t kGdeltQuad = 29;
constexpr std::size_t kGdeltGoldstein = 30;
constexpr std::size_t kGdeltMentions = 31;
constexpr std::size_t kGdeltBackfile = 57;
constexpr std::size_t kGdeltDaily = 58;
constexpr std::size_t kGdelt2 = 61;

constexpr std::size_t kFaultyKept = 20;
constexpr std::size_t kKnownMost = std::size_t{1} << 16U;
constexpr int kMostGoldstein = 100 * kGoldsteinUnit;

bool is_missing(std::string_view text) {
  return text.empty() || text == "NA" || text == "None" || text == "nan";
}

template <typename Number>
std::optional<Number> whole(std::string_view text) {
  Number value{};
  const auto* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && rest == end && !text.empty() ? std::optional(value) : std::nullopt;
}

/// "-10", "3.4", "-0.4000": in thousandths, further digits rounded.
std::optional<std::int32_t> thousandths(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  std::int32_t value = 0;
  int digits = 0;
  int decimals = -1;
  for (const char c : text) {
    if (c == '.' && decimals < 0) {
      decimals = 0;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    ++digits;
    if (decimals >= 3) {
      if (decimals++ == 3 && c >= '5') ++value;
      continue;
    }
    if (decimals >= 0) ++decimals;
    value = value * 10 + (c - '0');
    if (value > kMostGoldstein) return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  for (int i = std::max(decimals, 0); i < 3; ++i) value *= 10;
  if (value > kMostGoldstein) return std::nullopt;
  return negative ? -value : value;
}

/// The quad class of a CAMEO code by its root: 01–05, 06–08, 09–13, 14–20; 0 for no such code.
std::uint8_t quad_of_cameo(std::string_view code) {
  const auto root = code.size() >= 2 ? whole<unsigned>(code.substr(0, 2)) : std::nullopt;
  if (!root || *root < 1 || *root > 20) return 0;
  if (*root <= 5) return 1;
  if (*root <= 8) return 2;
  return *root <= 13 ? 3 : 4;
}

/// "VERBAL CONFLICT", or 1 to 4; 0 for anything else.
std::uint8_t quad_of_words(std::string_view text) {
  constexpr std::array<std::string_view, 4> kWords{
      "verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
  if (!text.empty() && text[0] >= '1' && text[0] <= '4' &&
      (text.size() == 1 || text.substr(1) == ".0"))
    return static_cast<std::uint8_t>(text[0] - '0');
  const auto found = std::ranges::find(kWords, folded(text));
  return found == kWords.end() ? std::uint8_t{0}
                               : static_cast<std::uint8_t>(found - kWords.begin() + 1);
}

/// False if a field is there and is no number on the scale.
bool read_intensity(std::string_view text, Occurrence& what) {
  if (is_missing(text)) return true;
  const auto value = thousandths(text);
  if (!value) return false;
  what.goldstein = *value;
  what.scored = true;
  return true;
}

}  // namespace

std::string printable(std::string_view text, std::size_t most) {
  std::string result;
  for (const char c : text.substr(0, most))
    result += c >= ' ' && static_cast<unsigned char>(c) < 0x7f ? c : '?';
  if (text.size() > most) result += "...";
  return result;
}

std::uint64_t id_of_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3ULL;
  }
  hash ^= hash >> 32U;
  return hash * 0xd6e8feb86659fd93ULL;
}

ChunkParser::ChunkParser(const Actors& actors, Format format) : actors_(actors), format_(format) {}

void ChunkParser::parse(const Chunk& chunk, ParsedChunk& parsed) {
  parsed_ = &parsed;
  parsed.lines = 0;
  parsed.skipped = 0;
  parsed.faults = {};
  parsed.faulty.clear();
  parsed.events.clear();
  parsed.outsiders.clear();
  parsed.days.clear();
  nameless_ = 0;
  ++chunk_;
  if (known_.size() > kKnownMost) known_.clear();

  const char* at = chunk.text.data();
  const char* const end = at + chunk.size;
  bool is_header = chunk.opens && has_header(format_);
  while (at < end) {
    const char* const begin = at;
    at = fields_.split(begin, end, chunk.layout->delimiter);
    ++parsed.lines;
    if (is_header || fields_.blank()) {
      is_header = false;
      ++parsed.skipped;
    } else if (static_cast<std::size_t>(at - begin) > kLongestLine) {
      refuse(Fault::Length, {});
    } else if (format_ == Format::Gdelt) {
      parse_gdelt();
    } else {
      parse_named(*chunk.layout);
    }
  }
  if (chunk.too_long) {
    ++parsed.lines;
    refuse(Fault::Length, {});
  }
}

void ChunkParser::parse_gdelt() {
  const auto columns = fields_.count();
  if (columns != kGdelt2 && columns != kGdeltDaily && columns != kGdeltBackfile)
    return refuse(Fault::Columns, fmt::format("{}", columns));
  const auto id = whole<std::uint64_t>(fields_[kGdeltId]);
  if (!id) return refuse(Fault::Id, fields_[kGdeltId]);
  const auto day = calendar_day(fields_[kGdeltDay]);
  if (!day) return refuse(Fault::Date, fields_[kGdeltDay]);
  ParsedEvent event;
  event.id = *id;
  const auto quad = fields_[kGdeltQuad];
  event.what.quad = quad.size() == 1 ? quad_of_words(quad) : std::uint8_t{0};
  if (event.what.quad == 0) return refuse(Fault::Kind, quad);
  if (!read_intensity(fields_[kGdeltGoldstein], event.what))
    return refuse(Fault::Intensity, fields_[kGdeltGoldstein]);
  const auto mentions = whole<std::uint32_t>(fields_[kGdeltMentions]);
  if (!mentions) return refuse(Fault::Mentions, fields_[kGdeltMentions]);
  event.what.mentions = *mentions;
  event.what.root = fields_[kGdeltRoot] == "1";
  event.month = day->month;
  event.day_of_month = day->of_month;

  // The stream is read by the day on which GDELT added the event: an article of that day also
  // yields events of a week, a month or a year before. The backfile was added in one go.
  auto seen = day;
  if (columns != kGdeltBackfile) {
    const auto added = fields_[columns == kGdelt2 ? kGdelt2 - 2 : kGdeltDaily - 2];
    seen = calendar_day(added.substr(0, 8));
    if (!seen) return refuse(Fault::Date, added);
  }
  saw(*seen);
  keep(event, day->day, fields_[kGdeltSource], fields_[kGdeltTarget]);
}

void ChunkParser::parse_named(const Layout& layout) {
  const auto columns = fields_.count();
  auto used = columns;
  while (used > layout.columns && used <= Fields::kMost && fields_[used - 1].empty()) --used;
  if (used != layout.columns && used != layout.standard)
    return refuse(Fault::Columns, fmt::format("{}", columns));
  const auto needed = std::max(
      {layout.id, layout.date, layout.source, layout.target, layout.kind, layout.intensity});
  if (needed >= columns) return refuse(Fault::Columns, fmt::format("{}", columns));

  ParsedEvent event;
  const auto id = fields_[layout.id];
  const bool numbered = layout.format == Format::Icews;
  const auto number = numbered ? whole<std::uint64_t>(id) : std::optional(id_of_text(id));
  if (!number || id.empty()) return refuse(Fault::Id, id);
  event.id = *number;
  const auto day = calendar_day(fields_[layout.date]);
  if (!day) return refuse(Fault::Date, fields_[layout.date]);
  const auto kind = fields_[layout.kind];
  event.what.quad = numbered ? quad_of_cameo(kind) : quad_of_words(kind);
  if (event.what.quad == 0) return refuse(Fault::Kind, kind);
  if (!read_intensity(fields_[layout.intensity], event.what))
    return refuse(Fault::Intensity, fields_[layout.intensity]);
  event.month = day->month;
  event.day_of_month = day->of_month;
  saw(*day);
  keep(event, day->day, fields_[layout.source], fields_[layout.target]);
}

void ChunkParser::keep(ParsedEvent event,
                       Day day,
                       std::string_view source,
                       std::string_view target) {
  // The source is asked first, so that an event that no side brings in has one reason.
  const auto from = state_of(source, day, event.outsider);
  if (from) {
    event.source = *from;
    if (const auto to = state_of(target, day, event.outsider)) event.target = *to;
  }
  parsed_->events.push_back(event);
}

std::optional<State> ChunkParser::state_of(std::string_view text,
                                           Day day,
                                           std::uint32_t& outsider_number) {
  if (is_missing(text)) {
    if (nameless_ == 0) nameless_ = outsider({}, Stranger::Nameless);
    outsider_number = nameless_;
    return std::nullopt;
  }
  auto found = known_.find(text);
  if (found == known_.end())
    found = known_.emplace(std::string(text), Known{.key = actors_.find(text)}).first;
  auto& known = found->second;
  if (known.key) {
    if (const auto state = actors_.state_on(*known.key, day)) return state;
  }
  if (known.chunk != chunk_) {
    known.chunk = chunk_;
    known.unknown = 0;
    known.no_member = 0;
  }
  auto& number = known.key ? known.no_member : known.unknown;
  if (number == 0) number = outsider(text, known.key ? Stranger::NoMember : Stranger::Unknown);
  outsider_number = number;
  return std::nullopt;
}

std::uint32_t ChunkParser::outsider(std::string_view text, Stranger why) {
  parsed_->outsiders.push_back({printable(text), why});
  return static_cast<std::uint32_t>(parsed_->outsiders.size());
}

void ChunkParser::refuse(Fault fault, std::string_view found) {
  ++parsed_->faults[static_cast<std::size_t>(fault)];
  if (parsed_->faulty.size() < kFaultyKept)
    parsed_->faulty.push_back({parsed_->lines, fault, printable(found)});
}

void ChunkParser::saw(const CalendarDay& day) {
  const SeenDay seen{day.month, day.of_month};
  if (parsed_->days.empty() || parsed_->days.back() != seen) parsed_->days.push_back(seen);
}

}  // namespace orrery::events
