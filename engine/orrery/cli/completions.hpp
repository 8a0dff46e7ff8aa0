// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace orrery::cli {

/// The completion script of a shell: bash, zsh or fish. Throws Error{Usage} for another.
std::string completions(std::string_view shell);

}  // namespace orrery::cli
