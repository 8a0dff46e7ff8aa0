// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/claims/variants.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace orrery::claims {
namespace {

/// Calls `f` with every text of a test in which a choice may stand.
template <typename AnyTest, typename F>
void for_texts(AnyTest& test, const F& f) {
  f(test.sql);
  f(test.threshold);
  f(test.upper);
  f(test.of);
  f(test.against);
  f(test.model);
  f(test.term);
  for (auto& table : test.tables) f(table);
  for (auto& source : test.sources) f(source);
  for (auto& item : test.items) f(item);
}

std::string replaced(const std::string& text, const std::string& name, const std::string& value) {
  const auto mark = "${" + name + "}";
  std::string result;
  std::size_t at = 0;
  for (auto found = text.find(mark); found != std::string::npos; found = text.find(mark, at)) {
    result.append(text, at, found - at).append(value);
    at = found + mark.size();
  }
  return result.append(text, at);
}

}  // namespace

std::vector<std::string> names_in(const Test& test) {
  std::vector<std::string> names;
  const auto add = [&](const std::string& text) {
    for (auto open = text.find("${"); open != std::string::npos; open = text.find("${", open + 2)) {
      const auto close = text.find('}', open);
      if (close == std::string::npos) return;
      auto name = text.substr(open + 2, close - open - 2);
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
  };
  for_texts(test, add);
  // An option may hang on a choice that is replaced after it.
  for (const auto& choice : test.choices) {
    for (const auto& option : choice.options) add(option.text);
  }
  return names;
}

std::size_t count_variants(const Test& test) {
  std::size_t count = 1;
  for (const auto& choice : test.choices) {
    count *= choice.options.size();
    if (count > 1'000'000) return count;
  }
  return count;
}

std::vector<Variant> variants_of(const Test& test) {
  std::vector<Variant> variants;
  const auto count = count_variants(test);
  variants.reserve(count);
  for (std::size_t v = 0; v < count; ++v) {
    Variant variant{{}, {}, test};
    std::size_t rest = v;
    std::vector<const Option*> options(test.choices.size());
    for (std::size_t c = test.choices.size(); c-- > 0;) {
      const auto& choice = test.choices[c];
      options[c] = &choice.options[rest % choice.options.size()];
      rest /= choice.options.size();
    }
    for (std::size_t c = 0; c < options.size(); ++c) {
      const auto& name = test.choices[c].name;
      variant.made.emplace_back(name, options[c]->label);
      variant.name += fmt::format("{}{}={}", c == 0 ? "" : ", ", name, options[c]->label);
      for_texts(variant.test,
                [&](std::string& text) { text = replaced(text, name, options[c]->text); });
    }
    if (variant.name.empty()) variant.name = "main";
    variants.push_back(std::move(variant));
  }
  return variants;
}

}  // namespace orrery::claims
