// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/intake/csv_record.hpp"

namespace orrery::intake {
namespace {

/// Takes a quoted field's text off the front of `rest`, which begins behind the opening quote.
std::string take_quoted(std::string_view& rest, char quote) {
  std::string text;
  for (;;) {
    const auto end = rest.find(quote);
    text += rest.substr(0, end);
    if (end == std::string_view::npos) {
      rest = {};
      return text;
    }
    rest.remove_prefix(end + 1);
    if (!rest.starts_with(quote)) return text;
    text += quote;
    rest.remove_prefix(1);
  }
}

}  // namespace

std::vector<std::string> split_record(std::string_view record, Dialect dialect) {
  std::vector<std::string> fields;
  for (;;) {
    std::string field;
    if (dialect.quote != '\0' && record.starts_with(dialect.quote)) {
      record.remove_prefix(1);
      field = take_quoted(record, dialect.quote);
    }
    const auto end = record.find(dialect.delimiter);
    field += record.substr(0, end);
    fields.push_back(std::move(field));
    if (end == std::string_view::npos) return fields;
    record.remove_prefix(end + 1);
  }
}

std::string csv_field(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(value);
  std::string field = "\"";
  for (const char byte : value) {
    if (byte == '"') field += '"';
    field += byte;
  }
  return field += '"';
}

LineScanner::LineScanner(Dialect dialect, std::uint64_t first_line)
    : dialect_(dialect), line_(first_line) {
  is_mark_['\r'] = is_mark_['\n'] = true;
  if (dialect.quote != '\0') is_mark_[static_cast<unsigned char>(dialect.quote)] = true;
}

std::size_t LineScanner::next_mark(std::string_view piece, std::size_t from) const {
  while (from < piece.size() && !is_mark_[static_cast<unsigned char>(piece[from])]) ++from;
  return from;
}

void LineScanner::meet_quote(char before, std::uint64_t at) {
  if (quoted_) {
    quoted_ = false;
    after_closing_ = at + 1;
    return;
  }
  const bool doubled = at > 0 && at == after_closing_;
  const bool starts_field = before == dialect_.delimiter || before == '\n' || before == '\r';
  if (starts_field) quote_line_ = line_;
  quoted_ = doubled || starts_field;
}

}  // namespace orrery::intake
