// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/norms/speeches/stemmer.hpp"

#include <libstemmer.h>

#include "orrery/base/error.hpp"

namespace orrery::norms {

Stemmer::Stemmer() : handle_(sb_stemmer_new("english", "UTF_8"), sb_stemmer_delete) {
  if (!handle_) throw Error(ErrorKind::Internal, "the stemmer does not know English");
}

std::string_view Stemmer::stem(std::string_view word) {
  const auto* stem = sb_stemmer_stem(handle_.get(),
                                     reinterpret_cast<const sb_symbol*>(word.data()),
                                     static_cast<int>(word.size()));
  if (stem == nullptr) throw Error(ErrorKind::Internal, "the stemmer ran out of memory");
  return {reinterpret_cast<const char*>(stem),
          static_cast<std::size_t>(sb_stemmer_length(handle_.get()))};
}

}  // namespace orrery::norms
