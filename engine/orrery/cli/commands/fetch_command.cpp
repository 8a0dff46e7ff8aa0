// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>
#include <string>

#include "orrery/api/fetch.hpp"
#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"
#include "orrery/cli/commands/commands.hpp"
#include "orrery/cli/interrupts.hpp"
#include "orrery/cli/layout.hpp"
#include "orrery/cli/progress_line.hpp"

namespace orrery::cli {
namespace {

constexpr const char* kFolder = "orrery-data";
constexpr std::uint64_t kMegabyte = 1000000;

std::filesystem::path folder_of(const Context& context) {
  const auto folders = data_of(context.invocation, context.environment);
  return folders.empty() ? std::filesystem::path(kFolder) : folders.front();
}

/// Shows terms of use; accepts them by the flag, or asks on a terminal.
bool accepts(const Context& context, const CancelToken& cancel, const api::Licence& licence) {
  const bool by_flag = context.invocation.has("--accept-licence");
  if (!by_flag && ::isatty(STDIN_FILENO) == 0) {
    throw Error(
        ErrorKind::Usage,
        fmt::format("the terms of {} are not accepted yet: {}", licence.dataset, licence.text),
        licence.url,
        "read them, and accept them with --accept-licence");
  }
  fmt::print(stderr,
             "{}: {} ({})\n  terms: {}\n  see {}\n",
             licence.dataset,
             licence.title,
             licence.publisher,
             licence.text,
             licence.url);
  if (by_flag) return true;
  fmt::print(stderr, "Do you accept these terms? [yes/no] ");
  std::string answer;
  std::getline(std::cin, answer);
  cancel.check();
  const auto word = folded(answer);
  return word == "yes" || word == "y";
}

std::string summary_line(const api::FetchReport& report, const std::filesystem::path& folder) {
  auto text = fmt::format("{} downloaded to {} ({}), {} there already",
                          counted(report.downloaded, "file", "files"),
                          folder.string(),
                          readable_bytes(report.bytes),
                          report.kept);
  if (report.declined > 0)
    text += fmt::format(", {} not accepted", counted(report.declined, "dataset", "datasets"));
  return text;
}

/// All failures but the last are told here; the last is thrown on and sets the status.
void tell_failures(const api::FetchReport& report) {
  for (const auto& failure : report.failures) {
    try {
      std::rethrow_exception(failure.error);
    } catch (Error& error) {
      if (&failure == &report.failures.back()) throw error.within(failure.name);
      fmt::print(
          stderr, "error: {}: {}\n  at:  {}\n", failure.name, error.message(), error.place());
    }
  }
}

}  // namespace

int fetch_command(const Context& context) {
  const auto& invocation = context.invocation;
  if (invocation.has("--list") || invocation.has("--dry-run")) {
    print_document(context, api::fetch_list(invocation.arguments));
    return 0;
  }
  CancelToken cancel;
  const Interrupts interrupts(cancel);
  ProgressLine line({.animate = context.terminal.animate,
                     .quiet = invocation.has("--quiet"),
                     .width = context.terminal.width});
  api::FetchQuery query;
  query.ids = invocation.arguments;
  query.folder = folder_of(context);
  query.again = invocation.has("--again");
  query.accept_change = invocation.has("--accept-change");
  query.mirror = context.environment.variable("ORRERY_MIRROR").value_or("");
  query.max_bytes = invocation.number("--max-size") * kMegabyte;
  query.accepts = [&](const api::Licence& licence) { return accepts(context, cancel, licence); };
  const auto report = api::fetch(query, line.progress(&cancel));
  line.finish();
  say(context, summary_line(report, query.folder));
  tell_failures(report);
  return 0;
}

}  // namespace orrery::cli
