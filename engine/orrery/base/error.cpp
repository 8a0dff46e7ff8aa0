// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/base/error.hpp"

#include <array>
#include <utility>

namespace orrery {
namespace {

struct KindRow {
  ErrorKind kind;
  std::string_view name;
  int exit_status;
};

constexpr std::array<KindRow, 7> kKinds{{
    {ErrorKind::Failure, "failure", 1},
    {ErrorKind::Usage, "usage", 2},
    {ErrorKind::Answer, "answer", 3},
    {ErrorKind::MissingData, "missing_data", 4},
    {ErrorKind::Limit, "limit", 6},
    {ErrorKind::Cancelled, "cancelled", 130},
    {ErrorKind::Internal, "internal", 70},
}};

const KindRow& row_of(ErrorKind kind) {
  return kKinds.at(static_cast<std::size_t>(kind));
}

}  // namespace

std::string_view name_of(ErrorKind kind) {
  return row_of(kind).name;
}

int exit_status_of(ErrorKind kind) {
  return row_of(kind).exit_status;
}

Error::Error(ErrorKind kind, std::string message, std::string place, std::string hint)
    : kind_(kind),
      message_(std::move(message)),
      place_(std::move(place)),
      hint_(std::move(hint)),
      full_(message_) {}

Error& Error::within(std::string_view doing) {
  full_.insert(0, std::string(doing) + ": ");
  return *this;
}

Error& Error::suggest(std::string hint) {
  if (hint_.empty()) hint_ = std::move(hint);
  return *this;
}

}  // namespace orrery
