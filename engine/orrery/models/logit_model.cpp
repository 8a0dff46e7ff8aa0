// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/models/logit_model.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::models {
namespace {

constexpr Year kFirstYear = 1;
constexpr Year kLastYear = 9999;

/// One table of the file, and where it stands.
class Section {
 public:
  Section(const toml::table& table, std::string name, const std::string& file)
      : table_(table), name_(std::move(name)), file_(file) {}

  int line() const { return static_cast<int>(table_.source().begin.line); }
  bool has(std::string_view key) const { return table_.contains(key); }
  const toml::table& table() const { return table_; }

  /// Every key must be one of these.
  void allow(std::initializer_list<std::string> keys) const {
    for (const auto& [key, value] : table_) {
      const std::string word(key.str());
      if (std::ranges::find(keys, word) != keys.end()) continue;
      const auto near = closest(word, std::span(keys.begin(), keys.size()));
      fail(&value,
           fmt::format("unknown key \"{}\"{}", word, in_section()),
           near.empty()
               ? fmt::format("the keys are {}", one_of(std::span(keys.begin(), keys.size())))
               : fmt::format("did you mean {}?", one_of(near)));
    }
  }

  std::string text(std::string_view key) const {
    const auto* node = table_.get(key);
    if (node == nullptr) fail(nullptr, fmt::format("\"{}\" is missing{}", key, in_section()));
    return text_of(*node, key);
  }
  std::string text_or(std::string_view key, std::string_view otherwise) const {
    const auto* node = table_.get(key);
    return node == nullptr ? std::string(otherwise) : text_of(*node, key);
  }
  /// One of these words, the first if the key is absent.
  std::string word(std::string_view key, std::initializer_list<std::string> words) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return *words.begin();
    auto found = text_of(*node, key);
    if (std::ranges::find(words, found) != words.end()) return found;
    fail(node,
         fmt::format("\"{}\" cannot be \"{}\"", key, found),
         fmt::format("use {}", one_of(std::span(words.begin(), words.size()))));
  }
  bool truth_or(std::string_view key, bool otherwise) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<bool>();
    if (!value) fail(node, fmt::format("\"{}\" is true or false", key));
    return *value;
  }
  std::optional<Year> year(std::string_view key) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return {};
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < kFirstYear || *value > kLastYear)
      fail(node, fmt::format("\"{}\" is a year, such as 1946", key));
    return static_cast<Year>(*value);
  }
  double share_or(std::string_view key, double otherwise) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value<double>();
    if (!value || !(*value > 0 && *value < 1))
      fail(node, fmt::format("\"{}\" is a number between 0 and 1, such as 0.95", key));
    return *value;
  }
  std::vector<std::string> texts(std::string_view key) const {
    std::vector<std::string> result;
    for_items(key, [&](const toml::node& item) { result.push_back(text_of(item, key)); });
    return result;
  }
  std::vector<double> numbers(std::string_view key) const {
    std::vector<double> result;
    for_items(key, [&](const toml::node& item) {
      const auto value = item.is_number() ? item.value<double>() : std::nullopt;
      if (!value || !std::isfinite(*value))
        fail(&item, fmt::format("\"{}\" is a list of numbers", key));
      result.push_back(*value);
    });
    return result;
  }
  /// The table under a key; none if the key is absent.
  std::optional<Section> section(std::string_view key) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return {};
    const auto* table = node->as_table();
    if (table == nullptr) fail(node, fmt::format("\"{0}\" is a table: write [{0}]", key));
    return Section(*table, std::string(key), file_);
  }
  Section needed_section(std::string_view key) const {
    auto found = section(key);
    if (!found) fail(nullptr, fmt::format("the table [{}] is missing", key));
    return *found;
  }
  /// The keys in the order of the file, each with a text.
  std::vector<Term> terms() const {
    std::vector<std::pair<toml::source_position, Term>> placed;
    for (const auto& [key, node] : table_) {
      Term term{std::string(key.str()), text_of(node, key.str()), line_of(&node)};
      if (trimmed(term.name).empty()) fail(&node, "a term has no name");
      placed.emplace_back(node.source().begin, std::move(term));
    }
    std::ranges::stable_sort(placed,
                             [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Term> result;
    result.reserve(placed.size());
    for (auto& [position, term] : placed) result.push_back(std::move(term));
    return result;
  }
  int line_of(std::string_view key) const { return line_of(table_.get(key)); }

  [[noreturn]] void fail(const toml::node* at, std::string message, std::string hint = {}) const {
    throw Error(ErrorKind::Usage,
                std::move(message),
                fmt::format("{}:{}", file_, line_of(at)),
                std::move(hint));
  }
  [[noreturn]] void fail_at(std::string_view key,
                            std::string message,
                            std::string hint = {}) const {
    fail(table_.get(key), std::move(message), std::move(hint));
  }

 private:
  int line_of(const toml::node* at) const {
    const auto line = at == nullptr ? table_.source().begin.line : at->source().begin.line;
    return std::max(1, static_cast<int>(line));
  }
  std::string in_section() const {
    return name_.empty() ? std::string() : fmt::format(" in [{}]", name_);
  }
  std::string text_of(const toml::node& node, std::string_view key) const {
    auto value = node.value_exact<std::string>();
    if (!value) fail(&node, fmt::format("\"{}\" is a text in quotation marks", key));
    if (trimmed(*value).empty()) fail(&node, fmt::format("\"{}\" is empty", key));
    if (value->find('\0') != std::string::npos)
      fail(&node, fmt::format("\"{}\" has a byte 0 in it", key));
    return *value;
  }
  template <typename Body>
  void for_items(std::string_view key, const Body& body) const {
    const auto* node = table_.get(key);
    if (node == nullptr) return;
    const auto* items = node->as_array();
    if (items == nullptr) fail(node, fmt::format("\"{}\" is a list: write [ … ]", key));
    for (const auto& item : *items) body(item);
  }

  const toml::table& table_;
  std::string name_;
  const std::string& file_;
};

FrameSection frame_of(const Section& in) {
  in.allow({"unit",
            "system",
            "directed",
            "from",
            "to",
            "with",
            "only",
            "among",
            "where",
            "whittle",
            "convention"});
  FrameSection frame;
  frame.unit = in.text("unit");
  frame.system = in.word("system", {"cow", "gw"});
  frame.directed = in.truth_or("directed", true);
  frame.from = in.year("from");
  frame.to = in.year("to");
  if (frame.from && frame.to && *frame.from > *frame.to)
    in.fail_at("to",
               fmt::format("the years {} to {} are in the wrong order", *frame.from, *frame.to));
  frame.with = in.texts("with");
  frame.only = in.texts("only");
  frame.among = in.texts("among");
  frame.where = in.text_or("where", "");
  frame.whittle = in.texts("whittle");
  frame.convention = in.text_or("convention", "");
  frame.line = in.line();
  return frame;
}

PeaceYears peace_of(const Section& in) {
  in.allow({"column", "form", "knots"});
  PeaceYears peace;
  peace.column = in.text("column");
  const auto form = in.word("form", {"cubic", "linear", "splines"});
  peace.form = form == "cubic"    ? PeaceForm::Cubic
               : form == "linear" ? PeaceForm::Linear
                                  : PeaceForm::Splines;
  peace.knots = in.numbers("knots");
  peace.line = in.line();
  const bool rising =
      std::ranges::adjacent_find(peace.knots, std::greater_equal<>()) == peace.knots.end();
  if (peace.form != PeaceForm::Splines && in.has("knots"))
    in.fail_at("knots", "\"knots\" belong to the form \"splines\"");
  if (peace.form == PeaceForm::Splines && (peace.knots.size() < 3 || !rising)) {
    in.fail_at("knots", "splines need three or more knots that rise", "such as knots = [1, 4, 7]");
  }
  return peace;
}

ErrorsSection errors_of(const Section& in) {
  in.allow({"kind", "by", "small_sample", "level"});
  ErrorsSection errors;
  errors.kind = in.word("kind", {"clustered", "classical", "robust", "dyadic"});
  errors.by = in.texts("by");
  errors.small_sample = in.word("small_sample", {"groups", "none", "degrees"});
  errors.level = in.share_or("level", errors.level);
  errors.line = in.line();
  if (in.has("by") && errors.kind != "clustered")
    in.fail_at("by", "\"by\" belongs to clustered errors");
  if (in.has("small_sample") && (errors.kind == "classical" || errors.kind == "dyadic"))
    in.fail_at("small_sample", "\"small_sample\" belongs to robust and clustered errors");
  return errors;
}

void read_model(const Section& in, LogitModel& model) {
  in.allow({"outcome", "weights", "constant", "effects"});
  model.outcome = {"outcome", in.text("outcome"), in.line_of("outcome")};
  if (in.has("weights")) model.weights = Term{"weights", in.text("weights"), in.line_of("weights")};
  model.constant = in.truth_or("constant", true);
  model.effects = in.truth_or("effects", false);
}

std::string lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

/// Terms are columns of one query, where case does not count.
void require_distinct(const LogitModel& model) {
  std::vector<std::string> names{"(constant)"};
  auto terms = model.terms;
  for (auto& term : peace_terms(model.peace_years)) terms.push_back(std::move(term));
  for (const auto& term : terms) {
    auto name = lower(term.name);
    if (std::ranges::find(names, name) != names.end()) {
      throw Error(ErrorKind::Usage,
                  fmt::format("two terms are called \"{}\"", term.name),
                  fmt::format("{}:{}", model.file, std::max(1, term.line)),
                  "peace-years are called t; give the other another name");
    }
    names.push_back(std::move(name));
  }
  if (terms.empty() && !model.constant) {
    throw Error(ErrorKind::Usage, "the model has no term", fmt::format("{}:1", model.file));
  }
}

/// (t − knot)₊³, missing where t is.
std::string cube_above(const std::string& t, double knot) {
  return fmt::format(
      "(CASE WHEN {0} > {1} THEN ({0} - ({1})) ^ 3 WHEN {0} IS NOT NULL THEN 0 END)", t, knot);
}

}  // namespace

LogitModel parse_logit_model(std::string_view toml, const std::string& file) {
  try {
    const auto root = toml::parse(toml, file);
    const Section in(root, "", file);
    in.allow({"title", "about", "frame", "model", "terms", "peace_years", "errors"});
    LogitModel model;
    model.file = file;
    model.text = toml;
    model.title = in.text_or("title", "Logit");
    model.about = in.text_or("about", "");
    model.frame = frame_of(in.needed_section("frame"));
    read_model(in.needed_section("model"), model);
    if (const auto terms = in.section("terms")) model.terms = terms->terms();
    if (const auto peace = in.section("peace_years")) model.peace_years = peace_of(*peace);
    if (const auto errors = in.section("errors")) model.errors = errors_of(*errors);
    require_distinct(model);
    return model;
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::Usage,
                fmt::format("this is no TOML: {}", error.description()),
                fmt::format("{}:{}", file, error.source().begin.line));
  }
}

std::vector<Term> peace_terms(const PeaceYears& peace) {
  if (peace.form == PeaceForm::None) return {};
  const auto t = fmt::format("CAST({} AS DOUBLE)", peace.column);
  std::vector<Term> terms{{"t", t, peace.line}};
  if (peace.form == PeaceForm::Cubic) {
    terms.push_back({"t^2", t + " ^ 2", peace.line});
    terms.push_back({"t^3", t + " ^ 3", peace.line});
  }
  if (peace.form != PeaceForm::Splines) return terms;
  const auto& k = peace.knots;
  const auto last = k[k.size() - 1];
  const auto before = k[k.size() - 2];
  for (std::size_t j = 0; j + 2 < k.size(); ++j) {
    terms.push_back({fmt::format("s{}", j + 1),
                     fmt::format("({} - {} * ({}) + {} * ({})) / ({})",
                                 cube_above(t, k[j]),
                                 cube_above(t, before),
                                 (last - k[j]) / (last - before),
                                 cube_above(t, last),
                                 (before - k[j]) / (last - before),
                                 (last - k[0]) * (last - k[0])),
                     peace.line});
  }
  return terms;
}

}  // namespace orrery::models
