// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/weights.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "orrery/base/error.hpp"
#include "orrery/base/text.hpp"

namespace orrery::cli {
namespace {

/// A complaint about the weights of a flag.
class Complaint {
 public:
  explicit Complaint(std::string_view flag) : flag_(flag) {}
  Error operator()(std::string message) const {
    const auto* example = flag_ == "--weights" ? "mil=30,eco=40" : "trade=2,arms=1";
    return {ErrorKind::Usage,
            std::move(message),
            std::string(flag_),
            fmt::format("write {} {}", flag_, example)};
  }

 private:
  std::string_view flag_;
};

double weight_of(std::string_view name, std::string_view text, const Complaint& wrong) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole =
      error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
  if (!whole) throw wrong(fmt::format("the weight of {} is not a number: \"{}\"", name, text));
  if (value < 0) throw wrong(fmt::format("the weight of {} is negative: {}", name, text));
  return value;
}

}  // namespace

std::vector<std::pair<std::string, double>> parse_weights(std::string_view text,
                                                          std::string_view flag) {
  const Complaint wrong(flag);
  std::vector<std::pair<std::string, double>> weights;
  for (const auto& part : split(text, ',')) {
    const auto equals = part.find('=');
    if (equals == std::string::npos) throw wrong(fmt::format("no weight in \"{}\"", part));
    const std::string name(trimmed(std::string_view(part).substr(0, equals)));
    if (name.empty()) throw wrong(fmt::format("no name before the weight in \"{}\"", part));
    const auto given = std::ranges::find(weights, name, &std::pair<std::string, double>::first);
    if (given != weights.end()) throw wrong(fmt::format("{} has two weights", name));
    weights.emplace_back(
        name, weight_of(name, trimmed(std::string_view(part).substr(equals + 1)), wrong));
  }
  const bool any =
      std::ranges::any_of(weights, [](const auto& weight) { return weight.second > 0; });
  if (!any) throw wrong(fmt::format("no weight is above 0 in \"{}\"", text));
  return weights;
}

double parse_share(const std::string& text, std::string_view flag, double least) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (!whole || !std::isfinite(value) || value < least || value >= 1) {
    throw Error(ErrorKind::Usage,
                fmt::format("no threshold from {:g} to below 1: \"{}\"", least, text),
                std::string(flag),
                fmt::format("write a number such as {:g}", std::max(least, 0.05)));
  }
  return value;
}

}  // namespace orrery::cli
