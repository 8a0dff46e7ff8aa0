// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "orrery/base/text.hpp"

namespace orrery::cli {
namespace {

constexpr int kUsualWidth = 80;
constexpr int kLeastWidth = 40;
constexpr int kMostWidth = 1000;

int window_columns() {
  winsize size{};
  for (const int descriptor : {STDOUT_FILENO, STDERR_FILENO}) {
    if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  return 0;
}

int width_of(const Environment& environment) {
  int width = 0;
  if (const auto columns = environment.variable("COLUMNS")) {
    const auto* end = columns->data() + columns->size();
    const auto [rest, error] = std::from_chars(columns->data(), end, width);
    if (error != std::errc{} || rest != end) width = 0;
  }
  if (width <= 0 && environment.output_is_terminal) width = environment.window_columns;
  if (width <= 0) return kUsualWidth;
  return std::clamp(width, kLeastWidth, kMostWidth);
}

}  // namespace

Environment process_environment() {
  Environment environment;
  environment.variable = [](const std::string& name) -> std::optional<std::string> {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') return std::nullopt;
    return value;
  };
  environment.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  environment.errors_are_terminal = isatty(STDERR_FILENO) == 1;
  environment.window_columns = window_columns();
  return environment;
}

Terminal terminal_of(const Environment& environment, std::string_view colour) {
  const bool dumb = environment.variable("TERM") == "dumb";
  const auto coloured = [&](bool is_terminal) {
    if (colour != "auto") return colour == "always";
    if (environment.variable("NO_COLOR")) return false;
    const auto forced = environment.variable("FORCE_COLOR");
    if (forced && *forced != "0") return true;
    return is_terminal && !dumb;
  };
  return {.table_by_default = environment.output_is_terminal,
          .width = width_of(environment),
          .output_colour = coloured(environment.output_is_terminal),
          .errors_colour = coloured(environment.errors_are_terminal),
          .animate = environment.errors_are_terminal && !dumb && !environment.variable("CI")};
}

std::filesystem::path world_of(const Invocation& invocation, const Environment& environment) {
  if (!invocation.has("--world")) {
    if (const auto world = environment.variable("ORRERY_WORLD")) return *world;
  }
  return invocation.text_or_empty("--world");
}

std::vector<std::filesystem::path> data_of(const Invocation& invocation,
                                           const Environment& environment) {
  auto folders = invocation.list("--data");
  if (folders.empty()) folders = split(environment.variable("ORRERY_DATA").value_or(""), ':');
  std::erase(folders, "");
  return {folders.begin(), folders.end()};
}

std::string Style::marked(std::string_view code, std::string_view text) const {
  if (!on_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace orrery::cli
