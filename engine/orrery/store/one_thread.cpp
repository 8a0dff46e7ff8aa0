// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/store/one_thread.hpp"

namespace orrery::store {

OneThread::OneThread(Database& database)
    : database_(database),
      threads_(database.query("SELECT current_setting('threads')::VARCHAR").text(0, 0)) {
  database_.execute("SET threads = 1");
}

OneThread::~OneThread() {
  database_.execute("SET threads = " + threads_);
}

}  // namespace orrery::store
