// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace orrery::testing {

/// A world of all datasets at hand, which tests read and nobody writes. ctest makes it before the
/// first test that asks for it (FIXTURES_REQUIRED official_world); absent where the datasets are.
inline const std::filesystem::path kOfficialWorld = ORRERY_OFFICIAL_WORLD;

}  // namespace orrery::testing
