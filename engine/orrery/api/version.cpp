// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/api/session.hpp"

namespace orrery::api {

std::string_view version() {
  return ORRERY_VERSION;
}

}  // namespace orrery::api
