// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "orrery/base/embedded.hpp"

namespace orrery::claims {

/// The claims files that the program holds, and the template for a new one.
std::span<const EmbeddedFile> embedded_claims();

}  // namespace orrery::claims
