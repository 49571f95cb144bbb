#include "tools/files/flush.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

#include "tools/system/files.hpp"

namespace otbor {
namespace {

constexpr std::size_t at_a_time = 8;

}  // namespace

int flush_together(const std::deque<Descriptor>& files) {
  std::vector<int> failures(files.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto at = next++; at < files.size(); at = next++) {
      failures[at] = system::flush(files[at].number());
    }
  };
  std::vector<std::thread> helpers;
  while (helpers.size() + 1 < std::min(files.size(), at_a_time)) helpers.emplace_back(work);
  work();
  for (auto& helper : helpers) helper.join();
  const auto failed = std::ranges::find_if(failures, [](int failure) { return failure != 0; });
  return failed == failures.end() ? 0 : *failed;
}

}  // namespace otbor
