// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/models/toml_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::models {
namespace {

constexpr Year kFirstYear = 1;
constexpr Year kLastYear = 9999;

std::optional<Year> year_of(const toml::node& node) {
  const auto value = node.value_exact<std::int64_t>();
  if (!value || *value < kFirstYear || *value > kLastYear) return {};
  return static_cast<Year>(*value);
}

/// Tables keep their keys sorted by name; this is the order of the file.
std::vector<std::pair<std::string, const toml::node*>> in_file_order(const toml::table& table) {
  std::vector<std::pair<std::string, const toml::node*>> entries;
  for (const auto& [key, node] : table) entries.emplace_back(std::string(key.str()), &node);
  std::ranges::stable_sort(entries, [](const auto& a, const auto& b) {
    return a.second->source().begin < b.second->source().begin;
  });
  return entries;
}

}  // namespace

int TomlSection::line_of_node(const toml::node* at) const {
  const auto line = at == nullptr ? table_.source().begin.line : at->source().begin.line;
  return std::max(1, static_cast<int>(line));
}

int TomlSection::line() const {
  return line_of_node(nullptr);
}

int TomlSection::line_of(std::string_view key) const {
  return line_of_node(table_.get(key));
}

std::string TomlSection::in_section() const {
  return name_.empty() ? std::string() : fmt::format(" in [{}]", name_);
}

void TomlSection::fail_node(const toml::node* at, std::string message, std::string hint) const {
  throw Error(ErrorKind::Usage,
              std::move(message),
              fmt::format("{}:{}", file_, line_of_node(at)),
              std::move(hint));
}

void TomlSection::fail(std::string message, std::string hint) const {
  fail_node(nullptr, std::move(message), std::move(hint));
}

void TomlSection::fail_at(std::string_view key, std::string message, std::string hint) const {
  fail_node(table_.get(key), std::move(message), std::move(hint));
}

void TomlSection::allow(std::initializer_list<std::string> keys) const {
  for (const auto& [key, value] : table_) {
    const std::string word(key.str());
    if (std::ranges::find(keys, word) != keys.end()) continue;
    const std::span<const std::string> known(keys.begin(), keys.size());
    const auto near = closest(word, known);
    fail_node(&value,
              fmt::format("unknown key \"{}\"{}", word, in_section()),
              did_you_mean(near, fmt::format("the keys are {}", one_of(known))));
  }
}

std::string TomlSection::text_of(const toml::node& node, std::string_view key) const {
  auto value = node.value_exact<std::string>();
  if (!value) fail_node(&node, fmt::format("\"{}\" is a text in quotation marks", key));
  if (trimmed(*value).empty()) fail_node(&node, fmt::format("\"{}\" is empty", key));
  if (value->find('\0') != std::string::npos)
    fail_node(&node, fmt::format("\"{}\" has a byte 0 in it", key));
  return *value;
}

std::string TomlSection::text(std::string_view key) const {
  const auto* node = table_.get(key);
  if (node == nullptr) fail(fmt::format("\"{}\" is missing{}", key, in_section()));
  return text_of(*node, key);
}

std::string TomlSection::text_or(std::string_view key, std::string_view otherwise) const {
  const auto* node = table_.get(key);
  return node == nullptr ? std::string(otherwise) : text_of(*node, key);
}

std::string TomlSection::word(std::string_view key,
                              std::initializer_list<std::string> words) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return *words.begin();
  auto found = text_of(*node, key);
  if (std::ranges::find(words, found) != words.end()) return found;
  fail_node(node,
            fmt::format("\"{}\" cannot be \"{}\"", key, found),
            fmt::format("use {}", one_of(std::span(words.begin(), words.size()))));
}

bool TomlSection::truth_or(std::string_view key, bool otherwise) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value_exact<bool>();
  if (!value) fail_node(node, fmt::format("\"{}\" is true or false", key));
  return *value;
}

std::optional<Year> TomlSection::year(std::string_view key) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return {};
  const auto year = year_of(*node);
  if (!year) fail_node(node, fmt::format("\"{}\" is a year, such as 1946", key));
  return year;
}

std::optional<std::pair<Year, Year>> TomlSection::years(std::string_view key) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return {};
  const auto* items = node->as_array();
  const bool two = items != nullptr && items->size() == 2;
  const auto from = two ? year_of(*items->get(0)) : std::nullopt;
  const auto to = two ? year_of(*items->get(1)) : std::nullopt;
  if (!from || !to)
    fail_node(node, fmt::format("\"{}\" is a first and a last year, such as [1990, 2014]", key));
  if (*from > *to)
    fail_node(node, fmt::format("the years {} to {} are in the wrong order", *from, *to));
  return std::pair(*from, *to);
}

double TomlSection::share_or(std::string_view key, double otherwise) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value<double>();
  if (!value || !(*value > 0 && *value < 1))
    fail_node(node, fmt::format("\"{}\" is a number between 0 and 1, such as 0.95", key));
  return *value;
}

int TomlSection::count_or(std::string_view key, int otherwise, int least, int most) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return otherwise;
  const auto value = node->value_exact<std::int64_t>();
  if (!value || *value < least || *value > most)
    fail_node(node, fmt::format("\"{}\" is a whole number from {} to {}", key, least, most));
  return static_cast<int>(*value);
}

std::string TomlSection::number_or_text(std::string_view key) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return {};
  if (!node->is_number()) return text_of(*node, key);
  const auto value = node->value<double>();
  if (!value || !std::isfinite(*value)) fail_node(node, fmt::format("\"{}\" is no number", key));
  return fmt::format("{}", *value);
}

const toml::array* TomlSection::array_at(std::string_view key) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return nullptr;
  const auto* items = node->as_array();
  if (items == nullptr) fail_node(node, fmt::format("\"{}\" is a list: write [ … ]", key));
  return items;
}

std::vector<std::string> TomlSection::texts(std::string_view key) const {
  std::vector<std::string> result;
  if (const auto* items = array_at(key)) {
    for (const auto& item : *items) result.push_back(text_of(item, key));
  }
  return result;
}

std::vector<double> TomlSection::numbers(std::string_view key) const {
  std::vector<double> result;
  const auto* items = array_at(key);
  if (items == nullptr) return result;
  for (const auto& item : *items) {
    const auto value = item.is_number() ? item.value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value))
      fail_node(&item, fmt::format("\"{}\" is a list of numbers", key));
    result.push_back(*value);
  }
  return result;
}

std::vector<NamedText> TomlSection::named_texts() const {
  std::vector<NamedText> result;
  for (const auto& [name, node] : in_file_order(table_)) {
    if (trimmed(name).empty()) fail_node(node, "a name is empty");
    result.push_back({name, text_of(*node, name), line_of_node(node)});
  }
  return result;
}

NamedText TomlSection::option_of(const toml::node& node, std::string_view key) const {
  if (const auto* table = node.as_table()) {
    const TomlSection option(*table, std::string(key), file_);
    option.allow({"as", "is"});
    // What stands for an option may be nothing at all: a condition that is left out.
    const auto* is = table->get("is");
    if (is != nullptr && is->value_exact<std::string>() == std::string())
      return {option.text("as"), "", line_of_node(&node)};
    return {option.text("as"), option.text("is"), line_of_node(&node)};
  }
  if (const auto whole = node.value_exact<std::int64_t>()) {
    const auto text = fmt::format("{}", *whole);
    return {text, text, line_of_node(&node)};
  }
  if (const auto number = node.value_exact<double>(); number && std::isfinite(*number)) {
    const auto text = fmt::format("{}", *number);
    return {text, text, line_of_node(&node)};
  }
  const auto value = node.value_exact<std::string>();
  if (!value) {
    fail_node(&node,
              fmt::format("an option of \"{}\" is a text, a number, or {{as = …, is = …}}", key));
  }
  return {value->empty() ? "none" : *value, *value, line_of_node(&node)};
}

std::vector<std::pair<std::string, std::vector<NamedText>>> TomlSection::named_lists() const {
  std::vector<std::pair<std::string, std::vector<NamedText>>> result;
  for (const auto& [name, node] : in_file_order(table_)) {
    const auto* items = array_at(name);
    if (items->empty()) fail_node(node, fmt::format("\"{}\" has no option", name));
    std::vector<NamedText> options;
    for (const auto& item : *items) options.push_back(option_of(item, name));
    result.emplace_back(name, std::move(options));
  }
  return result;
}

std::optional<TomlSection> TomlSection::section(std::string_view key) const {
  const auto* node = table_.get(key);
  if (node == nullptr) return {};
  const auto* table = node->as_table();
  if (table == nullptr) fail_node(node, fmt::format("\"{0}\" is a table: write [{0}]", key));
  return TomlSection(*table, std::string(key), file_);
}

TomlSection TomlSection::needed_section(std::string_view key) const {
  auto found = section(key);
  if (!found) fail(fmt::format("the table [{}] is missing", key));
  return *found;
}

std::vector<TomlSection> TomlSection::sections(std::string_view key) const {
  std::vector<TomlSection> result;
  const auto* node = table_.get(key);
  if (node == nullptr) return result;
  const auto* items = node->as_array();
  if (items == nullptr)
    fail_node(node, fmt::format("\"{0}\" is a list of tables: write [[{0}]]", key));
  for (const auto& item : *items) {
    const auto* table = item.as_table();
    if (table == nullptr)
      fail_node(&item, fmt::format("\"{0}\" is a list of tables: write [[{0}]]", key));
    result.emplace_back(*table, std::string(key), file_);
  }
  return result;
}

void fail_toml(const toml::parse_error& error, const std::string& file) {
  throw Error(ErrorKind::Usage,
              fmt::format("this is no TOML: {}", error.description()),
              fmt::format("{}:{}", file, error.source().begin.line));
}

}  // namespace orrery::models
