// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "orrery/store/database.hpp"

namespace orrery::store {

/// Runs a database on one thread while it lives. Sums of decimals depend on their order, and one
/// thread adds them in the order of the rows.
class OneThread {
 public:
  /// From now on; the threads of before come back when it dies.
  explicit OneThread(Database& database);
  ~OneThread();
  OneThread(const OneThread&) = delete;
  OneThread& operator=(const OneThread&) = delete;

 private:
  Database& database_;
  std::string threads_;
};

}  // namespace orrery::store
