// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orrery/store/database.hpp"

namespace orrery::store {

/// A transaction while it lives: what its statements do takes effect all together, by commit(), or
/// not at all. Inside another one of the same database it is a part of that: only the outermost
/// begins and commits. The disk is waited for once, not after each statement.
class Transaction {
 public:
  /// Begins, unless one is open.
  explicit Transaction(Database& database);
  /// Undoes what was not committed, if this is the outermost.
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Makes it count, if this is the outermost. Throws as Database::execute does.
  void commit();

 private:
  Database& database_;
  bool open_;  ///< begun here, and not ended
};

}  // namespace orrery::store
