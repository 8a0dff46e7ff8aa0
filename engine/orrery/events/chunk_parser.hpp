// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "orrery/events/actors.hpp"
#include "orrery/events/calendar.hpp"
#include "orrery/events/chunk_reader.hpp"
#include "orrery/events/dyad_months.hpp"
#include "orrery/events/fields.hpp"

namespace orrery::events {

/// What can be wrong with a line.
enum class Fault : std::uint8_t { Columns, Id, Date, Kind, Intensity, Mentions, Length };
inline constexpr std::size_t kFaults = 7;

/// Why an actor is no state.
enum class Stranger : std::uint8_t {
  Nameless,  ///< the source names no country
  Unknown,   ///< no state is called so
  NoMember,  ///< a state is called so, but was a member of neither system that day
};

/// An actor that kept events out of the dyads.
struct Outsider {
  std::string text;  ///< as the file has it, made printable
  Stranger why = Stranger::Nameless;

  // clang-tidy 14 takes the 0 of a rewritten comparison for a null pointer.
  auto operator<=>(const Outsider&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// An event as one line has it.
struct ParsedEvent {
  std::uint64_t id = 0;
  State source;
  State target;
  Month month = 0;
  std::uint8_t day_of_month = 1;
  std::uint32_t outsider = 0;  ///< 1 + number in ParsedChunk::outsiders; 0: both are states
  Occurrence what;
};

/// A line that could not be read.
struct FaultyLine {
  std::uint64_t line = 0;  ///< of the chunk, from 1
  Fault fault = Fault::Columns;
  std::string found;
};

/// A day of which a file holds events.
struct SeenDay {
  Month month = 0;
  std::uint8_t of_month = 1;

  bool operator==(const SeenDay&) const = default;
};

/// What the lines of a chunk say, in their order.
struct ParsedChunk {
  std::uint64_t lines = 0;
  std::uint64_t skipped = 0;  ///< header and blank lines
  std::array<std::uint64_t, kFaults> faults{};
  std::vector<FaultyLine> faulty;  ///< the first of them
  std::vector<ParsedEvent> events;
  std::vector<Outsider> outsiders;
  std::vector<SeenDay> days;  ///< may name a day more than once
};

/// Reads the lines of chunks. Each thread has one of its own: it remembers the actors that it met.
class ChunkParser {
 public:
  /// `actors` must outlive the parser.
  ChunkParser(const Actors& actors, Format format);

  /// Reads a chunk into `parsed`, whose memory is used again.
  void parse(const Chunk& chunk, ParsedChunk& parsed);

 private:
  /// An actor as a text of the file.
  struct Known {
    std::optional<Actors::Key> key;
    std::uint64_t chunk = 0;  ///< the chunk for which the next two hold
    std::uint32_t unknown = 0;
    std::uint32_t no_member = 0;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };

  void parse_gdelt();
  void parse_named(const Layout& layout);
  void keep(ParsedEvent event, Day day, std::string_view source, std::string_view target);
  std::optional<State> state_of(std::string_view text, Day day, std::uint32_t& outsider);
  std::uint32_t outsider(std::string_view text, Stranger why);
  void refuse(Fault fault, std::string_view found);
  void saw(const CalendarDay& day);

  const Actors& actors_;
  Format format_;
  Fields fields_;
  ParsedChunk* parsed_ = nullptr;
  std::unordered_map<std::string, Known, Hash, std::equal_to<>> known_;
  std::uint64_t chunk_ = 0;
  std::uint32_t nameless_ = 0;
};

/// The text with every byte that cannot be shown as a question mark, cut to a length.
std::string printable(std::string_view text, std::size_t most = 60);

/// The id of a text: FNV-1a, 64 bits, mixed. Two texts of 20 million share one with a chance of 1
/// in 90,000.
std::uint64_t id_of_text(std::string_view text);

}  // namespace orrery::events
