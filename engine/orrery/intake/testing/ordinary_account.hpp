// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

namespace orrery::intake::testing {

/// While it lives, a test that root runs has the rights of an ordinary account: root may read
/// everything.
class OrdinaryAccount {
 public:
  OrdinaryAccount() : was_root_(geteuid() == 0), taken_(!was_root_ || seteuid(kNobody) == 0) {}
  OrdinaryAccount(const OrdinaryAccount&) = delete;
  OrdinaryAccount& operator=(const OrdinaryAccount&) = delete;
  ~OrdinaryAccount() {
    if (was_root_ && seteuid(0) != 0) _exit(1);
  }

  bool taken() const { return taken_; }

 private:
  static constexpr uid_t kNobody = 65534;
  bool was_root_;
  bool taken_;
};

}  // namespace orrery::intake::testing
