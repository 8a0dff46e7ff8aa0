// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "orrery/base/error.hpp"
#include "orrery/intake/byte_source.hpp"
#include "orrery/intake/file_writer.hpp"
#include "orrery/intake/sha256.hpp"
#include "orrery/intake/shapes.hpp"
#include "orrery/intake/text_stream.hpp"
#include "orrery/intake/wildcard.hpp"
#include "orrery/intake/xlsx.hpp"

namespace orrery::intake {
namespace {

/// How far into a text its header may reach.
constexpr std::size_t kHeaderReach = std::size_t{1024} * 1024;

std::string at_line(const std::string& place, std::uint64_t line) {
  return fmt::format("{}:{}", place, line);
}

/// The text of a staged file from its header on, with the lines counted as in the original.
class Body {
 public:
  explicit Body(const StagedFile& staged)
      : stream_(staged.original, staged.options.encoding, staged.options.max_unpacked),
        skip_(staged.header_begin),
        lines_(staged.options.dialect, staged.header_line),
        place_(staged.original.place()) {}

  /// The next piece; empty at the end.
  std::string_view next() {
    for (auto piece = stream_.next(); !piece.empty(); piece = stream_.next()) {
      const auto before = std::min<std::uint64_t>(skip_, piece.size());
      skip_ -= before;
      if (before < piece.size()) return piece.substr(before);
    }
    return {};
  }

  template <typename OnEnd>
  void scan(std::string_view piece, OnEnd&& on_end) {
    lines_.scan(piece, std::forward<OnEnd>(on_end));
  }

  const LineScanner& lines() const { return lines_; }
  bool differs_from_bytes() const { return stream_.changed(); }

  /// `open` says that a quote is open whatever the lines say.
  void expect_closed_quotes(bool open = false) const {
    if (!open && !lines_.within_quotes()) return;
    throw Error(ErrorKind::MissingData,
                "a quoted field that begins here is never closed",
                at_line(place_, lines_.quote_line()),
                "the file may be cut off, or have a stray quote on this line");
  }

 private:
  TextStream stream_;
  std::uint64_t skip_;
  LineScanner lines_;
  std::string place_;
};

/// Tells where a record ends: at a line end outside of quotes or, where lines may be broken, only
/// once it has as many cells as the header. Then what is quoted is told by the joined text, for a
/// line that goes on may begin with a quote.
class RecordEnds {
 public:
  explicit RecordEnds(const StagedFile& staged)
      : joins_(staged.options.broken_lines),
        wanted_(staged.header.size()),
        dialect_(staged.options.dialect) {}

  /// More text of the record, up to a line end.
  void read(std::string_view text) {
    if (!joins_) return;
    for (const char c : text) read(c);
  }

  /// True if the line end belongs to a quoted field.
  bool is_quoted(const LineEnd& end) const { return joins_ ? within_quotes() : end.quoted; }
  bool within_quotes() const { return within_ == Within::Quotes; }
  bool joins() const { return joins_; }

  /// At a line end outside of quotes: what stands for it. A line break ends the record; a blank, or
  /// nothing where a cell is just to begin, goes on in it.
  std::string_view meet_line_end() {
    const bool empty = cells_ == 1 && within_ == Within::Begin;
    if (joins_ && cells_ < wanted_ && !empty) {
      if (within_ == Within::Begin) return "";
      within_ = Within::Text;
      return " ";
    }
    cells_ = 1;
    within_ = Within::Begin;
    return "\n";
  }

 private:
  enum class Within { Begin, Text, Quotes, QuoteInQuotes };

  void read(char c) {
    const bool quote = c == dialect_.quote && c != '\0';
    if (within_ == Within::Quotes) {
      if (quote) within_ = Within::QuoteInQuotes;
    } else if (quote && within_ != Within::Text) {
      within_ = Within::Quotes;
    } else if (c == dialect_.delimiter) {
      ++cells_;
      within_ = Within::Begin;
    } else {
      within_ = Within::Text;
    }
  }

  bool joins_;
  std::size_t wanted_;
  Dialect dialect_;
  std::size_t cells_ = 1;
  Within within_ = Within::Begin;
};

/// Counts the ways in which the records of a text end.
struct LineEndings {
  std::uint64_t cr = 0;
  std::uint64_t lf = 0;
  std::uint64_t crlf = 0;

  void count(const LineEnd& end, char byte) {
    if (end.quoted) return;
    if (end.second_half) {
      --cr;
      ++crlf;
    } else if (byte == '\r') {
      ++cr;
    } else {
      ++lf;
    }
  }

  bool one_way() const { return cr == 0 && (lf == 0 || crlf == 0); }
};

/// True if a CSV reader can take the file itself. Stops reading at the first reason against it.
bool is_fit(const StagedFile& staged) {
  if (staged.header_begin > 0 || !is_unpacked(staged.original)) return false;
  if (staged.options.broken_lines) return false;
  Body body(staged);
  LineEndings endings;
  for (auto piece = body.next(); !piece.empty(); piece = body.next()) {
    body.scan(piece, [&](const LineEnd& end) {
      endings.count(end, piece[end.at]);
      return true;
    });
    const bool cr_may_be_half = piece.back() == '\r';
    if (body.differs_from_bytes() || endings.cr > (cr_may_be_half ? 1U : 0U)) return false;
  }
  body.expect_closed_quotes();
  return endings.one_way();
}

/// Writes the body with every line end outside of quotes as LF, or as what joins a broken line.
void write_body(const StagedFile& staged, FileWriter& out) {
  Body body(staged);
  RecordEnds records(staged);
  for (auto piece = body.next(); !piece.empty(); piece = body.next()) {
    std::size_t written = 0;
    std::size_t read = 0;
    body.scan(piece, [&](const LineEnd& end) {
      records.read(piece.substr(read, end.at - read));
      read = end.at + 1;
      if (records.is_quoted(end)) return true;
      const auto instead = end.second_half ? "" : records.meet_line_end();
      if (instead == piece.substr(end.at, 1)) return true;
      out.write(piece.substr(written, end.at - written));
      out.write(instead);
      written = end.at + 1;
      return true;
    });
    records.read(piece.substr(read));
    out.write(piece.substr(written));
  }
  if (!records.joins() || records.within_quotes()) body.expect_closed_quotes(records.joins());
}

std::string copy_name(const FoundFile& file) {
  auto name = unpacked_name(file.name());
  if (matches_wildcard("?*.zip", name)) name.resize(name.size() - 4);
  return name;
}

struct Beginning {
  std::string text;
  bool whole;
};

Beginning read_beginning(const FoundFile& file, const StageOptions& options) {
  TextStream stream(file, options.encoding, options.max_unpacked);
  std::string text;
  for (auto piece = stream.next(); !piece.empty(); piece = stream.next()) {
    text += piece;
    if (text.size() >= kHeaderReach) return {std::move(text), false};
  }
  return {std::move(text), true};
}

void read_header(StagedFile& staged) {
  const auto& options = staged.options;
  const auto place = staged.original.place();
  const auto beginning = read_beginning(staged.original, options);
  if (beginning.text.empty())
    throw Error(ErrorKind::MissingData,
                fmt::format("'{}' is empty", place),
                place,
                "download the file again");
  try {
    auto header = find_header(beginning.text, beginning.whole, options.header, options.dialect);
    staged.header = std::move(header.cells);
    staged.header_line = header.line;
    staged.header_begin = header.begin;
    const bool more = beginning.text.find_first_not_of("\r\n", header.end) != std::string::npos;
    staged.has_records = more || !beginning.whole;
  } catch (const Error& error) {
    throw Error(error.kind(), error.message(), place, error.hint());
  }
}

void stage_text(StagedFile& staged) {
  read_header(staged);
  if (is_fit(staged)) {
    staged.path = staged.original.path;
    return;
  }
  auto copy = FileWriter::fresh(staged.options.work_folder, copy_name(staged.original));
  write_body(staged, copy);
  copy.finish();
  staged.path = copy.path();
  staged.converted = true;
}

void stage_sheet(StagedFile& staged) {
  const auto& options = staged.options;
  const auto name = staged.original.path.stem().string() + ".csv";
  auto copy = FileWriter::fresh(options.work_folder, name);
  auto sheet = write_sheet(
      staged.original.path, {options.sheet, options.header, options.max_workbook}, copy);
  copy.finish();
  staged.path = copy.path();
  staged.converted = true;
  staged.sheet = std::move(sheet.name);
  staged.header = std::move(sheet.header);
  staged.header_line = sheet.header_row;
  staged.sheet_rows = std::move(sheet.rows);
  staged.has_records = !staged.sheet_rows.empty();
}

void stage_shapes(StagedFile& staged) {
  const auto name = staged.original.path.stem().string() + ".csv";
  auto copy = FileWriter::fresh(staged.options.work_folder, name);
  auto written = write_shapes(staged.original, staged.options.max_workbook, copy);
  copy.finish();
  staged.path = copy.path();
  staged.converted = true;
  staged.sheet = "shapes";
  staged.header = std::move(written.header);
  staged.sheet_rows.resize(written.shapes);
  std::iota(staged.sheet_rows.begin(), staged.sheet_rows.end(), 1U);
  staged.has_records = written.shapes > 0;
}

std::string place_of(const StagedFile& staged) {
  return staged.sheet.empty() ? staged.original.place()
                              : staged.original.place() + "!" + staged.sheet;
}

/// Counts the records of a text and remembers on which line the wanted one begins.
class RecordCounter {
 public:
  RecordCounter(std::uint64_t wanted, std::uint64_t first_line, bool count_empty)
      : left_(wanted), line_(first_line), count_empty_(count_empty) {}

  /// A record ends before byte `at` of the text; the next begins at `next_begin` on `next_line`.
  void end_record(std::uint64_t at, std::uint64_t next_begin, std::uint64_t next_line) {
    if (at > begin_ || count_empty_) {
      if (left_ == 0) found_ = true;
      if (!found_) --left_;
    }
    if (!found_) line_ = next_line;
    begin_ = next_begin;
  }

  /// The second half of a CRLF belongs to the line end before it.
  void extend_line_end() { ++begin_; }

  bool found() const { return found_; }
  std::uint64_t begin() const { return begin_; }
  std::uint64_t line() const { return line_; }

 private:
  std::uint64_t left_;
  std::uint64_t line_;
  bool count_empty_;
  bool found_ = false;
  std::uint64_t begin_ = 0;
};

std::optional<std::uint64_t> line_of_text_record(const StagedFile& staged, std::uint64_t n) {
  Body body(staged);
  const bool one_column = staged.header.size() == 1;
  RecordCounter records(staged.options.header.present ? n : n - 1, staged.header_line, one_column);
  RecordEnds ends(staged);
  bool ended = true;
  std::uint64_t before = 0;
  for (auto piece = body.next(); !piece.empty() && !records.found(); piece = body.next()) {
    std::size_t read = 0;
    body.scan(piece, [&](const LineEnd& end) {
      const auto at = before + end.at;
      ends.read(piece.substr(read, end.at - read));
      read = end.at + 1;
      if (ends.is_quoted(end)) return true;
      if (!end.second_half) ended = ends.meet_line_end() == "\n";
      if (end.second_half && ended)
        records.extend_line_end();
      else if (ended)
        records.end_record(at, at + 1, body.lines().line());
      return !records.found();
    });
    ends.read(piece.substr(read));
    before += piece.size();
  }
  if (!records.found() && before > records.begin())
    records.end_record(before, before, body.lines().line());
  return records.found() ? std::optional(records.line()) : std::nullopt;
}

}  // namespace

std::optional<std::uint64_t> StagedFile::line_of_record(std::uint64_t n) const {
  if (n == 0) return std::nullopt;
  if (sheet.empty()) return line_of_text_record(*this, n);
  return n <= sheet_rows.size() ? std::optional<std::uint64_t>(sheet_rows[n - 1]) : std::nullopt;
}

std::string StagedFile::place_of_record(std::uint64_t n) const {
  const auto line = line_of_record(n);
  return line ? at_line(place_of(*this), *line) : place_of(*this);
}

std::string StagedFile::place_of_header() const {
  return at_line(place_of(*this), header_line);
}

StagedFile stage(const FoundFile& file, const StageOptions& options) {
  StagedFile staged;
  staged.original = file;
  staged.options = options;
  staged.bytes = FileBytes(file.path).size();
  staged.sha256 = sha256_of_file(file.path);
  const bool workbook = matches_wildcard("*.xlsx", file.name());
  if (workbook && !file.member.empty())
    throw Error(ErrorKind::MissingData,
                fmt::format("the workbook '{}' lies in an archive", file.member),
                file.place(),
                "unpack the archive beside it");
  if (options.shapes)
    stage_shapes(staged);
  else if (workbook)
    stage_sheet(staged);
  else
    stage_text(staged);
  return staged;
}

}  // namespace orrery::intake
