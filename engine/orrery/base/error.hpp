// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace orrery {

/// Why an operation could not go on. One table maps each kind to its name and exit status.
enum class ErrorKind {
  Failure,      ///< a run-time failure: disk full, folder not writable, a query that fails
  Usage,        ///< an unknown command, flag, state or value
  Answer,       ///< it ran, and the answer is no
  MissingData,  ///< needed data are missing or unreadable
  Limit,        ///< a limit of time, rows or memory stopped it
  Cancelled,    ///< the user interrupted it
  Internal,     ///< a mistake of ours
};

/// The kind's stable name: "failure", "usage", "answer", "missing_data", "limit", "cancelled",
/// "internal".
std::string_view name_of(ErrorKind kind);

/// The process exit status of a kind: 1, 2, 3, 4, 6, 130 and 70.
int exit_status_of(ErrorKind kind);

/// The one exception of Orrery. `message` says what was found, with the offending value; `place` is
/// "file:line", a flag or empty; `hint` is what to do, best a command to run, or empty. Context is
/// added on the way up with `within`.
class Error : public std::exception {
 public:
  /// The parts of a report to the user; place and hint may be empty.
  Error(ErrorKind kind, std::string message, std::string place = {}, std::string hint = {});

  /// What went wrong, as a class.
  ErrorKind kind() const { return kind_; }
  /// What was found, without the context.
  const std::string& message() const { return message_; }
  /// Where: "file:line", a flag, or empty.
  const std::string& place() const { return place_; }
  /// What to do, or empty.
  const std::string& hint() const { return hint_; }

  /// The message, behind the context that was added ("reading cow_nmc: …").
  const char* what() const noexcept override { return full_.c_str(); }

  /// Adds what was being done, outermost last: `throw error.within("reading cow_nmc")`.
  Error& within(std::string_view doing);

  /// Sets the hint if there is none yet.
  Error& suggest(std::string hint);

 private:
  ErrorKind kind_;
  std::string message_;
  std::string place_;
  std::string hint_;
  std::string full_;
};

}  // namespace orrery
