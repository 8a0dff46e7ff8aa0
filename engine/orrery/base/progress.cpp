// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/progress.hpp"

#include "orrery/base/error.hpp"

namespace orrery {

void CancelToken::check() const {
  if (cancelled()) throw Error(ErrorKind::Cancelled, "interrupted");
}

}  // namespace orrery
