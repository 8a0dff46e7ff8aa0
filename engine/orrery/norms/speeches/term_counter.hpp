// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "orrery/norms/speeches/stemmer.hpp"
#include "orrery/norms/speeches/term_lists.hpp"
#include "orrery/norms/speeches/tokens.hpp"

namespace orrery::norms {

/// Phrases as a tree of words; a node at which phrases of some lists end names them.
class PhraseTree {
 public:
  /// Number of a word that no phrase has.
  static constexpr std::int32_t kOther = -1;

  /// Adds a phrase of a list; an empty one is nothing.
  void add(std::span<const std::string> words, std::int32_t list);
  /// The number of a word, or kOther.
  std::int32_t number_of(std::string_view word) const;
  /// Adds to `counts` how often each list is met in a text given as numbers of words. At each place
  /// the longest phrase of a list counts, once, and the list is looked for again behind it.
  void count(std::span<const std::int32_t> text, std::span<std::int32_t> counts) const;

 private:
  struct Node {
    std::unordered_map<std::int32_t, std::int32_t> next;
    std::vector<std::int32_t> lists;
  };
  std::unordered_map<std::string, std::int32_t> numbers_;
  std::vector<Node> nodes_{1};
  std::int32_t lists_ = 0;
};

/// Term lists made ready for matching; shared by the counters of all threads.
class TermMatcher {
 public:
  /// Words of the terms become the same form as those of texts. Throws Error{Usage} for a term
  /// without a letter or digit.
  explicit TermMatcher(std::span<const TermList> lists);

  /// How many lists there are.
  std::size_t lists() const { return lists_; }
  /// Phrases as they are written.
  const PhraseTree& exact() const { return exact_; }
  /// Phrases by the stems of their words.
  const PhraseTree& stemmed() const { return stemmed_; }

 private:
  std::size_t lists_;
  PhraseTree exact_;
  PhraseTree stemmed_;
};

/// What was found in a text.
struct TermCounts {
  std::int32_t words = 0;             ///< words of the text
  std::vector<std::int32_t> exact;    ///< mentions by list: the same words, whatever their case
  std::vector<std::int32_t> stemmed;  ///< mentions by list: words of the same stem
};

/// Counts mentions of term lists in texts, one after the other; a thread has its own. It remembers
/// the words it met with their numbers, up to a bound, so that each is stemmed once: memory does
/// not grow with the texts. O(bytes).
class TermCounter {
 public:
  /// The matcher must outlive it.
  explicit TermCounter(const TermMatcher& matcher) : matcher_(matcher) {}

  /// Counts all lists in one pass over a text.
  TermCounts count(std::string_view text);

 private:
  struct Numbers {
    std::int32_t exact;
    std::int32_t stemmed;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  Numbers numbers_of(std::string_view word);

  const TermMatcher& matcher_;
  TokenReader tokens_;
  Stemmer stemmer_;
  std::unordered_map<std::string, Numbers, Hash, std::equal_to<>> met_;
  std::vector<std::int32_t> exact_text_;
  std::vector<std::int32_t> stemmed_text_;
};

}  // namespace orrery::norms
