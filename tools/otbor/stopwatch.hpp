#pragma once
// How long each stage took, for --timings. Seconds never reach a result.

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace otbor {

class Stopwatch {
 public:
  /// A stage has ended that began where the one before it ended.
  void lap(std::string_view stage) {
    const auto now = Clock::now();
    laps_.emplace_back(stage, std::chrono::duration<double>(now - last_).count());
    last_ = now;
  }
  [[nodiscard]] const std::vector<std::pair<std::string, double>>& laps() const { return laps_; }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point last_ = Clock::now();
  std::vector<std::pair<std::string, double>> laps_;
};

}  // namespace otbor
