// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace orrery {

/// Does jobs in order on a thread of its own while the caller works on the results of earlier ones.
/// At most `most` results wait to be taken. With `most` = 0 there is no such thread: each job is
/// done when its result is taken. Jobs that are not begun when this ends are left out; the one that
/// runs is waited for.
template <typename Result>
class Ahead {
 public:
  /// What makes a result; runs on the thread of its own.
  using Job = std::function<Result()>;

  /// Begins with the first jobs at once, unless `most` is 0.
  Ahead(std::vector<Job> jobs, std::size_t most) : jobs_(std::move(jobs)), most_(most) {
    if (most_ > 0) worker_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
  }

  /// The result of the next job, in the order of the jobs; throws what the job threw. At most as
  /// many calls as jobs.
  Result take() {
    if (most_ == 0) return jobs_.at(taken_++)();
    std::future<Result> result;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return !ready_.empty(); });
      result = std::move(ready_.front());
      ready_.pop_front();
    }
    changed_.notify_all();
    return result.get();
  }

 private:
  void work(const std::stop_token& stop) {
    for (const auto& job : jobs_) {
      {
        std::unique_lock lock(mutex_);
        if (!changed_.wait(lock, stop, [&] { return ready_.size() < most_; })) return;
      }
      if (stop.stop_requested()) return;
      std::packaged_task<Result()> task(job);
      auto result = task.get_future();
      task();
      {
        const std::scoped_lock lock(mutex_);
        ready_.push_back(std::move(result));
      }
      changed_.notify_all();
    }
  }

  std::vector<Job> jobs_;
  std::size_t most_;
  std::size_t taken_ = 0;  ///< without a thread: jobs done
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<std::future<Result>> ready_;
  std::jthread worker_;  ///< last, so that it ends first
};

}  // namespace orrery
