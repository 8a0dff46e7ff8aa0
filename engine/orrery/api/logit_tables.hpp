// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orrery/api/table.hpp"
#include "orrery/models/logit_model.hpp"
#include "orrery/numerics/logit.hpp"

namespace orrery::api {

/// A fitted logit as tables: coefficients, with what a reader must know as notes; fit; and, where
/// rows lack something, left_out. Their sources are not cited yet.
Document logit_document(const models::LogitModel& model, const numerics::LogitFit& fit);

}  // namespace orrery::api
