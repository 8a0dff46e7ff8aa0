// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/speeches/term_counter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "orrery/base/error.hpp"

namespace orrery::norms {
namespace {

/// Words that are remembered with their numbers; the corpus of the General Debate has fewer.
constexpr std::size_t kMostRemembered = 1 << 18;

std::vector<std::string> words_of(const std::string& term, TokenReader& tokens) {
  std::vector<std::string> words;
  tokens.begin(term);
  while (tokens.next()) words.emplace_back(tokens.word());
  return words;
}

}  // namespace

void PhraseTree::add(std::span<const std::string> words, std::int32_t list) {
  if (words.empty()) return;
  lists_ = std::max(lists_, list + 1);
  std::size_t node = 0;
  for (const auto& word : words) {
    const auto number = numbers_.try_emplace(word, static_cast<std::int32_t>(numbers_.size()));
    const auto fresh = static_cast<std::int32_t>(nodes_.size());
    const auto [next, is_new] = nodes_[node].next.try_emplace(number.first->second, fresh);
    node = static_cast<std::size_t>(next->second);
    if (is_new) nodes_.emplace_back();
  }
  auto& lists = nodes_[node].lists;
  if (std::ranges::find(lists, list) == lists.end()) lists.push_back(list);
}

std::int32_t PhraseTree::number_of(std::string_view word) const {
  const auto found = numbers_.find(std::string(word));
  return found == numbers_.end() ? kOther : found->second;
}

void PhraseTree::count(std::span<const std::int32_t> text, std::span<std::int32_t> counts) const {
  std::vector<std::size_t> free(static_cast<std::size_t>(lists_), 0);
  std::vector<std::size_t> end(free.size(), 0);
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (text[begin] == kOther) continue;
    std::vector<std::int32_t> met;
    std::size_t node = 0;
    for (std::size_t i = begin; i < text.size() && text[i] != kOther; ++i) {
      const auto next = nodes_[node].next.find(text[i]);
      if (next == nodes_[node].next.end()) break;
      node = static_cast<std::size_t>(next->second);
      for (const auto list : nodes_[node].lists) {
        end[static_cast<std::size_t>(list)] = i + 1;
        if (std::ranges::find(met, list) == met.end()) met.push_back(list);
      }
    }
    for (const auto list : met) {
      const auto at = static_cast<std::size_t>(list);
      if (begin < free[at]) continue;
      ++counts[at];
      free[at] = end[at];
    }
  }
}

TermMatcher::TermMatcher(std::span<const TermList> lists) : lists_(lists.size()) {
  TokenReader tokens;
  Stemmer stemmer;
  for (std::size_t list = 0; list < lists.size(); ++list) {
    for (const auto& term : lists[list].terms) {
      auto words = words_of(term, tokens);
      if (words.empty())
        throw Error(ErrorKind::Usage, fmt::format("the term \"{}\" has no word", term));
      exact_.add(words, static_cast<std::int32_t>(list));
      for (auto& word : words) word = std::string(stemmer.stem(word));
      stemmed_.add(words, static_cast<std::int32_t>(list));
    }
  }
}

TermCounter::Numbers TermCounter::numbers_of(std::string_view word) {
  if (const auto found = met_.find(word); found != met_.end()) return found->second;
  const Numbers numbers{matcher_.exact().number_of(word),
                        matcher_.stemmed().number_of(stemmer_.stem(word))};
  if (met_.size() < kMostRemembered) met_.emplace(word, numbers);
  return numbers;
}

TermCounts TermCounter::count(std::string_view text) {
  exact_text_.clear();
  stemmed_text_.clear();
  tokens_.begin(text);
  while (tokens_.next()) {
    const auto numbers = numbers_of(tokens_.word());
    exact_text_.push_back(numbers.exact);
    stemmed_text_.push_back(numbers.stemmed);
  }
  TermCounts counts;
  counts.words = static_cast<std::int32_t>(exact_text_.size());
  counts.exact.resize(matcher_.lists());
  counts.stemmed.resize(matcher_.lists());
  matcher_.exact().count(exact_text_, counts.exact);
  matcher_.stemmed().count(stemmed_text_, counts.stemmed);
  return counts;
}

}  // namespace orrery::norms
