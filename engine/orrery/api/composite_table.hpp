// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orrery/api/power_reader.hpp"
#include "orrery/api/session.hpp"

namespace orrery::api {

/// The states ranked by the user's weighing of several indices, with 90 % intervals of rank and
/// score over other weighings around it (see power::composite).
Table composite_table(const PowerReader& power, const PowerQuery& query);

}  // namespace orrery::api
