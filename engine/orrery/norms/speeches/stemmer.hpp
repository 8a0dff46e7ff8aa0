// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>

struct sb_stemmer;

namespace orrery::norms {

/// Stems of English words by the Snowball stemmer (Porter 2): "developing", "developed" and
/// "development" are all "develop". For one thread at a time.
class Stemmer {
 public:
  /// Throws Error{Internal} if the library lacks English.
  Stemmer();

  /// The stem of a lower-case word; valid until the next call.
  std::string_view stem(std::string_view word);

 private:
  std::unique_ptr<sb_stemmer, void (*)(sb_stemmer*)> handle_;
};

}  // namespace orrery::norms
