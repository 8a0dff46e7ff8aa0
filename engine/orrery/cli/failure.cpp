// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/failure.hpp"

#include <fmt/format.h>

#include <new>
#include <system_error>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/terminal.hpp"

namespace orrery::cli {
namespace {

constexpr int kSignalBase = 128;

// Further lines stand below the first, behind the label.
std::string labelled(const std::string& label, std::string_view text) {
  std::string result;
  for (const auto& line : split(text, '\n')) {
    result.append(result.empty() ? label : std::string(7, ' ')).append(line).append("\n");
  }
  return result;
}

std::string text_of(const Error& error, std::string_view version, bool colour) {
  const Style style(colour);
  auto place = error.place();
  auto hint = error.hint();
  if (error.kind() == ErrorKind::Internal) {
    if (place.empty()) place = fmt::format("orrery {}", version);
    if (hint.empty()) hint = "this is a mistake of Orrery; please report this text and the command";
  }
  auto text = labelled(style.red("error:") + " ", error.what());
  if (!place.empty()) text += labelled("  at:  ", place);
  if (!hint.empty()) text += labelled(style.cyan("hint:") + "  ", hint);
  return text;
}

}  // namespace

Failure describe(const std::exception_ptr& thrown,
                 std::string_view version,
                 int signal,
                 bool colour) {
  const auto failure = [&](const Error& error) -> Failure {
    const bool by_signal = error.kind() == ErrorKind::Cancelled && signal != 0;
    return {text_of(error, version, colour),
            by_signal ? kSignalBase + signal : exit_status_of(error.kind())};
  };
  try {
    std::rethrow_exception(thrown);
  } catch (const Error& error) {
    return failure(error);
  } catch (const std::bad_alloc&) {
    return failure(
        {ErrorKind::Limit, "out of memory", {}, "ask for fewer years, states or layers"});
  } catch (const std::system_error& error) {
    return failure({ErrorKind::Failure, error.what()});
  } catch (const std::exception& error) {
    return failure({ErrorKind::Internal, fmt::format("unexpected: {}", error.what())});
  } catch (...) {
    return failure({ErrorKind::Internal, "unexpected: an unknown exception"});
  }
}

}  // namespace orrery::cli
