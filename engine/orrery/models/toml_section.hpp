// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "orrery/base/ids.hpp"

namespace orrery::models {

/// A text under a key of a table, and the line on which it stands.
struct NamedText {
  std::string name;
  std::string text;
  int line = 0;
};

/// One table of a user's TOML file, read with care: whatever is not as it should be is an
/// Error{Usage} with file and line, what was found and what was expected. The parsed file and the
/// file's name must outlive it.
class TomlSection {
 public:
  /// `name` is how the file calls the table, empty for the whole file.
  TomlSection(const toml::table& table, std::string name, const std::string& file)
      : table_(table), name_(std::move(name)), file_(file) {}

  /// The line on which the table begins.
  int line() const;
  /// The line of a key; of the table if it has none such.
  int line_of(std::string_view key) const;
  /// True if the key is there.
  bool has(std::string_view key) const { return table_.contains(key); }

  /// Refuses a key that is none of these, naming the nearest.
  void allow(std::initializer_list<std::string> keys) const;

  /// A text that is not empty.
  std::string text(std::string_view key) const;
  /// The same, or this if the key is absent.
  std::string text_or(std::string_view key, std::string_view otherwise) const;
  /// One of these words, the first if the key is absent.
  std::string word(std::string_view key, std::initializer_list<std::string> words) const;
  /// true or false.
  bool truth_or(std::string_view key, bool otherwise) const;
  /// A year from 1 to 9999.
  std::optional<Year> year(std::string_view key) const;
  /// Two years in order: [1990, 2014].
  std::optional<std::pair<Year, Year>> years(std::string_view key) const;
  /// A number between 0 and 1.
  double share_or(std::string_view key, double otherwise) const;
  /// A whole number in [least, most].
  int count_or(std::string_view key, int otherwise, int least, int most) const;
  /// A finite number as text with all its digits, or a text that is not empty, as where a choice
  /// stands for a number; empty if the key is absent.
  std::string number_or_text(std::string_view key) const;
  /// A list of texts, empty if the key is absent.
  std::vector<std::string> texts(std::string_view key) const;
  /// A list of finite numbers, empty if the key is absent.
  std::vector<double> numbers(std::string_view key) const;
  /// Every key with its text, in the order of the file.
  std::vector<NamedText> named_texts() const;
  /// Every key with its list, in the order of the file: of texts, numbers, or tables {as, is},
  /// whose "as" is the name and "is" the text.
  std::vector<std::pair<std::string, std::vector<NamedText>>> named_lists() const;

  /// The table under a key; none if the key is absent.
  std::optional<TomlSection> section(std::string_view key) const;
  /// The table under a key.
  TomlSection needed_section(std::string_view key) const;
  /// The tables of a list, [[key]]; empty if the key is absent.
  std::vector<TomlSection> sections(std::string_view key) const;

  /// Throws: what is wrong with the table as a whole.
  [[noreturn]] void fail(std::string message, std::string hint = {}) const;
  /// Throws: what is wrong with a key's value.
  [[noreturn]] void fail_at(std::string_view key, std::string message, std::string hint = {}) const;

 private:
  [[noreturn]] void fail_node(const toml::node* at,
                              std::string message,
                              std::string hint = {}) const;
  int line_of_node(const toml::node* at) const;
  std::string in_section() const;
  std::string text_of(const toml::node& node, std::string_view key) const;
  NamedText option_of(const toml::node& node, std::string_view key) const;
  const toml::array* array_at(std::string_view key) const;

  const toml::table& table_;
  std::string name_;
  const std::string& file_;
};

/// Throws what is no TOML as an Error{Usage} with file and line.
[[noreturn]] void fail_toml(const toml::parse_error& error, const std::string& file);

/// Parses a TOML file and gives what `read` makes of it. Throws Error{Usage} with file and line for
/// what is no TOML.
template <typename Read>
auto read_toml(std::string_view text, const std::string& file, const Read& read) {
  try {
    const auto root = toml::parse(text, file);
    return read(TomlSection(root, "", file));
  } catch (const toml::parse_error& error) {
    fail_toml(error, file);
  }
}

}  // namespace orrery::models
