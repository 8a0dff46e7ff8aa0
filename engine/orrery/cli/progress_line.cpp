// SPDX-License-Identifier: GPL-3.0-or-later
#include "orrery/cli/progress_line.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <utility>

#include "orrery/cli/layout.hpp"

namespace orrery::cli {
namespace {

constexpr std::chrono::milliseconds kPatience{400};
constexpr std::chrono::milliseconds kBetweenDraws{100};

}  // namespace

ProgressLine::ProgressLine(ProgressStyle style, Write write)
    : style_(style), write_(std::move(write)) {
  const bool moves = style_.animate && !style_.quiet;
  if (moves)
    painter_ = std::jthread([this](const std::stop_token& stop) { draw_until_stopped(stop); });
}

ProgressLine::~ProgressLine() {
  finish();
}

Progress ProgressLine::progress(const CancelToken* cancel) {
  Progress progress;
  progress.step = [this](std::string_view name, int number, int of) { step(name, number, of); };
  progress.notice = [this](const std::string& text) { notice(text); };
  progress.cancel = cancel;
  return progress;
}

void ProgressLine::step(std::string_view name, int number, int of) {
  const std::lock_guard lock(mutex_);
  line_ = fmt::format("[{}/{}] {}", number, of, one_line(name));
}

void ProgressLine::notice(const std::string& text) {
  const std::lock_guard lock(mutex_);
  if (style_.quiet || finished_) return;
  clear();
  write_(fmt::format("note: {}\n", one_line(text)));
}

void ProgressLine::finish() {
  if (painter_.joinable()) {
    painter_.request_stop();
    painter_.join();
  }
  const std::lock_guard lock(mutex_);
  clear();
  finished_ = true;
}

void ProgressLine::to_standard_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

void ProgressLine::draw_until_stopped(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    wake_.wait_for(lock, stop, kBetweenDraws, [] { return false; });
    if (!stop.stop_requested() && Clock::now() - start_ >= kPatience) draw();
  }
}

void ProgressLine::draw() {
  if (line_.empty()) return;
  const std::chrono::duration<double> passed = Clock::now() - start_;
  const auto time = fmt::format("  {:.0f} s", passed.count());
  // One column stays free, as some terminals wrap when the last one is filled.
  const auto text = truncated(line_, style_.width - 1 - static_cast<int>(time.size())) + time;
  write_(fmt::format("\r\x1b[K{}", text));
  drawn_ = true;
}

void ProgressLine::clear() {
  if (std::exchange(drawn_, false)) write_("\r\x1b[K");
}

}  // namespace orrery::cli
