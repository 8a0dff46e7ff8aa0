// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "orrery/api/session.hpp"
#include "orrery/store/database.hpp"

namespace orrery::testing {

/// The public datasets that lie beside the project on machines that have them.
inline const std::filesystem::path kSharedData = "../shared/data";
inline const std::filesystem::path kOracle = "../shared/oracle/measures";

/// The folders of all datasets at hand, with those that only the field's R package carries.
inline std::vector<std::filesystem::path> official_data() {
  return {kSharedData, kOracle / "inputs" / "ps"};
}

/// Builds a world of everything that the folders hold.
inline api::BuildSummary build_world(const std::filesystem::path& world,
                                     const std::vector<std::filesystem::path>& data,
                                     int threads = 0) {
  api::BuildOptions options;
  options.data = data;
  options.world = world;
  options.threads = threads;
  options.command = "orrery build";
  return api::build(options, Progress{});
}

/// The same with the measures of power only, which takes a fraction of the time.
inline api::BuildSummary build_power_world(const std::filesystem::path& world,
                                           const std::vector<std::filesystem::path>& data,
                                           bool carry_forward = false) {
  api::BuildOptions options;
  options.data = data;
  options.world = world;
  options.carry_forward = carry_forward;
  options.measures = {"power"};
  options.command = "orrery build --measures power";
  return api::build(options, Progress{});
}

/// The same from files that hold only a part of their release.
inline api::BuildSummary build_small_world(const std::filesystem::path& world,
                                           const std::vector<std::filesystem::path>& data,
                                           int threads = 0) {
  api::BuildOptions options;
  options.data = data;
  options.world = world;
  options.threads = threads;
  options.partial = true;
  options.command = "orrery build --partial";
  return api::build(options, Progress{});
}

inline store::Database opened(const std::filesystem::path& world) {
  store::OpenOptions options;
  options.read_only = true;
  return store::Database(world, options);
}

}  // namespace orrery::testing
