// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/transaction.hpp"

namespace orrery::store {

Transaction::Transaction(Database& database)
    : database_(database), open_(!database.in_transaction_) {
  if (!open_) return;
  database_.execute("BEGIN TRANSACTION");
  database_.in_transaction_ = true;
}

Transaction::~Transaction() {
  if (!open_) return;
  database_.in_transaction_ = false;
  database_.roll_back();
}

void Transaction::commit() {
  if (!open_) return;
  database_.execute("COMMIT");
  database_.in_transaction_ = false;
  open_ = false;
}

}  // namespace orrery::store
